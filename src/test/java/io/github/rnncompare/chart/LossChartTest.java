package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class LossChartTest {

  private static Drawn draw(List<LossCurve> curves) {
    return Drawn.of(LossChart.of("training loss", curves), LossChart.of("training loss", curves));
  }

  private static Summary loss(double mean, Optional<Interval> interval) {
    return new Summary(10, mean, 0.1, mean, mean, interval, mean, mean);
  }

  private static LossCurve curve(String architecture, int epochs, IntToDoubleFunction mean) {
    List<Long> numbers = new ArrayList<>();
    List<Summary> losses = new ArrayList<>();
    for (int i = 0; i < epochs; i++) {
      double value = mean.applyAsDouble(i);
      numbers.add((long) i);
      losses.add(loss(value, Optional.of(new Interval(0.9 * value, 1.2 * value))));
    }
    return new LossCurve(architecture, numbers, losses);
  }

  @Test
  void anArchitectureHasABandALineAndItsName() {
    Drawn drawn =
        draw(List.of(curve("lstm", 20, i -> 1 - 0.04 * i), curve("gru", 20, i -> 0.9 - 0.04 * i)));

    assertThat(drawn.data("path")).hasSize(4); // and a dot at the end of each line
    assertThat(drawn.data("circle")).hasSize(2);
    assertThat(drawn.texts())
        .contains("training loss", "epoch", "0", "0.4", "lstm", "gru", "95 % interval of the mean");
  }

  @Test
  void whereThereIsNoIntervalThereIsNoBand() {
    // given: intervals in epochs 1, 2 and 4 of 0 … 5
    List<Summary> losses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      boolean has = i == 1 || i == 2 || i == 4;
      losses.add(loss(1, has ? Optional.of(new Interval(0.5, 1.5)) : Optional.empty()));
    }

    // when
    Drawn drawn = draw(List.of(new LossCurve("gru", List.of(0L, 1L, 2L, 3L, 4L, 5L), losses)));

    // then: two bands and the line
    assertThat(drawn.data("path")).hasSize(3);
    assertThat(draw(List.of(new LossCurve("gru", List.of(0L), List.of(Summary.of(1))))).texts())
        .doesNotContain("95 % interval of the mean");
  }

  @Test
  void oneEpochIsADot() {
    Drawn drawn = draw(List.of(curve("gru", 1, i -> 0.5)));
    assertThat(drawn.data("circle")).hasSize(1);
    assertThat(drawn.texts()).contains("0");
  }

  @Test
  void moreThanHundredfoldIsLogarithmic() {
    assertThat(draw(List.of(curve("gru", 2, i -> i == 0 ? 1 : 0.0101))).texts())
        .contains("training loss");
    assertThat(draw(List.of(curve("gru", 2, i -> i == 0 ? 1 : 0.0099))).texts())
        .contains("training loss (logarithmic axis)", "1", "0.1", "0.01");
    assertThat(draw(List.of(curve("gru", 2, i -> i == 0 ? 1 : 0))).texts())
        .contains("training loss");
    assertThat(draw(List.of(curve("gru", 13, i -> Math.pow(10, -i)))).texts())
        .contains("training loss (logarithmic axis)", "1e−6");
  }

  @Test
  void aBandThatWouldReachZeroOnALogarithmicAxisIsCutAtTheLowestMean() {
    // given
    Summary high = loss(1, Optional.of(new Interval(-0.5, 2)));
    Summary low = loss(0.001, Optional.empty());

    // when
    Drawn drawn = draw(List.of(new LossCurve("gru", List.of(0L, 1L), List.of(high, low))));

    // then: the lower edge of the band is as low as the dot at the end of the line
    double lowest = Double.parseDouble(drawn.data("circle").get(0).getAttribute("cy"));
    assertThat(drawn.data("path").get(0).getAttribute("d")).contains(" " + lowest);
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    double[] means = {1, Double.NaN, Double.POSITIVE_INFINITY, 1e308, 0.5};
    assertThat(draw(List.of(curve("gru", 5, i -> means[i]))).texts()).contains("0", "4", "0.5");
    assertThat(draw(List.of(curve("gru", 2, i -> Double.NaN))).texts())
        .containsExactly("training loss", "There is nothing to show.");
    assertThat(draw(List.of()).texts()).contains("There is nothing to show.");
  }

  @Test
  void thousandsOfEpochsMakeNoHugeFile() {
    List<LossCurve> curves = new ArrayList<>();
    for (String architecture : Drawn.THREE) {
      curves.add(curve(architecture, 20_000, i -> 1 + 0.5 * Math.sin(i * 0.7)));
    }
    assertThat(LossChart.of("training loss", curves).svg().length()).isLessThan(100_000);
  }

  @Test
  void twelveArchitecturesAndHostileNames() {
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      List<LossCurve> curves = names.stream().map(name -> curve(name, 30, i -> 1.0 + i)).toList();
      assertThat(draw(curves).data("path")).hasSizeGreaterThanOrEqualTo(2 * names.size());
    }
  }
}
