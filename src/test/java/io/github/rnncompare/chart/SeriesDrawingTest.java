package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeriesDrawingTest {

  @Test
  void aLineOfManyPointsIsOnePathWithItsDashes() {
    // given
    List<Integer> points = IntStream.range(0, 100).boxed().toList();
    Scale scale = Scale.linear(points.stream().map(point -> (double) point).toList());
    Plot plot = new Plot("x", scale, "y", scale);
    Palette.of(Drawn.TWELVE.stream())
        .forEach((name, look) -> plot.curve(name, look, points, x -> x, y -> 50 + 0.1 * y));

    // when
    String svg = Drawn.check(plot).picture().svg();

    // then
    assertThat(
            Pattern.compile("<path d=\"([^\"]*)\"")
                .matcher(svg)
                .results()
                .filter(path -> path.group(1).split(" L", -1).length == points.size()))
        .hasSize(12);
    assertThat(
            Pattern.compile("stroke-dasharray:([\\d.,]+);")
                .matcher(svg)
                .results()
                .map(dash -> dash.group(1))
                .distinct())
        .contains("9,4", "2.5,3")
        .hasSize(7);
  }

  @Test
  void stepsTurnAtRightAngles() {
    // given
    Picture picture =
        ProfileChart.of(
            "ratio",
            List.of(new ProfileChart.Profile("gru", List.of(1.0, 2.0), List.of(0.5, 1.0))));

    // then: M x0 y0, up to 50 %, along, up to 100 %, and along to the edge
    assertThat(picture.svg())
        .containsPattern(
            "M([\\d.]+) [\\d.]+ L\\1 [\\d.]+ L\\1 ([\\d.]+) L([\\d.]+) \\2 L\\3 ([\\d.]+) L[\\d.]+ \\4");
  }
}
