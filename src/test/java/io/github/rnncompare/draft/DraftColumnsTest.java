package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of texts, and columns of the file of the test split, in drafts. */
class DraftColumnsTest {
  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

  @TempDir private Path directory;

  private Path file(String name, String header, int rows, IntFunction<String> line)
      throws IOException {
    String text = IntStream.range(0, rows).mapToObj(line).collect(Collectors.joining("\n"));
    return Files.writeString(directory.resolve(name), header + "\n" + text + "\n");
  }

  private static SpecDraft draft(Path file, Path test) throws IOException {
    return SpecDraft.of(file, DraftOptions.NONE.withTest(Optional.of(test)));
  }

  private static String yaml(SpecDraft draft) {
    return draft.yaml(DraftSize.ofEpochs(5), List.of());
  }

  /** Rows of a panel: days, and a series for each of some names. */
  private Path panel(String name, int from, int days, String... series) throws IOException {
    return file(
        name,
        "date,shop,x",
        days * series.length,
        i ->
            DAY.plusDays(from + i / series.length)
                + ","
                + series[i % series.length]
                + ","
                + i * i % 11);
  }

  @Test
  void fewTextsAreCategoriesOfASeries() throws IOException {
    // given: the weather, missing at first; a holiday or nothing; notes; a constant
    Path file =
        file(
            "s.csv",
            "date,x,weather,holiday,note,place",
            90,
            i ->
                DAY.plusDays(i)
                    + ("," + i * i % 11)
                    + ("," + (i < 3 ? "" : List.of("sun", "rain").get(i * i % 3 % 2)))
                    + ("," + (i % 9 == 0 ? "yes" : ""))
                    + (",n" + i + ",here"));

    // when
    SpecDraft draft = SpecDraft.of(file);

    // then
    assertThat(yaml(draft))
        .contains("columns: [x, weather] ", "categories: {weather: [rain, sun]} ")
        .contains("missing: forward_fill", "targets: [x] ");
    assertThat(draft.found())
        .contains(
            "note is left out: too many texts for categories (at most 20, with 3 rows each).",
            "holiday is left out: it is 'yes' or missing; if nothing stands for something else,"
                + " write a text for that, and it is a category.")
        .anyMatch(line -> line.endsWith(" Left out: holiday, note, place."))
        .noneMatch(line -> line.startsWith("place is left out"));
  }

  @Test
  void textsOfAPanelAreStaticWhereTheyDoNotVary() throws IOException {
    // given: a kind that two of three shops share, and a second name of each shop
    Path file =
        file(
            "p.csv",
            "date,shop,x,kind,promo,name",
            180,
            i ->
                DAY.plusDays(i / 3)
                    + (",s" + i % 3 + "," + i * i % 11 + ",k" + i % 3 / 2)
                    + (i % 7 == 0 ? ",on" : ",off")
                    + (",S " + i % 3));

    // when
    SpecDraft draft = SpecDraft.of(file);

    // then
    assertThat(yaml(draft))
        .contains("columns: [x, promo] ", "static: [kind, shop] ")
        .contains(
            "categories: {shop: [s0, s1, s2], kind: [k0, k1], promo: [\"off\", \"on\"]} # leave shop"
                + " out, and out of static, to predict other series");
    assertThat(draft.found()).contains("name is left out: as many names of the series as shop.");
  }

  @Test
  void sequencesHaveCategoriesIfTheyHaveALabel() throws IOException {
    Path labelled =
        file(
            "q.csv",
            "id,t,x,sex,label",
            240,
            i ->
                i / 8
                    + ","
                    + i % 8
                    + ","
                    + i * i % 11
                    + (i / 8 % 3 > 0 ? ",f," : ",m,")
                    + i / 8 % 2);
    assertThat(yaml(SpecDraft.of(labelled)))
        .contains("features: [x, sex]", "categories: {sex: [f, m]} ");

    Path unlabelled =
        file(
            "u.csv",
            "id,t,state,x",
            240,
            i -> i / 8 + "," + i % 8 + (i * i % 3 > 0 ? ",f," : ",m,") + i * i % 11);
    assertThat(SpecDraft.of(unlabelled).found())
        .contains(
            "state is left out: without a label the next step is predicted, and all features of"
                + " it must be numbers.");
  }

