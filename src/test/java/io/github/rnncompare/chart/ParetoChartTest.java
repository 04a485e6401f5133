package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.ParetoChart.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParetoChartTest {

  private static Drawn draw(List<Point> points, List<List<Point>> fronts) {
    return Drawn.of(
        ParetoChart.of("training step, ms", "test RMSE", points, fronts),
        ParetoChart.of("training step, ms", "test RMSE", points, fronts));
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
    Drawn drawn = draw(List.of(dear, cheap), List.of(List.of(dear, cheap), List.of(cheap)));

    // then
    assertThat(drawn.data("circle")).hasSize(2);
    assertThat(drawn.data("path")).hasSize(1);
    assertThat(drawn.data("path").get(0).getAttribute("d"))
        .startsWith("M" + drawn.data("circle").get(0).getAttribute("cx"));
    assertThat(drawn.texts()).contains("training step, ms", "test RMSE", "airline", "Pareto front");
  }

  @Test
  void upToEightAreNamed() {
    assertThat(draw(points(8), List.of()).texts()).contains("experiment 0", "experiment 7");
    assertThat(draw(points(9), List.of()).texts()).doesNotContain("experiment 0");
  }

  @Test
  void namesOfOnePlaceDoNotCoverEachOther() {
    // given
    List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
    List<Point> points = names.stream().map(name -> new Point("gru", name, 1, 1)).toList();

    // then
    assertThat(draw(points, List.of()).places(names)).doesNotHaveDuplicates();
  }

  @Test
  void costsMoreThanTwentyfoldAreLogarithmic() {
    assertThat(
            draw(List.of(new Point("a", "x", 1, 1), new Point("a", "y", 21, 1)), List.of()).texts())
        .contains("training step, ms (logarithmic axis)", "test RMSE");
  }

  @Test
  void emptyNotFiniteAndHostile() {
    assertThat(draw(List.of(), List.of()).texts()).contains("There is nothing to show.");
    assertThat(draw(List.of(new Point("a", "x", Double.NaN, 1)), List.of()).texts())
        .contains("There is nothing to show.");
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      List<Point> points =
          names.stream().limit(8).map(name -> new Point(name, name, 1, 1)).toList();
      assertThat(draw(points, List.of(points)).texts()).contains("Pareto front");
    }
  }
}
