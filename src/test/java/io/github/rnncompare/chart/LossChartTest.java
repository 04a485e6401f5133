package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Summary;
import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class LossChartTest {

  private static Plot draw(List<LossCurve> curves) {
    return Drawn.check(LossChart.plot("training loss", curves));
  }

  private static Plot draw(double... means) {
    return draw(List.of(curve("gru", means.length, i -> means[i])));
  }

  private static Summary loss(double mean, Optional<Interval> interval) {
    return new Summary(
        10,
        mean,
        0.1,
        mean,
        Optional.empty(),
        mean,
        interval,
        Optional.empty(),
        Optional.empty(),
        mean,
        mean);
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
  void anArchitectureHasABandALineMarkersAndItsName() {
    // when
    Plot plot =
        draw(List.of(curve("lstm", 20, i -> 1 - 0.04 * i), curve("gru", 20, i -> 0.9 - 0.04 * i)));

    // then
    assertThat(Drawn.series(plot, XYSeriesRenderStyle.PolygonArea)).hasSize(2);
    assertThat(Drawn.series(plot, XYSeriesRenderStyle.Line))
        .hasSize(2)
        .allMatch(line -> line.getYData().length == 20);
    assertThat(Drawn.legend(plot)).containsExactly("lstm", "gru");
    assertThat(plot.chart().getXAxisTitle()).isEqualTo("epoch");
    assertThat(plot.chart().getYAxisTitle()).isEqualTo("training loss");
    assertThat(plot.chart().getTitle()).contains("95 % interval");
    for (XYSeries markers : Drawn.series(plot, XYSeriesRenderStyle.Scatter)) {
      assertThat(markers.getXData()).hasSizeBetween(5, 10).endsWith(19);
    }
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
    Plot plot = draw(List.of(new LossCurve("gru", List.of(0L, 1L, 2L, 3L, 4L, 5L), losses)));

    // then: that of a single epoch has no area, but a line as wide as can be seen
    List<XYSeries> bands = Drawn.series(plot, XYSeriesRenderStyle.PolygonArea);
    assertThat(bands)
        .extracting(XYSeries::getXData)
        .containsExactly(new double[] {1, 2, 2, 1}, new double[] {4, 4});
    assertThat(bands.get(0).getYData()).containsExactly(1.5, 1.5, 0.5, 0.5);
    assertThat(bands.get(1).getLineStyle()).isEqualTo(new BasicStroke(6));
    assertThat(draw(List.of(new LossCurve("gru", List.of(0L), List.of(Summary.of(1))))).chart())
        .extracting("title")
        .isEqualTo("");
  }

  @Test
  void moreThanHundredfoldIsLogarithmic() {
    assertThat(draw(1, 0.0101).chart().getYAxisTitle()).isEqualTo("training loss");
    assertThat(draw(1, 0.0099).chart().getYAxisTitle()).isEqualTo("training loss, logarithmic");
    assertThat(draw(1, 0).chart().getStyler().isYAxisLogarithmic()).isFalse();
    assertThat(draw(1e-200, 1e200).chart().getStyler().isYAxisLogarithmic()).isTrue();
  }

  @Test
  void aBandThatWouldReachZeroOnALogarithmicAxisEndsWithTheAxis() {
    // given
    Summary high = loss(1, Optional.of(new Interval(-0.5, 2)));
    Summary low = loss(0.001, Optional.empty());

    // when
    Plot plot = draw(List.of(new LossCurve("gru", List.of(0L, 1L), List.of(high, low))));

    // then
    double[] band = Drawn.series(plot, XYSeriesRenderStyle.PolygonArea).get(0).getYData();
    assertThat(band[0]).isCloseTo(2, Offset.offset(1e-9));
    assertThat(band[1]).isPositive().isLessThan(plot.chart().getStyler().getYAxisMin());
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    Plot plot = draw(1, Double.NaN, Double.POSITIVE_INFINITY, 1e308, 0.5);
    assertThat(Drawn.series(plot, XYSeriesRenderStyle.Line).get(0).getXData())
        .containsExactly(0, 4);
    assertThat(Drawn.isEmpty(draw(Double.NaN, Double.NaN))).isTrue();
    assertThat(Drawn.isEmpty(draw(List.of()))).isTrue();
  }

  @Test
  void extremesAreDrawn() {
    draw(0);
    draw(5);
    draw(1, 1 + 1e-15);
    draw(-1e300, 1e300);
    draw(0, Double.MIN_VALUE);
    draw(0, 2e-11, 1e-11);
    draw(-3, -3);
    draw(0.01, 0.0101, 0.0102, 0.0103);
    assertThat(draw(1e-11, 3e-11).chart().getYAxisTitle())
        .isEqualTo("training loss, in units of 1E-11");
  }

  @Test
  void thousandsOfEpochsMakeNoHugeFile() {
    List<LossCurve> curves = new ArrayList<>();
    for (String architecture : List.of("simple_rnn", "lstm", "gru")) {
      curves.add(curve(architecture, 20_000, i -> 1 + 0.5 * Math.sin(i * 0.7)));
    }
    assertThat(LossChart.of("training loss", curves).svg().length()).isLessThan(300_000);
  }

  @Test
  void twelveArchitecturesAndHostileNames() {
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      Plot plot = draw(names.stream().map(name -> curve(name, 30, i -> 1.0 + i)).toList());
      assertThat(Drawn.legend(plot))
          .hasSize(12)
          .allMatch(name -> Text.width(name, Style.TITLE) <= 130);
    }
  }
}