  @Test
  void namesThatDifferInTheirWritingOnlyAreSaid() throws IOException {
    String rest = " Each is one of its own: if they are the same, write them alike.";
    assertThat(SpecDraft.of(panel("a.csv", 0, 30, "b", "B", "store 1", "Store 1")).found())
        .contains(
            "shop has names that differ in upper and lower case, blanks or zeros only: 'B' and"
                + " 'b'; 'Store 1' and 'store 1'."
                + rest);
    assertThat(SpecDraft.of(panel("b.csv", 0, 30, "01", "1", "2")).found())
        .anyMatch(line -> line.contains("zeros only: '01' and '1'."));
    assertThat(SpecDraft.of(panel("c.csv", 0, 30, "a 1", "a 2", "A-1")).found())
        .noneMatch(line -> line.contains("names that differ"));
    Path labels =
        file(
            "l.csv",
            "id,t,x,label",
            240,
            i ->
                i / 8
                    + ","
                    + i % 8
                    + ","
                    + i * i % 11
                    + ","
                    + List.of("a", "b", "B").get(i / 8 % 3));
    assertThat(SpecDraft.of(labels).found())
        .anyMatch(line -> line.startsWith("label has names that differ"));
  }

  @Test
  void seriesOfOneFileAloneAreSaidWithTheirLine() throws IOException {
    // given
    Path train = panel("train.csv", 0, 60, "e", "n", "s");
    Path other = panel("other.csv", 60, 20, "n", "s", "x");

    // when
    SpecDraft draft = draft(train, other);

    // then
    assertThat(draft.found())
        .contains(other + " has no rows of shop e: trained on, but not tested.")
        .anyMatch(
            line ->
                line.startsWith(other + ":4 has 'x' in column shop, of which " + train + " has"));
    assertThat(yaml(draft)).doesNotContain("static:");
    assertThat(yaml(draft(train, panel("less.csv", 60, 20, "n", "s")))).contains("static: [shop]");
  }

  @Test
  void categoriesThatTrainingDoesNotKnowAreNoFeatures() throws IOException {
    // given
    Path train =
        file("t.csv", "date,x,sky", 90, i -> DAY.plusDays(i) + "," + i * i % 11 + ",c" + i % 2);
    Path fog =
        file(
            "fog.csv",
            "date,x,sky",
            30,
            i -> DAY.plusDays(90 + i) + "," + i * i % 11 + ",c" + i / 9);
    Path none = file("none.csv", "date,x", 30, i -> DAY.plusDays(90 + i) + "," + i * i % 11);

    // then
    assertThat(yaml(draft(train, fog))).contains("columns: [x] ");
    assertThat(draft(train, fog).found())
        .contains("sky is left out: " + fog + ":20 has 'c2', which " + train + " does not have.");
    assertThat(draft(train, none).found())
        .contains("sky is left out: " + none + ":1 has no such column, but " + train + " has.");
  }

  @Test
  void bothFilesNeedTheSameColumnsAndTheSameNumbers() throws IOException {
    // given
    Path train = file("t.csv", "date,x", 90, i -> DAY.plusDays(i) + "," + i * i % 11 + ".5");
    Path whole = file("w.csv", "date,x", 90, i -> DAY.plusDays(i) + "," + i * i % 11);
    Path renamed = file("r.csv", "date,v", 30, i -> DAY.plusDays(90 + i) + "," + i % 11);
    Path commas = file("c.csv", "date;x", 30, i -> DAY.plusDays(90 + i) + ";" + i % 11 + ",25");

    // then
    assertThatThrownBy(() -> draft(train, renamed))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "%s:1: no column 'x', which %s has; it has: date, v. Both files need the same columns:"
                + " rename them, or leave some out of both, naming the others: --features",
            renamed, train);
    assertThatThrownBy(() -> draft(train, commas))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "%s writes numbers as 1250.5, but %s as 1250,5, in column 'x'; both are read in one"
                + " way: write them alike",
            train, commas);
    assertThatThrownBy(() -> draft(whole, commas))
        .hasMessageEndingWith("say --numbers 1250,5, which fits both");
    DraftOptions said = DraftOptions.NONE.with(List.of("--numbers", "1250,5"));
    assertThat(yaml(SpecDraft.of(whole, said.withTest(Optional.of(commas)))))
        .contains("numbers: \"1250,5\"");
  }

  @Test
  void fourOtherReadingsAreShownAndTheRestCounted() throws IOException {
    Path file =
        file(
            "m.csv",
            "date,a,b,c,d,e,f,g",
            90,
            i -> DAY.plusDays(i) + ("," + i * i % 97 + "." + i).repeat(7));

    Choice choice = SpecDraft.of(file).choice().orElseThrow();

    assertThat(choice.readings()).hasSize(5);
    assertThat(choice.more()).contains("2 more: --target");
    assertThat(choice.question())
        .isEqualTo(file + " can be read in several ways (2 more: --target).");
  }
}
