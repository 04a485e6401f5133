package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.Across;
import io.github.rnncompare.comparison.Across.Experiment;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.SampleRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcrossReportTest {
  private final List<Experiment> experiments = new ArrayList<>();

  private void add(String name, SampleRun run) {
    experiments.add(new Experiment(name, new Comparison(run.content())));
  }

  /** Experiments in which a is better than b, and b than c. */
  private void addClear(int count) {
    for (int i = 0; i < count; i++) {
      add(
          "experiment " + i,
          new SampleRun()
              .with("task", Map.of("length", i))
              .memorised("c", 0.9 + 0.01 * i)
              .memorised("a", 0.5)
              .memorised("b", 0.7)
              .baseline("always 0", "final_train_loss", 1)
              .cost("a", 0.1));
    }
  }

  private String report() {
    Across across = new Across(experiments);
    return new AcrossReport(across, AcrossTables.of(across), AcrossCharts.of(across).keySet())
        .text();
  }

  @Test
  void aClearOrderIsSaid() {
    addClear(8);
    assertThat(report())
        .contains(
            "**a has the best mean rank over 8 experiments, 1.00 (b 2.00, c 3.00). Friedman's test"
                + " finds significant differences (F = ∞ with 2 and 14 degrees of freedom, p <")
        .contains("; by Nemenyi's critical difference of 1.17 a differs from c.**")
        .contains(
            "| experiment 0 | median final_train_loss | 0.9000 (3) | 0.5000 (1) | 0.7000 (2) |")
        .contains(
            "| mean rank    |                         |       3.00 |       1.00 |       2.00 |")
        .contains(
            "| a                | b    |    0.2000 |            8 / 0 / 0 | 0.008 |    0.023 | yes         |")
        .contains("Demšar asks for more than 10")
        .contains("![Quality against the time of a training step](charts/pareto_step.svg)")
        .doesNotContain("Not independent")
        .doesNotContain("null");
  }

  @Test
  void anOpenOrderIsSaidTooAndWhatIsNotIndependent() {
    // given
    add("one", new SampleRun().with("task", Map.of("x", 1)).memorised("a", 1).memorised("b", 2));
    add("two", new SampleRun().with("task", Map.of("x", 1)).memorised("a", 2).memorised("b", 1));

    // then
    assertThat(report())
        .contains(
            "a and b share the best mean rank over 2 experiments, 1.50. Friedman's test finds"
                + " no significant difference (F = 0.0000 with 1 and 1 degrees of freedom, p ="
                + " 1.000).**")
        .contains("Not independent: one and two share a task.")
        .doesNotContain("Experiment by experiment")
        .doesNotContain("Performance profile");
  }
}
