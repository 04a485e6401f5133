package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.data.SequenceTable;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
  private static final Path TEST = Path.of("test.csv");

  /** A sequence of ten steps for each name, of a feature and a target. */
  private static SequenceTable table(double target, String... names) throws IOException {
    SequenceTable table = new SequenceTable(2);
    for (String name : names) {
      table.start(name);
      for (int step = 0; step < 10; step++) {
        table.append(name.charAt(0) + step, target);
      }
    }
    return table;
  }

  @Test
  void equalFeaturesAreCountedAndTheFirstNamed() throws IOException {
    // given: the first letter of a name makes the features, whatever the target
    SequenceTable train = table(0, "a1", "b1", "a2", "a3");
    SequenceTable test = table(1, "c1", "b2");

    // then
    assertThat(Repetitions.within(train, 1))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith(
                        "Warning: 2 sequences equal another of the file, the first 'a2', which"
                            + " equals 'a1': "));
    assertThat(Repetitions.between(train, test, TEST, 1))
        .hasValueSatisfying(
            words ->
                assertThat(words)
                    .startsWith("Warning: 1 sequences of the test split in test.csv equal one")
                    .contains("the first 'b2', which equals 'b1'"));
    assertThat(Repetitions.within(test, 1)).isEmpty();
    assertThat(Repetitions.between(train, table(0, "c1"), TEST, 1)).isEmpty();
  }

  @Test
  void sameNamesAreNamed() throws IOException {
    assertThat(Repetitions.names(table(0, "a", "b"), table(0, "b", "c"), TEST))
        .hasValueSatisfying(words -> assertThat(words).contains("1 names", "the first 'b'"));
    assertThat(Repetitions.names(table(0, "a"), table(0, "b"), TEST)).isEmpty();
  }
}
