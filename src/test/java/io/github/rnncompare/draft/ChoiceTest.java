package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readings of a file of which only its owner knows the right one. */
class ChoiceTest {
  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

  @TempDir private Path directory;

  private Path file(String header, int rows, IntFunction<String> line) throws IOException {
    String text = IntStream.range(0, rows).mapToObj(line).collect(Collectors.joining("\n"));
    return Files.writeString(directory.resolve("d.csv"), header + "\n" + text + "\n");
  }

  /** The readings in words with their options; none where nothing is in doubt. */
  private static List<String> readings(Path file, String... said) throws IOException {
    return SpecDraft.of(file, DraftOptions.NONE.with(List.of(said)))
        .choice()
        .map(choice -> choice.readings().stream().map(Reading::withOptions).toList())
        .orElse(List.of());
  }

  private static String keys(Path file, String... said) throws IOException {
    return SpecDraft.of(file, DraftOptions.NONE.with(List.of(said)))
        .yaml(DraftSize.ofEpochs(5), List.of());
  }

  private static String value(int i) {
    return i * 7 % 31 + "." + i;
  }

  @Test
  void severalColumnsMayBeTheTarget() throws IOException {
    // given
    Path file = file("day,a,b,my c", 90, i -> DAY.plusDays(i) + ("," + value(i)).repeat(3));

    // then: the first; a usual name, or an option, leaves no doubt
    assertThat(readings(file))
        .containsExactly(
            "forecast a ()", "forecast b (--target b)", "forecast my c (--target 'my c')");
    assertThat(readings(file, "--target", "b")).isEmpty();
    assertThat(keys(file, "--target", "b")).contains("targets: [b]");
    Path named = file("day,a,target,c", 90, i -> DAY.plusDays(i) + ("," + value(i)).repeat(3));
    assertThat(readings(named)).isEmpty();
    Path one = file("day,a,sales,c", 90, i -> DAY.plusDays(i) + ("," + value(i)).repeat(3));
    assertThat(readings(one)).isEmpty();
  }

  @Test
  void severalColumnsMayHaveTheTimes() throws IOException {
    // given
    Path file =
        file("made,sent,x", 90, i -> DAY.plusDays(i) + "," + DAY.plusDays(2L * i) + "," + value(i));

    // then
    assertThat(readings(file)).containsExactly("forecast x ()", "times in sent (--time sent)");
    assertThat(keys(file, "--time", "sent")).contains("time: sent");
  }

  @Test
  void severalColumnsMayNameTheSeries() throws IOException {
    // given: three stores of two items each; and a second name of the stores' items
    Path file =
        file(
            "day,item_id,shop,x",
            6 * 70,
            i -> DAY.plusDays(i / 6) + ",i" + i % 6 + ",s" + i % 6 / 2 + "," + value(i));

    // then: a store has two rows a day, so that only one column does
    assertThat(readings(file)).isEmpty();
    assertThat(keys(file)).contains("series_id: item_id");
  }

  @Test
  void seriesMayBeSequences() throws IOException {
    // given: nine machines, of which each third fails
    Path file =
        file(
            "machine_id,day,x,fate",
            9 * 70,
            i ->
                "m"
                    + i / 70
                    + ","
                    + DAY.plusDays(i % 70)
                    + ","
                    + value(i)
                    + ","
                    + (i / 70 % 3 == 0 ? "fails" : "lasts"));

    // then
    assertThat(readings(file))
        .containsExactly(
            "series by machine_id, forecast x ()",
            "sequences by machine_id, predict fate"
                + " (--as sequences --id machine_id --target fate)");
    assertThat(keys(file, "--as", "sequences", "--id", "machine_id", "--target", "fate"))
        .contains("name: sequences", "classes: [fails, lasts]");
    assertThat(keys(file, "--as", "series")).contains("name: series");
    assertThat(readings(file, "--as", "series")).isEmpty();
  }

  @Test
  void sequencesMayBeSeriesAndHaveOtherLabels() throws IOException {
    // given: twelve machines, with a label
    Path labelled =
        file(
            "machine_id,day,x,label",
            12 * 70,
            i -> "m" + i / 70 + "," + DAY.plusDays(i % 70) + "," + value(i) + "," + i / 70 % 2);
    assertThat(readings(labelled))
        .containsExactly(
            "sequences by machine_id, predict label ()",
            "series by machine_id, to be forecast (--as series)");
    assertThat(keys(labelled, "--as", "series")).contains("series_id: machine_id");

    // given: runs of persons
    Path runs =
        file(
            "person_id,run_id,x,age,kind",
            240,
            i ->
                "p"
                    + i / 24
                    + ",r"
                    + i / 12
                    + ","
                    + value(i)
                    + ","
                    + (30 + i / 24)
                    + ","
                    + (i / 24 % 2 == 0 ? "a" : "b"));
    // then: of the ten ages, ten persons are too few for three splits
    assertThat(readings(runs))
        .containsExactly(
            "sequences by person_id, predict kind ()", "sequences by run_id (--id run_id)");
    assertThatThrownBy(() -> keys(runs, "--target", "age")).hasMessageContaining("too few");
  }

  @Test
  void whatNoColumnNamesIsNoSequence() throws IOException {
    Path file = file("day,x", 90, i -> DAY.plusDays(i) + "," + value(i));
    assertThatThrownBy(() -> keys(file, "--as", "sequences"))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file + ": no column names sequences whose rows stand together; name one: --id");
    assertThatThrownBy(() -> keys(file, "--as", "text"))
        .isInstanceOf(UserErrorException.class)
        .hasMessage("--as is 'text'; expected series, one_series or sequences");
  }
}
