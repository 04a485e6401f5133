package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {
  private final ResultTable table =
      new ResultTable(
          List.of(
              Column.of("architecture"),
              Column.of("parameters"),
              new Column("95 % interval", List.of("interval_low", "interval_high")),
              new Column("P(better)", List.of("probability_better"))));

  @Test
  void peopleReadRoundedNumbersAndProgramsExactOnes() throws IOException {
    // given
    table.add(
        List.of(
            Cell.name("gru"),
            Cell.count(2581),
            Cell.interval(-0.123456789, 1.0 / 3),
            Cell.of(Format.share(0.63), 0.63)));

    // when
    String csv = table.csv();

    // then
    assertThat(csv)
        .isEqualTo(
            """
            architecture,parameters,interval_low,interval_high,probability_better
            gru,2581,-0.123456789,0.3333333333333333,0.63
            """);
    assertThat(table.shown().markdown())
        .isEqualTo(
            """
            | architecture | parameters |     95 % interval | P(better) |
            |--------------|-----------:|------------------:|----------:|
            | gru          |      2,581 | −0.1235 to 0.3333 |      63 % |
            """);
  }

  @Test
  void whatIsNotThereIsEmptyInBoth() throws IOException {
    // given
    table.add(
        List.of(
            Cell.name("baseline: mean"),
            Cell.EMPTY,
            Cell.interval(null, null),
            Cell.of(Format.share(null), (Double) null)));

    // then
    assertThat(table.csv()).endsWith("\nbaseline: mean,,,,\n");
    assertThat(table.shown().markdown()).contains("| baseline: mean |            |");
  }

  @Test
  void everyRowHasAsManyCellsAsThereAreColumns() {
    assertThatThrownBy(() -> table.add(List.of(Cell.name("gru"))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameOfAPersonIsGuardedWithEveryEnding() {
    Column column = Column.named("=1+1\n", "", "_rank");

    assertThat(column.heading()).isEqualTo("=1+1");
    assertThat(column.names()).containsExactly("'=1+1", "'=1+1_rank");
  }

  @Test
  void aSweptNumberStaysANumberAndAFormulaDoesNot() {
    assertThat(Cell.value("-2").raw()).containsExactly("-2");
    assertThat(Cell.value("-2+3").raw()).containsExactly("'-2+3");
  }
}
