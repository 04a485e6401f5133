package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose rows are sequences, or no steps of any. */
class TableKindsTest {
  @TempDir private Path directory;

  private Path file(String header, int rows, IntFunction<String> line) throws IOException {
    String text = IntStream.range(0, rows).mapToObj(line).collect(Collectors.joining("\n"));
    return Files.writeString(directory.resolve("d.csv"), header + text + "\n");
  }

  private static String keys(Path file, String... said) throws IOException {
    return SpecDraft.of(file, DraftOptions.NONE.with(List.of(said)))
        .yaml(DraftSize.ofEpochs(5), List.of());
  }

  private static List<String> readings(Path file) throws IOException {
    return SpecDraft.of(file).choice().orElseThrow().readings().stream()
        .map(Reading::withOptions)
        .toList();
  }

  private static String values(int row) {
    Random random = new Random(row);
    return IntStream.range(0, 12)
        .mapToObj(t -> String.valueOf(random.nextInt(2000) / 1000.0 + 0.0005))
        .collect(Collectors.joining(","));
  }

  private static String names(String stem) {
    return IntStream.range(0, 12).mapToObj(t -> stem + t).collect(Collectors.joining(","));
  }

  @Test
  void rowsAreSequencesWithTheLabelFirstOrLast() throws IOException {
    String first = names("t");
    assertRows(file("", 90, i -> values(i) + "," + i % 2), "last");
    assertRows(file(first + ",label\n", 90, i -> values(i) + ",c" + i % 2), "last");
    assertRows(file("," + first + ",label\n", 90, i -> i + "," + values(i) + ",c" + i % 2), "last");
    assertRows(file("label," + first + "\n", 90, i -> i % 2 + "," + values(i)), "first");
    assertRows(
        file("id,label," + first + "\n", 90, i -> "r" + i + "," + i % 2 + "," + values(i)),
        "first");
    assertThat(readings(directory.resolve("d.csv")))
        .contains("series, a time in each row (--as series)");
  }

  private static void assertRows(Path file, String label) throws IOException {
    assertThat(keys(file)).contains("format: ucr", "label: " + label, "time_steps: 12");
  }

  @Test
  void rowsWithTimesOrOtherColumnsAreNoSequences() throws IOException {
    Path times = file("t," + names("s") + ",state\n", 90, i -> i + "," + values(i) + "," + i / 45);
    assertThat(keys(times)).contains("name: series");
  }

  @Test
  void samplesThatAreIndependentAreRefused() throws IOException {
    Random random = new Random(1);
    IntFunction<String> line =
        i -> random.nextGaussian() + "," + random.nextGaussian() + "," + "abc".charAt(i % 3);
    assertThatThrownBy(() -> keys(file("x,z,species\n", 150, line)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("species, which jumps about from row to row")
        .hasMessageContaining("--as one_series");
    assertThat(keys(directory.resolve("d.csv"), "--as", "series")).contains("name: series");
    IntFunction<String> sorted =
        i -> random.nextGaussian() + "," + random.nextGaussian() + "," + "abc".charAt(i / 50);
    assertThatThrownBy(() -> keys(file("x,z,species\n", 150, sorted)))
        .hasMessageContaining("are sorted by species");
    assertThatThrownBy(() -> keys(file("text,label\n", 90, i -> "good thing " + i + "," + i % 2)))
        .hasMessageContaining("has texts with labels, one in each row");
  }

  @Test
  void whatIsConstantInASeriesMayBeItsLabel() throws IOException {
    IntFunction<String> line =
        i ->
            String.join(
                ",",
                "p" + i / 12,
                LocalDate.of(2021, 1, 1).plusDays(i % 12).toString(),
                String.valueOf(i * 7 % 31 + i / 1000.0),
                String.valueOf(i / 12 % 2));
    assertThat(readings(file("patient_id,date,hr,died\n", 480, line)))
        .containsExactly(
            "sequences by patient_id, predict died ()",
            "series by patient_id, to be forecast (--as series)");
    assertThat(readings(file("store,date,sales,urban\n", 480, line)))
        .contains("sequences by store, predict urban (--as sequences --id store --target urban)");
  }

  @Test
  void wholeNumbersAreNumbersOrClasses() throws IOException {
    Path life =
        file(
            "unit,cycle,x,RUL\n",
            480,
            i -> i / 12 + "," + i % 12 + "," + (i * 7 % 31 + 0.5) + "," + (11 - i % 12));
    assertThat(keys(life, "--target", "RUL")).contains("metric: rmse").doesNotContain("classes:");
    assertThat(keys(life, "--target", "RUL", "--predict", "classes")).contains("classes:");
    Path count =
        file(
            "unit,cycle,x,target\n",
            240,
            i -> i / 12 + "," + i % 12 + "," + (i * 7 % 31 + 0.5) + "," + i / 12 % 4);
    assertThat(readings(count)).contains("predict target as a number (--predict numbers)");
  }

  @Test
  void idsMayBeginAnewWithinAGroup() throws IOException {
    IntFunction<String> again =
        i -> i / 48 + "," + i / 12 % 4 + "," + i % 12 + "," + (i * 7 % 31 + 0.5) + "," + i / 12 % 2;
    assertThat(keys(file("subject,trial,t,x,label\n", 480, again)))
        .contains("sequence_id: [subject, trial] ", "group: subject ");
    IntFunction<String> own =
        i -> i / 48 + "," + i / 12 + "," + i % 12 + "," + (i * 7 % 31 + 0.5) + "," + i / 12 % 2;
    assertThat(keys(file("subject,trial,t,x,label\n", 480, own)))
        .contains("sequence_id: trial ", "group: subject ");
  }
}
