package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.SuccessChart.Rate;
import io.github.rnncompare.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class SuccessChartTest {

  private static Plot draw(List<Rate> rates) {
    return Drawn.check(SuccessChart.plot("validation accuracy 0.99", rates));
  }

  private static Rate rate(String architecture) {
    return new Rate(architecture, 8, 10, 0.8, new Interval(0.49, 0.94));
  }

  @Test
  void eachArchitectureHasItsMarkerItsIntervalAndItsCounts() {
    // when
    Plot plot = draw(List.of(rate("lstm"), new Rate("gru", 0, 10, 0, new Interval(0, 0.28))));

    // then
    List<XYSeries> bars = Drawn.series(plot, XYSeriesRenderStyle.Line);
    List<XYSeries> markers = Drawn.series(plot, XYSeriesRenderStyle.Scatter);
    assertThat(bars)
        .extracting(XYSeries::getYData)
        .containsExactly(new double[] {49, 94}, new double[] {0, 28.000000000000004});
    assertThat(markers)
        .extracting(XYSeries::getYData)
        .containsExactly(new double[] {80}, new double[] {0});
    assertThat(markers).extracting(XYSeries::getMarker).doesNotHaveDuplicates();
    assertThat(plot.chart().getYAxisTitle())
        .isEqualTo("trials whose checkpoint reaches the target (validation accuracy 0.99), %");
    assertThat(plot.chart().getTitle()).contains("Wilson");
    assertThat(plot.picture().svg().length())
        .as("counts are drawn")
        .isNotEqualTo(draw(List.of(rate("lstm"), rate("gru"))).picture().svg().length());
  }

  @Test
  void emptyTwelveAndHostile() {
    assertThat(Drawn.isEmpty(draw(List.of()))).isTrue();
    assertThat(Drawn.legend(draw(List.of(rate("gru"))))).isEmpty();
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      draw(names.stream().map(SuccessChartTest::rate).toList());
    }
  }

  @Test
  void aNameThatTheAxisCutsStandsInTheLegend() {
    String name = "gru with dropout 0.5, of two layers";
    assertThat(Drawn.legend(draw(List.of(rate(name), rate("lstm"))))).containsExactly(name, "lstm");
  }
}
