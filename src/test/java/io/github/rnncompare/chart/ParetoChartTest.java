package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.ParetoChart.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class ParetoChartTest {

  private static Plot draw(List<Point> points, List<List<Point>> fronts) {
    return Drawn.check(ParetoChart.plot("training step, ms", "test RMSE", points, fronts));
  }

  private static List<Point> points(int count) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      points.add(new Point("gru", "experiment " + i, 1 + 0.1 * i, 1 + 0.1 * (i * 7 % 10)));
    }
    return points;
  }

  @Test
  void aFrontIsJoinedInAscendingCost() {
    // given
    Point cheap = new Point("simple_rnn", "airline", 1, 50);
    Point dear = new Point("gru", "airline", 2, 45);

    // when
    Plot plot = draw(List.of(dear, cheap), List.of(List.of(dear, cheap), List.of(cheap)));

    // then
    List<XYSeries> lines = Drawn.series(plot, XYSeriesRenderStyle.Line);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).getXData()).containsExactly(1, 2);
    assertThat(lines.get(0).getYData()).containsExactly(50, 45);
    assertThat(Drawn.legend(plot)).containsExactly("Pareto front", "gru", "simple_rnn");
    assertThat(plot.chart().getXAxisTitle()).isEqualTo("training step, ms");
    assertThat(plot.chart().getYAxisTitle()).isEqualTo("test RMSE");
  }

  @Test
  void upToEightAreNamed() {
    for (int count : new int[] {8, 9}) {
      List<Point> anonymous =
          points(count).stream()
              .map(point -> new Point("gru", "", point.cost(), point.quality()))
              .toList();
      int names =
          draw(points(count), List.of()).picture().svg().length()
              - draw(anonymous, List.of()).picture().svg().length();
      assertThat(names > 1000).isEqualTo(count == 8);
    }
  }

  @Test
  void costsMoreThanTwentyfoldAreLogarithmic() {
    Plot plot = draw(List.of(new Point("a", "x", 1, 1), new Point("a", "y", 21, 1)), List.of());
    assertThat(plot.chart().getXAxisTitle()).isEqualTo("training step, ms, logarithmic");
    assertThat(plot.chart().getYAxisTitle()).isEqualTo("test RMSE");
  }

  @Test
  void emptyNotFiniteAndHostile() {
    assertThat(Drawn.isEmpty(draw(List.of(), List.of()))).isTrue();
    assertThat(Drawn.isEmpty(draw(List.of(new Point("a", "x", Double.NaN, 1)), List.of())))
        .isTrue();
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      List<Point> points =
          names.stream().map(name -> new Point(name, name, name.length(), 1)).toList();
      draw(points.subList(0, 8), List.of(points));
      draw(points.subList(4, 12), List.of());
      assertThat(Drawn.legend(draw(points, List.of(points)))).hasSize(13);
    }
  }
}
