package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class LossChartTest {
  private static final Quantity LOSS = Quantity.of("training loss");

  private static Plot draw(Quantity loss, List<LossCurve> curves, Optional<Level> baseline) {
    return Drawn.check(LossChart.plot("epoch", loss, curves, baseline));
  }

  private static Plot draw(List<LossCurve> curves) {
    return draw(LOSS, curves, Optional.empty());
  }

  /** A single seed. */
  private static Plot draw(double... losses) {
    return draw(List.of(new LossCurve("gru", List.of(seed(losses.length, i -> losses[i])))));
  }

  private static SortedMap<Long, Double> seed(int epochs, IntToDoubleFunction loss) {
    SortedMap<Long, Double> seed = new TreeMap<>();
    for (int i = 0; i < epochs; i++) {
      seed.put((long) i, loss.applyAsDouble(i));
    }
    return seed;
  }

  /** Seeds with 1, 2, 3, … times the loss. */
  private static LossCurve curve(
      String architecture, int seeds, int epochs, IntToDoubleFunction loss) {
    return new LossCurve(
        architecture,
        IntStream.rangeClosed(1, seeds)
            .mapToObj(times -> seed(epochs, i -> times * loss.applyAsDouble(i)))
            .toList());
  }

  private static List<XYSeries> lines(Plot plot, boolean thin) {
    return Drawn.series(plot, XYSeriesRenderStyle.Line).stream()
        .filter(line -> thin == line.getLineStyle().getLineWidth() < 1)
        .toList();
  }

  @Test
  void anArchitectureHasABandALineMarkersAndItsName() {
    // when
    Plot plot =
        draw(
            List.of(
                curve("lstm", 5, 20, i -> 1 - 0.04 * i), curve("gru", 5, 20, i -> 0.9 - 0.04 * i)));

    // then
    assertThat(Drawn.series(plot, XYSeriesRenderStyle.PolygonArea)).hasSize(2);
    assertThat(lines(plot, false)).hasSize(2).allMatch(line -> line.getYData().length == 20);
    assertThat(lines(plot, true)).hasSize(10);
    assertThat(Drawn.legend(plot)).containsExactly("lstm", "gru");
    assertThat(plot.chart().getXAxisTitle()).isEqualTo("epoch");
    assertThat(plot.chart().getYAxisTitle()).isEqualTo("training loss");
    assertThat(plot.chart().getTitle()).contains("median", "middle half", "single seeds");
    List<XYSeries> markers = Drawn.series(plot, XYSeriesRenderStyle.Scatter);
    for (XYSeries each : markers) {
      assertThat(each.getXData()).hasSizeBetween(5, 10).endsWith(19);
    }
    assertThat(markers.get(0).getMarker()).isNotEqualTo(markers.get(1).getMarker());
    assertThat(lines(plot, false))
        .extracting(XYSeries::getLineStyle)
        .containsExactlyElementsOf(markers.stream().map(XYSeries::getLineStyle).toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void theLineIsTheMedianAndTheBandTheMiddleHalf() {
    // given: losses 1, 2, 3, 4, 5
    Plot plot = draw(List.of(curve("gru", 5, 2, i -> 1)));

    // then
    assertThat(lines(plot, false).get(0).getYData()).containsExactly(3, 3);
    assertThat(Drawn.series(plot, XYSeriesRenderStyle.PolygonArea).get(0).getYData())
        .containsExactly(4, 4, 2, 2);
  }

  @Test
  void oneSeedThatDivergesMovesNeitherLineNorBand() {
    // given: nine seeds near 1, and one that rises to 1,000
    List<SortedMap<Long, Double>> seeds = new ArrayList<>();
    for (int seed = 0; seed < 9; seed++) {
      double loss = 1 + 0.01 * seed;
      seeds.add(seed(3, i -> loss));
    }
    seeds.add(seed(3, i -> i == 1 ? 1000 : 1));

    // when
    Plot plot = draw(List.of(new LossCurve("gru", seeds)));

    // then
    assertThat(plot.chart().getStyler().getYAxisMax()).isLessThan(1.2);
    assertThat(lines(plot, true)).hasSize(10);
    assertThat(plot.chart().getStyler().isYAxisLogarithmic()).isFalse();
  }

  @Test
  void whereThereAreFewSeedsThereIsNoBand() {
    // given: four seeds in epochs 1, 2 and 4 of 0 … 5, else one
    List<SortedMap<Long, Double>> seeds = new ArrayList<>();
    seeds.add(seed(6, i -> 1));
    for (int i = 0; i < 3; i++) {
      seeds.add(new TreeMap<>(Map.of(1L, 1.5, 2L, 1.5, 4L, 1.5)));
    }

    // when
    Plot plot = draw(List.of(new LossCurve("gru", seeds)));

    // then: that of a single epoch has no area, but a line as wide as can be seen
    List<XYSeries> bands = Drawn.series(plot, XYSeriesRenderStyle.PolygonArea);
    assertThat(bands)
        .extracting(XYSeries::getXData)
        .containsExactly(new double[] {1, 2, 2, 1}, new double[] {4, 4});
    assertThat(bands.get(0).getYData()).containsExactly(1.5, 1.5, 1.375, 1.375);
    assertThat(bands.get(1).getLineStyle()).isEqualTo(new BasicStroke(6));
    assertThat(draw(1, 2).chart().getTitle()).doesNotContain("band");
  }

  @Test
  void upToTwelveSeedsHaveTheirLines() {
    assertThat(lines(draw(List.of(curve("gru", 12, 3, i -> 1))), true)).hasSize(12);
    Plot plot = draw(List.of(curve("gru", 13, 3, i -> 1)));
    assertThat(lines(plot, true)).isEmpty();
    assertThat(plot.chart().getTitle()).doesNotContain("single");
  }

  @Test
  void theBaselineIsAHorizontalLineWithItsName() {
    // given
    List<LossCurve> curves = List.of(curve("gru", 1, 11, i -> 1 - 0.05 * i));

    // when
    Plot near = draw(LOSS, curves, Optional.of(new Level("always 0", 0.75)));
    Plot far = draw(LOSS, curves, Optional.of(new Level("always 0", 75)));

    // then
    assertThat(Drawn.legend(near)).containsExactly("baseline 0.75 (always 0)", "gru");
    assertThat(lines(near, false).get(0).getYData()).containsExactly(0.75, 0.75);
    assertThat(lines(near, false).get(0).getLineStyle().getDashArray()).isNotEmpty();
    assertThat(Drawn.legend(far)).containsExactly("baseline 75 (always 0)", "gru");
    assertThat(lines(far, false)).hasSize(1);
    assertThat(draw(LOSS, curves, Optional.of(new Level("none", Double.NaN))).chart())
        .satisfies(chart -> assertThat(chart.getSeriesCollection()).hasSize(3));
  }

  @Test
  void moreThanTwentyfoldIsLogarithmic() {
    assertThat(draw(1, 0.051).chart().getYAxisTitle()).isEqualTo("training loss");
    assertThat(draw(1, 0.049).chart().getYAxisTitle()).isEqualTo("training loss, logarithmic");
    assertThat(draw(1, 0).chart().getStyler().isYAxisLogarithmic()).isFalse();
    assertThat(draw(1e-200, 1e200).chart().getStyler().isYAxisLogarithmic()).isTrue();
  }

  @Test
  void anAccuracyIsNeverLogarithmicAndSaysThatItDoesNotBeginAtZero() {
    Quantity accuracy = Quantity.share("validation accuracy");
    Plot low = draw(accuracy, List.of(curve("gru", 1, 2, i -> 0.01 + 0.9 * i)), Optional.empty());
    Plot high = draw(accuracy, List.of(curve("gru", 1, 2, i -> 0.93 + 0.05 * i)), Optional.empty());
    assertThat(low.chart().getYAxisTitle()).isEqualTo("validation accuracy");
    assertThat(high.chart().getYAxisTitle())
        .isEqualTo("validation accuracy (the axis does not begin at 0)");
    assertThat(high.chart().getStyler().getYAxisMin()).isGreaterThan(0.9);
  }

  @Test
  void aSeedThatReachesZeroOnALogarithmicAxisEndsWithTheAxis() {
    // given
    List<SortedMap<Long, Double>> seeds = new ArrayList<>();
    seeds.add(seed(2, i -> 1 - i));
    seeds.add(seed(2, i -> i == 0 ? 1 : 0.01));
    seeds.add(seed(2, i -> i == 0 ? 1 : 0.01));

    // when
    Plot plot = draw(List.of(new LossCurve("gru", seeds)));

    // then
    double[] line = lines(plot, true).get(0).getYData();
    assertThat(line[0]).isCloseTo(1, Offset.offset(1e-9));
    assertThat(line[1]).isPositive().isLessThan(plot.chart().getStyler().getYAxisMin());
  }

  @Test
  void whatCannotBeShownIsLeftOut() {
    Plot plot = draw(1, Double.NaN, Double.POSITIVE_INFINITY, 1e308, 0.5);
    for (boolean thin : new boolean[] {false, true}) {
      assertThat(lines(plot, thin).get(0).getXData()).containsExactly(0, 4);
    }
    assertThat(Drawn.isEmpty(draw(Double.NaN, Double.NaN))).isTrue();
    assertThat(Drawn.isEmpty(draw(List.of()))).isTrue();
  }

  @Test
  void extremesAreDrawn() {
    draw(0);
    draw(5);
    draw(1, 1 + 1e-15);
    draw(-1e300, 1e300);
    draw(0, Double.MIN_VALUE);
    draw(0, 2e-11, 1e-11);
    draw(-3, -3);
    draw(0.01, 0.0101, 0.0102, 0.0103);
    assertThat(draw(1e-11, 3e-11).chart().getYAxisTitle())
        .isEqualTo("training loss, in units of 1E-11");
  }

  @Test
  void thousandsOfEpochsMakeNoHugeFile() {
    List<LossCurve> curves = new ArrayList<>();
    for (String architecture : List.of("simple_rnn", "lstm", "gru")) {
      curves.add(curve(architecture, 12, 2_000, i -> 1 + 0.5 * Math.sin(i * 0.7)));
    }
    assertThat(LossChart.of(LOSS, curves, Optional.empty()).svg().length()).isLessThan(300_000);
  }

  @Test
  void twelveArchitecturesAndHostileNames() {
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      Plot plot = draw(names.stream().map(name -> curve(name, 1, 30, i -> 1.0 + i)).toList());
      assertThat(Drawn.legend(plot)).containsExactlyElementsOf(names);
    }
  }
}
