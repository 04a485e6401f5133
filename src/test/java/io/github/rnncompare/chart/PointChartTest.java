package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.PointChart.Sample;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

class PointChartTest {

  private static Plot draw(List<Sample> samples, Level... levels) {
    return Drawn.check(PointChart.plot(Quantity.of("test RMSE"), "mean", samples, List.of(levels)));
  }

  private static Sample sample(String architecture, Double... values) {
    double[] sample = Arrays.stream(values).mapToDouble(Double::doubleValue).toArray();
    Summary summary = Summary.of(sample);
    return new Sample(architecture, List.of(values), summary.mean(), summary.interval());
  }

  private static List<XYSeries> dots(Plot plot) {
    return Drawn.series(plot, XYSeriesRenderStyle.Scatter);
  }

  private static List<XYSeries> lines(Plot plot) {
    return Drawn.series(plot, XYSeriesRenderStyle.Line);
  }

  @Test
  void aDotForEachSeedAndTheMeanWithItsInterval() {
    // given
    Sample lstm = sample("lstm", 48.0, 49.0, 50.0, 48.5, 49.5, 47.0);
    Sample gru = sample("gru", 47.0, 46.0);

    // when
    Plot plot = draw(List.of(lstm, gru));

    // then: two seeds have no interval
    Interval interval = lstm.interval().orElseThrow();
    assertThat(dots(plot))
        .extracting(series -> series.getYData().length)
        .containsExactly(6, 1, 2, 1);
    assertThat(dots(plot).get(1).getYData()).containsExactly(lstm.centre());
    assertThat(lines(plot)).hasSize(1);
    assertThat(lines(plot).get(0).getYData()).containsExactly(interval.low(), interval.high());
    assertThat(plot.chart().getYAxisTitle()).isEqualTo("test RMSE");
  }

  @Test
  void namesStandBelowTheirPlaces() {
    Plot plot = draw(List.of(sample("lstm", 1.0, 2.0), sample("gru", 1.0, 2.0)));
    var names = plot.chart().getStyler().getXAxisTickLabelsFormattingFunction();
    assertThat(DoubleStream.of(0, 0.5, 1, 2).mapToObj(names::apply).map(String::strip))
        .containsExactly("lstm", "", "gru", "");
  }

  @Test
  void equalValuesAreDistinguishable() {
    XYSeries dots =
        dots(draw(List.of(sample("gru", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)))).get(0);
    assertThat(dots.getXData()).doesNotHaveDuplicates().hasSize(8);
  }

  @Test
  void aBaselineNearTheDotsIsALineAndOneFarOffATriangleAtTheEdge() {
    // given
    List<Sample> samples = List.of(sample("gru", 46.0, 50.0));

    // when
    Plot near = draw(samples, new Level("persistence", 53));
    Plot above = draw(samples, new Level("persistence", 480.25));
    Plot below = draw(samples, new Level("persistence", -480.25));

    // then
    assertThat(lines(near)).hasSize(1);
    assertThat(lines(near).get(0).getYData()).containsExactly(53, 53);
    assertThat(Drawn.legend(near)).containsExactly("baseline 53 (persistence)");
    assertThat(lines(above)).isEmpty();
    assertThat(Drawn.legend(above)).containsExactly("baseline 480.25 (persistence)");
    assertThat(dots(above).get(0).getMarker()).isEqualTo(SeriesMarkers.TRIANGLE_UP);
    assertThat(dots(below).get(0).getMarker()).isEqualTo(SeriesMarkers.TRIANGLE_DOWN);
  }

  @Test
  void dotsKeepHalfOfTheHeight() {
    for (double baseline : new double[] {51, 53.9, 54.1, 60, 80, 500, -30, 0, 20, 40, 42.1}) {
      Plot plot = draw(List.of(sample("gru", 46.0, 50.0)), new Level("baseline", baseline));
      double from = plot.chart().getStyler().getYAxisMin();
      double to = plot.chart().getStyler().getYAxisMax();
      assertThat(4 / (to - from)).as("baseline at %s", baseline).isGreaterThan(1.0 / 2.2);
    }
  }

  @Test
  void moreThanTwentyfoldIsLogarithmic() {
    assertThat(draw(List.of(sample("gru", 1.0, 19.0))).chart().getYAxisTitle())
        .isEqualTo("test RMSE");
    Plot plot = draw(List.of(sample("gru", 1.0, 21.0)), new Level("below", -1));
    assertThat(plot.chart().getYAxisTitle()).isEqualTo("test RMSE, logarithmic");
    assertThat(Drawn.legend(plot)).containsExactly("baseline -1 (below)");
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    Sample sample = new Sample("gru", List.of(1.0, Double.NaN, 2.0), 1.5, Optional.empty());
    Sample none = new Sample("lstm", List.of(Double.NaN), Double.NaN, Optional.empty());
    Plot plot = draw(List.of(sample, none), new Level("baseline", Double.NEGATIVE_INFINITY));
    assertThat(dots(plot)).extracting(series -> series.getYData().length).containsExactly(2, 1);
    assertThat(Drawn.legend(plot)).isEmpty();
    assertThat(Drawn.isEmpty(draw(List.of()))).isTrue();
  }

  @Test
  void twelveArchitecturesAndHostileNames() {
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      List<Sample> samples = names.stream().map(name -> sample(name, 1.0, 2.0)).toList();
      Level[] levels = names.stream().map(name -> new Level(name, 1.5)).toArray(Level[]::new);
      assertThat(Drawn.legend(draw(samples, levels))).hasSizeGreaterThanOrEqualTo(12);
    }
    assertThat(Drawn.legend(draw(Drawn.TWELVE.stream().map(name -> sample(name, 1.0)).toList())))
        .isEmpty();
  }

  @Test
  void namesThatTheAxisCutsStandInTheLegend() {
    String name = "gru with dropout 0.5, of two layers";
    assertThat(Drawn.legend(draw(List.of(sample(name, 1.0, 2.0), sample("lstm", 1.0, 2.0)))))
        .containsExactly(name, "lstm");
  }

  @Test
  void architecturesHaveTheirOwnMarkers() {
    Plot plot = draw(List.of(sample("lstm", 1.0, 2.0), sample("gru", 1.0, 2.0)));
    assertThat(dots(plot).get(0).getMarker()).isNotEqualTo(dots(plot).get(2).getMarker());
  }
}
