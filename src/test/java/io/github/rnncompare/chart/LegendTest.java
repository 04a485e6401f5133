package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class LegendTest {

  private static double height(List<String> names) {
    XYChart chart = Style.chart();
    List<XYSeries> series = new ArrayList<>();
    for (String name : names) {
      XYSeries each = chart.addSeries("series " + series.size(), new double[] {1});
      Plot.name(each, name);
      series.add(each);
    }
    return new Legend(series, Style.WIDTH).height();
  }

  @Test
  void namesTakeAsManyRowsAsTheyNeed() {
    // given
    String wide = "i".repeat(100);

    // then
    double none = height(List.of());
    double row = height(List.of("a"));
    assertThat(none).isZero();
    assertThat(height(List.of("simple_rnn", "lstm", "gru", "chosen"))).isEqualTo(row);
    double rows = height(List.of(wide, wide, wide, wide));
    assertThat(rows).isGreaterThan(row);
    assertThat(height(List.of("m".repeat(50), "m".repeat(50)))).isEqualTo(row + 22);
  }

  @Test
  void aSeriesWithoutANameIsNotInIt() {
    XYSeries series = Style.chart().addSeries("series", new double[] {1});
    series.setShowInLegend(false);
    assertThat(new Legend(List.of(series), Style.WIDTH).height()).isZero();
  }
}
