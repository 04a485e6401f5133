package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonRowTest {
  private static final CsvTable<ComparisonRow> TABLE = new CsvTable<>(ComparisonRow.class);
  private static final ComparisonRow ROW =
      new ComparisonRow(
          "test_loss",
          "gru",
          "lstm",
          7,
          7,
          -0.1,
          "linear",
          -0.1,
          -0.2,
          -0.05,
          7,
          0,
          0,
          1.0,
          null,
          0,
          28,
          0.015625,
          0.015625,
          0.015625,
          Map.of());

  @TempDir private Path directory;

  private List<ComparisonRow> read(String text) throws IOException {
    return TABLE.read(Files.writeString(directory.resolve("comparisons.csv"), text));
  }

  @Test
  void aVerdictIsAColumnOfItsOwn() throws IOException {
    // given
    List<ComparisonRow> rows =
        List.of(ROW.withRelevantDifference(""), ROW.withRelevantDifference("better").withHolm(1));

    // when
    String text = TABLE.text(rows);

    // then
    assertThat(text.lines().findFirst())
        .hasValueSatisfying(h -> assertThat(h).endsWith(",relevant_difference"));
    assertThat(text.lines()).last().asString().endsWith(",1.0,better");
    assertThat(read(text)).isEqualTo(rows);
  }

  @Test
  void olderFilesDoNotHaveIt() throws IOException {
    // given
    String text = TABLE.text(List.of(ROW));

    // then
    assertThat(text.lines().findFirst())
        .hasValueSatisfying(h -> assertThat(h).endsWith(",p_value,p_holm"));
    assertThat(read(text)).containsExactly(ROW);
    assertThatThrownBy(
            () -> read(text.replace("p_holm\n", "p_holm,note\n").replace("625\n", "625,\n")))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("comparisons.csv:2: column 'note' is not known");
  }
}
