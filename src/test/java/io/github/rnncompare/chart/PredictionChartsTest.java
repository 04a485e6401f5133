package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.ConfusionChart.Cell;
import io.github.rnncompare.chart.PredictedActualChart.Panel;
import io.github.rnncompare.chart.StepErrorChart.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** The charts of errors by step, of confusions, and of predicted against actual numbers. */
class PredictionChartsTest {

  private static Line line(String name, double... errors) {
    return new Line(
        name,
        IntStream.range(0, errors.length)
            .mapToObj(i -> new StepErrorChart.Point(i + 1L, errors[i]))
            .toList());
  }

  private static Plot errors(List<Line> architectures, List<Line> baselines) {
    return Drawn.check(
        StepErrorChart.plot(Quantity.of("error"), "by steps ahead", architectures, baselines));
  }

  @Test
  void errorsByStepAndBaselinesBeyondTheAxis() {
    // when
    Plot plot =
        errors(
            List.of(line("gru", 1, 2, Double.NaN), line("lstm", 2, 3, 4)),
            List.of(line("persistence", 2, 2, 2), line("mean", 90, 90, 90), line("x", Double.NaN)));

    // then
    List<XYSeries> lines = Drawn.series(plot, XYSeriesRenderStyle.Line);
    assertThat(lines.get(2).getXData()).containsExactly(1, 2);
    assertThat(lines.get(3).getYData()).containsExactly(2, 3, 4);
    assertThat(Drawn.legend(plot))
        .containsExactly("baseline persistence", "baseline mean (beyond the axis)", "gru", "lstm");
  }

  @Test
  void aLineBelowOrAboveTheAxisIsNotDrawn() {
    // when: XChart draws a line of equal numbers beyond the axis in the middle of the chart
    Plot plot =
        errors(
            List.of(line("gru", 10, 11, 12)),
            List.of(line("low", -900, -800, -950), line("high", 900, 800, 950)));

    // then: one point has no line
    List<XYSeries> lines = Drawn.series(plot, XYSeriesRenderStyle.Line);
    assertThat(lines.get(0).getXData()).hasSize(1);
    assertThat(lines.get(1).getXData()).hasSize(1);
    assertThat(Drawn.legend(plot))
        .containsExactly(
            "baseline low (beyond the axis)", "baseline high (beyond the axis)", "gru");
  }

  @Test
  void noErrorsAndHostileNames() {
    assertThat(Drawn.isEmpty(errors(List.of(), List.of(line("x", 1))))).isTrue();
    List<Line> hostile = Drawn.HOSTILE.stream().map(name -> line(name, 1, 2)).toList();
    errors(hostile, hostile);
  }

  @Test
  void aConfusionHasACellForEachPairWhateverTheNames() {
    for (List<String> names : List.of(List.of("one"), Drawn.TWELVE, Drawn.HOSTILE)) {
      List<Cell> row = Collections.nCopies(names.size(), new Cell(123456, 1.0 / names.size()));
      Picture picture =
          ConfusionChart.of(
              names.get(0), names, new ArrayList<>(Collections.nCopies(names.size(), row)));
      Drawn.checkPicture(picture);
      assertThat(picture.svg()).doesNotContain("<script>");
    }
  }

  @Test
  void aLargerShareIsDarkerAndNoneIsWhite() {
    // when
    String svg =
        ConfusionChart.of(
                "classes",
                List.of("a", "b"),
                List.of(
                    List.of(new Cell(3, 1), new Cell(0, 0)),
                    List.of(new Cell(0, Double.NaN), new Cell(0, Double.NaN))))
            .svg();

    // then
    assertThat(svg).contains("rgb(8,48,107)");
  }

  @Test
  void panelsShareTheirAxesAndHaveTheDiagonal() {
    // given
    List<Panel> panels =
        List.of(
            new Panel("gru", List.of(point(0.5, 0.6), point(2, 1.5))),
            new Panel("lstm", List.of(point(0.5, 3), point(2, Double.NaN))));

    // when
    List<Plot> plots = PredictedActualChart.plots(panels);

    // then
    Plot gru = Drawn.check(plots.get(0));
    Plot lstm = Drawn.check(plots.get(1));
    XYSeries diagonal = Drawn.series(gru, XYSeriesRenderStyle.Line).get(0);
    assertThat(diagonal.getXData()).containsExactly(diagonal.getYData());
    assertThat(Drawn.series(gru, XYSeriesRenderStyle.Scatter).get(0).getYData())
        .containsExactly(0.6, 1.5);
    assertThat(Drawn.series(lstm, XYSeriesRenderStyle.Scatter).get(0).getXData())
        .containsExactly(0.5);
    assertThat(lstm.chart().getStyler().getYAxisMax())
        .isEqualTo(gru.chart().getStyler().getYAxisMax());
    Drawn.checkPicture(PredictedActualChart.of("y", panels));
  }

  private static PredictedActualChart.Point point(double actual, double predicted) {
    return new PredictedActualChart.Point(actual, predicted);
  }

  @Test
  void manyPointsAreThinnedAndManyPanelsFit() {
    // given
    List<PredictedActualChart.Point> many =
        IntStream.range(0, 200_000).mapToObj(i -> point(i, i / 2.0)).toList();

    // then
    assertThat(PredictedActualChart.of("y", List.of(new Panel("gru", many))).svg())
        .hasSizeLessThan(250_000);
    Drawn.checkPicture(
        PredictedActualChart.of(
            Drawn.HOSTILE.get(0),
            Drawn.HOSTILE.stream().map(name -> new Panel(name, List.of(point(1, 1)))).toList()));
    Drawn.checkPicture(
        PredictedActualChart.of("y", List.of(new Panel("gru", List.of(point(Double.NaN, 1))))));
  }
}
