package io.github.rnncompare.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.experiment.TimedVariants;
import io.github.rnncompare.results.TimeRow;
import io.github.rnncompare.spec.UserErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules of the claims about time, on made-up times of ten processes. */
class TimedClaimsTest {
  private final List<TimeRow> rows = new ArrayList<>();

  /** Ten processes, each a little slower than the one before. */
  private void add(
      String variant, String architecture, int hidden, int batch, int steps, double ms) {
    for (int process = 1; process <= 10; process++) {
      double own = ms * (1 + 0.01 * process);
      boolean products = architecture.startsWith("products");
      rows.add(
          new TimeRow(
              process,
              variant,
              architecture,
              hidden,
              100,
              1000,
              batch,
              steps,
              products ? null : own,
              products ? own : own / 4,
              products ? null : own / 5,
              0.5));
    }
  }

  private void cost(double lstm, double gru, double atEqualParameters) {
    for (String variant : List.of(Cost.EQUAL_WIDTH, Cost.EQUAL_PARAMETERS)) {
      boolean width = variant.equals(Cost.EQUAL_WIDTH);
      add(variant, "simple_rnn", 64, 32, 32, 1);
      add(variant, "lstm", 64, 32, 32, width ? lstm : atEqualParameters * gru);
      add(variant, "gru", 64, 32, 32, gru);
    }
    for (String architecture : Cost.ARCHITECTURES) {
      double at = architecture.equals("lstm") ? lstm : architecture.equals("gru") ? gru : 1;
      for (int times : new int[] {-2, 2, 4}) {
        double size = times < 0 ? 0.5 : times;
        add("steps-" + (int) (32 * size), architecture, 64, 32, (int) (32 * size), at * size);
        add(
            "width-" + (int) (64 * size),
            architecture,
            (int) (64 * size),
            32,
            32,
            at * size * size);
      }
      add("batch-1", architecture, 64, 1, 32, at);
      add("batch-8", architecture, 64, 8, 32, at);
      add("batch-128", architecture, 64, 128, 32, at);
    }
  }

  private Finding judge(int number, String file) {
    return Claims.test(number).judge(new Evidence(Map.of(), Map.of(file, rows)));
  }

  @Test
  void costNeedsAllItsParts() {
    cost(3, 2, 1.5);
    Finding finding = judge(5, Cost.FILE);
    assertThat(finding.verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    assertThat(finding.parts()).hasSize(4);
    assertThat(finding.parts().get(0).estimate()).isCloseTo(StrictMath.log(3), within(1e-9));
  }

  @Test
  void anLstmAsFastAsAGruOfAsManyParametersRefutesTheWhole() {
    cost(3, 2, 1);
    Finding finding = judge(5, Cost.FILE);
    assertThat(finding.parts().stream().map(Part::verdict))
        .containsExactly(
            ClaimVerdict.SUPPORTED,
            ClaimVerdict.SUPPORTED,
            ClaimVerdict.SUPPORTED,
            ClaimVerdict.NOT_SUPPORTED);
    assertThat(finding.verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
  }

  @Test
  void exponentsAreThePowersByWhichTimesGrow() {
    cost(3, 2, 1);
    List<Double> powers =
        judge(5, Cost.FILE).figures().stream()
            .filter(figure -> figure.quantity().english().startsWith("power"))
            .map(figure -> ((Amount.Value) figure.value()).value())
            .toList();
    assertThat(powers).hasSize(9);
    for (int i = 0; i < 9; i++) {
      assertThat(powers.get(i)).isCloseTo(i < 3 ? 1 : i < 6 ? 2 : 0, within(1e-9));
    }
  }

  private void parallel(double oneByOne, double manyAtATime) {
    for (String variant : Parallelism.VARIANTS) {
      int sequences = Integer.parseInt(variant.replace("sequences-", ""));
      double slower = sequences == 64 ? manyAtATime : oneByOne;
      for (String architecture : Parallelism.ARCHITECTURES) {
        double ms = architecture.equals(Parallelism.PARALLEL) ? 1 : slower;
        add(variant, architecture, 128, sequences, 8192 / sequences, ms);
      }
      add(variant, Parallelism.AT_ONCE, 128, sequences, 8192 / sequences, 1);
      add(variant, Parallelism.STEP_BY_STEP, 128, sequences, 8192 / sequences, slower);
    }
  }

  @Test
  void parallelismIsMixedWhereItDependsOnTheBatch() {
    parallel(3, 1.1);
    Finding finding = judge(10, Parallelism.FILE);
    assertThat(finding.parts()).hasSize(3);
    assertThat(finding.verdict()).isEqualTo(ClaimVerdict.MIXED);
    assertThat(finding.figures())
        .extracting(Figure::value)
        .endsWith(new Amount.NotTested())
        .hasSize(3 * 4 * 3 + 1);
    Amount speed = finding.figures().get(0).value(); // 8192 steps in 3 ms and a little
    assertThat(((Amount.Value) speed).value()).isBetween(2.5e6, 2.73e6);
  }

  @Test
  void parallelismIsSupportedOrNotWhereAllBatchesAgree() {
    parallel(3, 2);
    assertThat(judge(10, Parallelism.FILE).verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    rows.clear();
    parallel(1.1, 0.9);
    assertThat(judge(10, Parallelism.FILE).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
  }

  @Test
  void productsAreNamedAsTheyAreMeasured() {
    assertThat(Parallelism.AT_ONCE).isEqualTo(TimedVariants.AT_ONCE);
    assertThat(Parallelism.STEP_BY_STEP).isEqualTo(TimedVariants.STEP_BY_STEP);
  }

  @Test
  void missingTimesAreNamed() {
    add(Cost.EQUAL_WIDTH, "lstm", 64, 32, 32, 1);
    assertThatThrownBy(() -> judge(5, Cost.FILE))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("5-cost, equal-width")
        .hasMessageContaining("simple_rnn");
    assertThatThrownBy(() -> judge(10, Cost.FILE))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("10-parallelism");
  }
}
