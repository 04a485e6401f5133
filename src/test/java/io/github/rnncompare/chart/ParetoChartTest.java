package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.ParetoChart.Panel;
import io.github.rnncompare.chart.ParetoChart.Point;
import io.github.rnncompare.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class ParetoChartTest {

  private static Picture draw(List<Panel> panels) {
    Picture picture = ParetoChart.of("training step, ms", "share of the baseline", panels);
    Drawn.checkPicture(picture);
    return picture;
  }

  private static Plot plot(Panel panel) {
    return Drawn.check(ParetoChart.plot(panel, ParetoChart.looks(List.of(panel))));
  }

  private static Point point(String architecture, String experiment, double cost, double quality) {
    return new Point(architecture, experiment, cost, new Interval(cost, cost), quality);
  }

  private static Panel panel(Point... points) {
    return new Panel(List.of(points), List.of(), "");
  }

  @Test
  void aTaskHasItsPointsTheSpreadOfTheirCostsAndItsFront() {
    // given
    Point cheap = new Point("simple_rnn", "airline", 1, new Interval(0.9, 1.2), 50);
    Point dear = point("gru", "airline", 2, 45);

    // when
    Plot plot = plot(new Panel(List.of(cheap, dear), List.of(cheap, dear), ""));

    // then
    List<XYSeries> lines = Drawn.series(plot, XYSeriesRenderStyle.Line);
    assertThat(lines)
        .extracting(XYSeries::getXData)
        .containsExactly(new double[] {1, 2}, new double[] {0.9, 1.2}, new double[] {2, 2});
    assertThat(lines.get(0).getYData()).containsExactly(50, 45);
    assertThat(Drawn.legend(plot)).containsExactly("Pareto front", "simple_rnn", "gru");
    assertThat(Drawn.series(plot, XYSeriesRenderStyle.Scatter))
        .extracting(XYSeries::getMarker)
        .doesNotHaveDuplicates();
    assertThat(Drawn.legend(plot(new Panel(List.of(cheap, dear), List.of(dear), ""))))
        .containsExactly("simple_rnn", "gru");
  }

  @Test
  void eachTaskHasItsOwnPlot() {
    // given
    List<Panel> panels = new ArrayList<>();
    List<Integer> heights = new ArrayList<>();

    // when
    for (int i = 0; i < 7; i++) {
      panels.add(panel(point("gru", "task " + i, 1 + i, 1), point("lstm", "task " + i, 2, 3)));
      heights.add(draw(panels).height());
    }

    // then: up to three beside each other, four in two rows of two
    assertThat(heights.subList(0, 3)).containsOnly(heights.get(0));
    assertThat(heights.subList(3, 6)).containsOnly(heights.get(3));
    int row = heights.get(3) - heights.get(0);
    assertThat(row).isGreaterThan(150);
    assertThat(heights.get(6)).isEqualTo(heights.get(3) + row);
  }

  @Test
  void severalExperimentsOnOneTaskAreNumbered() {
    Plot one = plot(panel(point("gru", "a", 1, 1), point("lstm", "a", 2, 2)));
    Plot two = plot(panel(point("gru", "a", 1, 1), point("lstm", "b", 2, 2)));
    assertThat(two.picture().svg().length() - one.picture().svg().length()).isGreaterThan(200);
  }

  @Test
  void aLongTitleAndANoteTakeMoreLinesAndAreNotCut() {
    Point point = point("gru", "seed", 1, 1);
    int height = draw(List.of(panel(point))).height();
    assertThat(draw(List.of(new Panel(List.of(point), List.of(), "no front"))).height())
        .isEqualTo(height + 15);
  }

  @Test
  void costsMoreThanTwentyfoldAreLogarithmic() {
    Plot plot = plot(panel(point("a", "x", 1, 1), point("a", "x", 21, 1)));
    assertThat(plot.chart().getStyler().isXAxisLogarithmic()).isTrue();
    assertThat(plot.chart().getStyler().isYAxisLogarithmic()).isFalse();
  }

  @Test
  void emptyNotFiniteAndHostile() {
    String nothing = Plot.nothing("share of the baseline").picture().svg();
    assertThat(draw(List.of()).svg()).isEqualTo(nothing);
    assertThat(draw(List.of(panel(point("a", "x", Double.NaN, 1)))).svg()).isEqualTo(nothing);
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      Point[] points =
          names.stream().map(name -> point(name, name, name.length(), 1)).toArray(Point[]::new);
      draw(List.of(panel(points), panel(points[0]), new Panel(List.of(points), List.of(), "note")));
      assertThat(Drawn.legend(plot(panel(points)))).hasSize(12);
    }
  }
}
