package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.results.CostRow;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTableTest {
  private final SampleRun run = new SampleRun().memorised("lstm", 0.5).memorised("gru", 0.4);

  private List<CostRow> costs() {
    return run.content().costs();
  }

  @Test
  void aStepHasItsIntervalInTheTableAndInItsCsv() throws IOException {
    // given
    run.cost("lstm", 0.5, 0.4, 0.75, 0.98).cost("gru", 1, 0.9, 1.25, null);

    // then
    assertThat(CostTable.of(costs()).shown().markdown()).contains("| 0.5000 (0.4000 to 0.7500) |");
    assertThat(CostTable.of(costs()).csv())
        .startsWith("architecture,parameters,step_ms,step_low_ms,step_high_ms,forward_ms,")
        .contains("lstm,641,0.5,0.4,0.75,");
    assertThat(CostTable.legend(costs()))
        .contains("interval of 95 % or more", "the forward pass within it")
        .doesNotContain("overlap", "get the processor");
  }

  @Test
  void ofOlderVersionsThereIsNoInterval() throws IOException {
    // given
    run.cost("lstm", 0.5, null, null, null).cost("gru", 0.5, null, null, null);

    // then
    assertThat(CostTable.of(costs()).shown().markdown()).contains("|  0.5000 |");
    assertThat(CostTable.of(costs()).csv()).contains("lstm,641,0.5,,,");
    assertThat(CostTable.legend(costs()))
        .contains("of a forward pass over")
        .doesNotContain("interval", "overlap", "get the processor");
  }

  @Test
  void overlappingIntervalsAndAMissingProcessorAreNamed() {
    // given
    run.cost("lstm", 0.5, 0.4, 0.7, 0.97).cost("gru", 0.6, 0.5, 0.8, 0.62);

    // then
    assertThat(CostTable.legend(costs()))
        .contains(
            "The intervals of all steps overlap",
            "did not get the processor all the time (down to 62 % of it), so these times are too long.");
  }
}
