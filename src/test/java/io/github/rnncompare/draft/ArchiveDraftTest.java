package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveDraftTest {
  @TempDir private Path directory;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  /** Rows of a label and nine values. */
  private static String rows(int count, String separator) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                i % 3
                    + IntStream.range(0, 9)
                        .mapToObj(t -> separator + (t - i) * 0.25)
                        .collect(Collectors.joining()))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void rowsOfALabelAndValuesAreSequences() throws IOException {
    for (String separator : new String[] {"\t", ",", "  "}) {
      for (String name : new String[] {"a.tsv", "a.csv", "a.txt"}) {
        // given
        Path file = file(name, rows(30, separator));

        // when
        SpecDraft draft = SpecDraft.of(file);

        // then
        assertThat(draft.yaml(DraftSize.ofEpochs(1), List.of()))
            .as(name + " with '" + separator + "'")
            .contains("format: ucr", "input_size: 1", "[\"0\", \"1\", \"2\"]", "time_steps: 9");
        assertThat(draft.found().get(0)).endsWith("30 sequences of 9 steps, 1 dimension");
      }
    }
  }

  @Test
  void aColumnThatIsNamedMakesRowsTimes() throws IOException {
    // given
    Path file = file("a.csv", rows(90, ","));

    // when
    SpecDraft draft = SpecDraft.of(file, DraftOptions.NONE.with(List.of("--target", "column_2")));

    // then
    assertThat(draft.yaml(DraftSize.ofEpochs(1), List.of()))
        .contains("name: series", "targets: [column_2]");
  }

  @Test
  void manyRowsMayBeTimesAsWell() throws IOException {
    // given
    Path file = file("a.csv", rows(90, ","));

    // when
    List<Reading> readings = SpecDraft.of(file).choice().orElseThrow().readings();

    // then
    assertThat(readings).hasSize(2);
    List<String> other = readings.get(1).arguments();
    assertThat(
            SpecDraft.of(file, DraftOptions.NONE.with(other))
                .yaml(DraftSize.ofEpochs(1), List.of()))
        .contains("name: series");
    assertThat(SpecDraft.of(file("b.txt", rows(90, ","))).choice()).isPresent();
    assertThat(SpecDraft.of(file("c.txt", rows(50, ","))).choice()).isEmpty();
  }

  @Test
  void aHeaderOrColumnsThatDoNotRepeatAreNoLabels() throws IOException {
    // given
    String header = "label" + ",x".repeat(9) + "\n";
    Path named = file("named.csv", header + rows(90, ","));
    Path times =
        file(
            "times.csv",
            IntStream.range(0, 90)
                .mapToObj(i -> i + ",1.5,2.5,3,4,5,6,7," + i * i % 7 + ",9," + i % 5 + "\n")
                .collect(Collectors.joining()));

    // when, then
    assertThat(SpecDraft.of(named).yaml(DraftSize.ofEpochs(1), List.of()))
        .doesNotContain("format: ucr");
    assertThat(SpecDraft.of(times).yaml(DraftSize.ofEpochs(1), List.of()))
        .doesNotContain("format: ucr");
  }

  @Test
  void attributesWithMissingValuesAndATestFileOfItsOwn() throws IOException {
    // given
    String header = "@relation r\n@attribute a numeric\n@attribute b numeric\n";
    String label = "@attribute class {p,q}\n@data\n";
    Path train = file("r_TRAIN.arff", header + label + "1,2,p\n?,4,q\n".repeat(6));
    file("r_TEST.arff", header + label + "5,6,q\n");

    // when
    SpecDraft draft = SpecDraft.of(train);

    // then
    assertThat(draft.name()).isEqualTo("r");
    assertThat(draft.yaml(DraftSize.ofEpochs(1), List.of()))
        .contains("missing: forward_fill", "classes: [p, q]", "r_TEST.arff");
    assertThat(String.join(" ", draft.found()))
        .contains("6 values are missing, the first in line 7", "is in the same folder");
  }

  @Test
  void numbersBesideSequencesAndNothingBesideThem() throws IOException {
    // given
    Path numbers =
        file(
            "n.ts",
            "@targetLabel true\n@data\n"
                + IntStream.range(0, 9)
                    .mapToObj(i -> "1,2," + i + ":0." + i + "\n")
                    .collect(Collectors.joining()));
    Path nothing = file("o.ts", "@classLabel false\n@data\n" + "1,2\n3,4\n".repeat(4));

    // when, then
    assertThat(SpecDraft.of(numbers).yaml(DraftSize.ofEpochs(1), List.of()))
        .contains("metric: rmse")
        .doesNotContain("classes", "targets_at");
    assertThat(SpecDraft.of(nothing).yaml(DraftSize.ofEpochs(1), List.of()))
        .contains("targets_at: next_step");
  }

  @Test
  void whatIsNoSequenceIsReported() throws IOException {
    assertRefused(
        file("w.arff", "@relation w\n@attribute o {a,b}\n@attribute p {a,b}\n@data\na,b\n"),
        ":3: attributes 'o' and 'p' are both labels or targets; read are files with");
    assertRefused(
        file("d.arff", "@relation d\n@attribute d date 'yyyy-MM-dd'\n@data\n"),
        ":2: attribute 'd' is of type 'date 'yyyy-MM-dd'';");
    assertRefused(file("e.arff", "@relation e\n"), ": no sequences below a line '@data'");
    assertRefused(
        file("few.arff", "@relation f\n@attribute a real\n@attribute c {x,y}\n@data\n1,x\n2,y\n"),
        ": 2 sequences are too few to train, validate and test on; a draft needs 6");
    assertRefused(
        file("s.arff", "@relation s\n@attribute a real\n@attribute c {x,y}\n@data\n{0 1, 1 x}\n"),
        ":5: is a sparse row; save the file with all values");
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> SpecDraft.of(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + message);
  }

  @Test
  void arraysOfShortRowsAreRatherTimesOfSeries() throws IOException {
    byte[] header =
        "{'descr': '|u1', 'fortran_order': False, 'shape': (60, 2), }\n"
            .getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0x93);
    bytes.writeBytes("NUMPY".getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(new byte[] {1, 0, (byte) header.length, 0});
    bytes.writeBytes(header);
    bytes.writeBytes(new byte[120]);
    Path file = Files.write(directory.resolve("a.npy"), bytes.toByteArray());

    assertThatThrownBy(() -> SpecDraft.of(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            file
                + ": has 60 rows of 2 numbers without labels, too short for sequences whose next"
                + " step is predicted; if rows are times of series, save them as CSV");
  }
}
