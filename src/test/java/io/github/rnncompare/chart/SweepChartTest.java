package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.SweepChart.Point;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SweepChartTest {

  private static Drawn draw(List<Point> points) {
    return Drawn.of(
        SweepChart.of("learning_rate", "validation loss", points),
        SweepChart.of("learning_rate", "validation loss", points));
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
            new Point("gru", "0.1", 0.5, true),
            new Point("gru", "0.1", 0.9, false),
            new Point("gru", "0.2", 0.7, false));

    // when
    Drawn drawn = draw(points);

    // then: three dots and a ring; the line joins the first and the last
    List<Element> dots = drawn.data("circle");
    assertThat(dots).hasSize(4);
    assertThat(drawn.data("path")).hasSize(1);
    String line = drawn.data("path").get(0).getAttribute("d");
    assertThat(line)
        .contains(dots.get(0).getAttribute("cy"))
        .doesNotContain(dots.get(2).getAttribute("cy"))
        .contains(dots.get(3).getAttribute("cy"));
    assertThat(drawn.texts()).contains("gru", "chosen", "0.1", "0.2", "validation loss");
    assertThat(draw(List.of(new Point("gru", "1", 0.5, false))).texts()).doesNotContain("chosen");
  }

  @Test
  void numbersMoreThanTwentyfoldAreLogarithmic() {
    assertThat(draw(points("1", "2", "20")).texts()).contains("learning_rate");
    assertThat(draw(points("1e-3", "0.01", "0.021")).texts())
        .contains("learning_rate (logarithmic axis)", "1e-3", "0.01", "0.021");
    assertThat(draw(points("0", "0.01", "1")).texts()).contains("learning_rate");
  }

  @Test
  void otherValuesStandInTheirOrder() {
    Drawn drawn = draw(points("uniform", "orthogonal", "3", "2", "1f"));
    assertThat(drawn.texts())
        .containsSubsequence("uniform", "orthogonal", "3", "2", "1f", "learning_rate");
  }

  @Test
  void moreThanHundredfoldLossIsLogarithmic() {
    assertThat(draw(List.of(new Point("a", "1", 1, true), new Point("a", "2", 101, true))).texts())
        .contains("validation loss (logarithmic axis)");
  }

  @Test
  void hundredsOfValuesDoNotCrowdTheAxis() {
    String[] numbers = new String[300];
    String[] words = new String[300];
    for (int i = 0; i < 300; i++) {
      numbers[i] = Double.toString(1 + i * 0.0123456);
      words[i] = "v" + i;
    }
    assertThat(draw(points(numbers)).texts()).hasSizeLessThan(30);
    assertThat(draw(points(words)).texts()).contains("v0").hasSizeLessThan(70);
  }

  @Test
  void emptyNotFiniteAndHostile() {
    assertThat(draw(List.of()).texts()).contains("There is nothing to show.");
    assertThat(draw(List.of(new Point("gru", "NaN", Double.NaN, true))).texts())
        .contains("There is nothing to show.");
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      List<Point> points = names.stream().map(name -> new Point(name, name, 1, true)).toList();
      assertThat(draw(points).texts()).contains("chosen");
    }
  }
}
