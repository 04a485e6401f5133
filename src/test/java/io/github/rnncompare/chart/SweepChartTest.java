package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.SweepChart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class SweepChartTest {

  private static Plot draw(List<Point> points) {
    return draw("key", points);
  }

  private static Plot draw(String key, List<Point> points) {
    return Drawn.check(SweepChart.plot(key, Quantity.of("validation loss"), points));
  }

  private static List<Point> points(String... values) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      points.add(new Point("gru", values[i], 1 + 0.1 * i, i == 0));
    }
    return points;
  }

  @Test
  void aLineThroughTheLowestAtEachValueAndARingAboutTheChosen() {
    // given
    List<Point> points =
        List.of(
            new Point("gru", "0.2", 0.7, false),
            new Point("gru", "0.1", 0.5, true),
            new Point("gru", "0.1", 0.9, false));

    // when
    Plot plot = draw(points);

    // then
    XYSeries line = Drawn.series(plot, XYSeriesRenderStyle.Line).get(0);
    assertThat(line.getXData()).containsExactly(0.1, 0.2);
    assertThat(line.getYData()).containsExactly(0.5, 0.7);
    List<XYSeries> dots = Drawn.series(plot, XYSeriesRenderStyle.Scatter);
    assertThat(dots.get(0).getYData()).containsExactly(0.7, 0.5, 0.9);
    assertThat(dots.get(1).getYData()).containsExactly(0.5);
    assertThat(Drawn.legend(plot)).containsExactly("gru", "chosen");
    assertThat(Drawn.legend(draw(List.of(new Point("gru", "1", 0.5, false)))))
        .containsExactly("gru");
  }

  @Test
  void tenfoldNumbersAreLogarithmic() {
    assertThat(draw(points("1", "2", "9.9")).chart().getXAxisTitle()).isEqualTo("key");
    assertThat(draw(points("1e-3", "0.002", "0.01")).chart().getXAxisTitle())
        .isEqualTo("key, logarithmic");
    assertThat(draw(points("0", "0.01", "1")).chart().getXAxisTitle()).isEqualTo("key");
  }

  @Test
  void learningRatesAreLogarithmicAndTheirLabelsWrittenOut() {
    Plot plot = draw("optimizer.learning_rate", points("1e-3", "0.003", "0.005"));
    assertThat(plot.chart().getXAxisTitle()).isEqualTo("optimizer.learning_rate, logarithmic");
    var label = plot.chart().getStyler().getXAxisTickLabelsFormattingFunction();
    assertThat(Stream.of(1e-3, 2e-3, 3 * 1e-3, 5e-3).map(label))
        .containsExactly("0.001", "", "0.003", "0.005");
    assertThat(draw("learning_rate", points("0.012", "0.013")).chart().getXAxisTitle())
        .doesNotContain("logarithmic");
    draw("learning_rate", points("0.01", "0.01"));
    draw("learning_rate", points("1e-7", "1e-4", "3"));
  }

  @Test
  void eachArchitectureHasItsMarkerAndItsDash() {
    Plot plot = draw(List.of(new Point("lstm", "1", 1, false), new Point("gru", "1", 2, false)));
    assertThat(Drawn.series(plot, XYSeriesRenderStyle.Line))
        .extracting(XYSeries::getLineStyle)
        .doesNotHaveDuplicates();
    assertThat(Drawn.series(plot, XYSeriesRenderStyle.Scatter))
        .extracting(XYSeries::getMarker)
        .doesNotHaveDuplicates();
  }

  @Test
  void otherValuesStandInTheirOrder() {
    Plot plot = draw(points("uniform", "orthogonal", "3", "2", "1f"));
    assertThat(Drawn.series(plot, XYSeriesRenderStyle.Line).get(0).getXData())
        .containsExactly(0, 1, 2, 3, 4);
    assertThat(plot.chart().getStyler().getXAxisTickLabelsFormattingFunction().apply(1.0))
        .isEqualTo("orthogonal");
  }

  @Test
  void moreThanTwentyfoldLossIsLogarithmic() {
    Plot plot = draw(List.of(new Point("a", "1", 1, true), new Point("a", "2", 21, true)));
    assertThat(plot.chart().getYAxisTitle()).isEqualTo("validation loss, logarithmic");
  }

  @Test
  void hundredsOfValuesDoNotCrowdTheAxis() {
    String[] numbers = new String[300];
    String[] words = new String[300];
    for (int i = 0; i < 300; i++) {
      numbers[i] = Double.toString(1 + i * 0.0123456);
      words[i] = "word" + i;
    }
    assertThat(draw(points(numbers)).picture().svg()).hasSizeLessThan(150_000);
    assertThat(draw(points(words)).picture().svg()).hasSizeLessThan(150_000);
  }

  @Test
  void emptyNotFiniteAndHostile() {
    assertThat(Drawn.isEmpty(draw(List.of()))).isTrue();
    assertThat(Drawn.isEmpty(draw(List.of(new Point("gru", "NaN", Double.NaN, true))))).isTrue();
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      List<Point> points = names.stream().map(name -> new Point(name, name, 1, true)).toList();
      assertThat(Drawn.legend(draw(points))).hasSize(13).contains("chosen");
    }
  }
}
