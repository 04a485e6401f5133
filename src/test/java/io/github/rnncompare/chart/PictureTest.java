package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of chart as a file. */
class PictureTest {

  private static final Quantity LOSS = Quantity.of("loss");
  private static final Summary LOSSES = Summary.of(1, 2, 3, 4, 5);

  static Stream<Picture> charts() {
    ParetoChart.Point point = new ParetoChart.Point("gru", "airline", 1, new Interval(1, 1), 2);
    return Stream.of(
        LossChart.of(
            LOSS,
            List.of(new LossCurve("gru", List.of(new TreeMap<>(Map.of(0L, 1.0))))),
            Optional.of(new Level("always 0", 1))),
        PointChart.of(
            LOSS,
            "mean",
            List.of(
                new PointChart.Sample(
                    "gru", List.of(1.0, 2.0, 3.0, 4.0, 5.0), LOSSES.mean(), LOSSES.interval())),
            List.of(new Level("always 0", 1))),
        SweepChart.of("key", LOSS, List.of(new SweepChart.Point("gru", "1", 1, true))),
        CriticalDifferenceChart.of(
            List.of(new CriticalDifferenceChart.Rank("gru", 1)), 1, List.of()),
        ProfileChart.of(
            "ratio", List.of(new ProfileChart.Profile("gru", List.of(1.0), List.of(1.0)))),
        SuccessChart.of(
            "loss 1", List.of(new SuccessChart.Rate("gru", 1, 1, 1, new Interval(0.2, 1)))),
        ParetoChart.of(
            "ms", "loss", List.of(new ParetoChart.Panel(List.of(point), List.of(point), ""))));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void theSamePictureHasTheSameBytes(Picture picture) {
    Drawn.checkPicture(picture);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void anSvgIsSmallAndNamesNoOtherFile(Picture picture) {
    assertThat(picture.svg())
        .hasSizeLessThan(100_000)
        .contains("viewBox=\"0 0 760 ")
        .doesNotContain("DOCTYPE")
        .doesNotContain(".dtd");
  }

  @Test
  void severalCanStandInOnePage() {
    Pattern id = Pattern.compile("<clipPath[^>]*id=\"([^\"]+)\"");
    List<String> ids =
        charts()
            .flatMap(chart -> id.matcher(chart.svg()).results().map(found -> found.group(1)))
            .toList();
    assertThat(ids).doesNotHaveDuplicates().hasSize(6);
  }
}
