package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.PointChart.Level;
import io.github.rnncompare.chart.PointChart.Sample;
import io.github.rnncompare.statistics.Summary;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PointChartTest {

  private static Drawn draw(List<Sample> samples, Level... levels) {
    return Drawn.of(
        PointChart.of("test RMSE", samples, List.of(levels)),
        PointChart.of("test RMSE", samples, List.of(levels)));
  }

  private static Sample sample(String architecture, Double... values) {
    double[] sample = Arrays.stream(values).mapToDouble(Double::doubleValue).toArray();
    return new Sample(architecture, List.of(values), Summary.of(sample));
  }

  @Test
  void aDotForEachSeedAndTheMeanWithItsInterval() {
    // given
    Sample lstm = sample("lstm", 48.0, 49.0, 50.0, 48.5, 49.5, 47.0);
    Sample gru = sample("gru", 47.0, 46.0);

    // when
    Drawn drawn = draw(List.of(lstm, gru));

    // then: an interval is a bar with two caps; two seeds have none
    assertThat(drawn.data("circle")).hasSize(8);
    assertThat(drawn.data("path")).hasSize(2);
    assertThat(drawn.data("line")).hasSize(3);
    assertThat(drawn.texts()).contains("test RMSE", "lstm", "gru", "one seed");
  }

  @Test
  void equalValuesCanBeToldApart() {
    Drawn drawn = draw(List.of(sample("gru", 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)));
    assertThat(drawn.data("circle").stream().map(dot -> dot.getAttribute("cx")).distinct())
        .hasSize(8);
    assertThat(drawn.data("circle").stream().map(dot -> dot.getAttribute("cy")).distinct())
        .hasSize(1);
  }

  @Test
  void aFloorNearTheDotsIsALineAndOneFarOffAnArrow() {
    // given: dots from 46 to 50
    List<Sample> samples = List.of(sample("gru", 46.0, 50.0));

    // when
    Drawn near = draw(samples, new Level("persistence", 55));
    Drawn far = draw(samples, new Level("persistence", 480.25));

    // then
    assertThat(near.texts()).contains("persistence", "55");
    assertThat(near.data("line")).hasSize(1);
    assertThat(far.texts()).contains("persistence", "480.3").doesNotContain("400");
    assertThat(far.data("line")).isEmpty();
  }

  @Test
  void dotsKeepASixthOfTheHeight() {
    for (double floor : new double[] {51, 60, 65, 70, 75, 80, 500, -30, 0, 20, 40}) {
      List<Element> dots =
          draw(List.of(sample("gru", 46.0, 50.0)), new Level("floor", floor)).data("circle");
      double first = Double.parseDouble(dots.get(0).getAttribute("cy"));
      double second = Double.parseDouble(dots.get(1).getAttribute("cy"));
      assertThat(first - second).as("floor at %s", floor).isGreaterThan(Style.PLOT_HEIGHT / 7.0);
    }
  }

  @Test
  void moreThanHundredfoldIsLogarithmic() {
    assertThat(draw(List.of(sample("gru", 1.0, 99.0))).texts()).contains("test RMSE");
    assertThat(draw(List.of(sample("gru", 1.0, 101.0)), new Level("below", -1)).texts())
        .contains("test RMSE (logarithmic axis)", "below", "−1");
  }

  @Test
  void namesOfFloorsDoNotCoverEachOther() {
    // given
    Level[] levels = {new Level("a", 48), new Level("b", 48), new Level("c", 48.01)};

    // when
    Drawn drawn = draw(List.of(sample("gru", 46.0, 50.0)), levels);

    // then
    double[] heights = drawn.heights(List.of("a", "b", "c"));
    Arrays.sort(heights);
    assertThat(heights[1] - heights[0]).isGreaterThanOrEqualTo(Style.LINE_HEIGHT - 0.01);
    assertThat(heights[2] - heights[1]).isGreaterThanOrEqualTo(Style.LINE_HEIGHT - 0.01);
  }

  @Test
  void whatIsNotFiniteIsLeftOut() {
    Sample sample = new Sample("gru", List.of(1.0, Double.NaN, 2.0), Summary.of(1, 2));
    Drawn drawn = draw(List.of(sample), new Level("floor", Double.NEGATIVE_INFINITY));
    assertThat(drawn.data("circle")).hasSize(2);
    assertThat(drawn.texts()).doesNotContain("floor");
    assertThat(draw(List.of()).texts()).contains("There is nothing to show.");
  }

  @Test
  void twelveArchitecturesAndHostileNames() {
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      List<Sample> samples = names.stream().map(name -> sample(name, 1.0, 2.0)).toList();
      Level[] levels = names.stream().map(name -> new Level(name, 1.5)).toArray(Level[]::new);
      assertThat(draw(samples, levels).data("circle")).hasSize(2 * names.size());
    }
  }
}
