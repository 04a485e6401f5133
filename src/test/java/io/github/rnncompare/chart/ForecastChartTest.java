package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.ForecastChart.Band;
import io.github.rnncompare.chart.ForecastChart.Forecasts;
import io.github.rnncompare.chart.ForecastChart.Line;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class ForecastChartTest {
  private static final double NONE = Double.NaN;

  private static Plot draw(Forecasts forecasts) {
    return Drawn.check(ForecastChart.plot(Quantity.of("sales"), "the last values", forecasts));
  }

  private static List<Long> places(int count) {
    return LongStream.rangeClosed(101, 100 + count).boxed().toList();
  }

  private static Line line(String name, double... values) {
    return new Line(name, values(values));
  }

  private static List<Double> values(double... values) {
    return DoubleStream.of(values).boxed().toList();
  }

  @Test
  void actualValuesArchitecturesABandAndBaselines() {
    // given
    Forecasts forecasts =
        new Forecasts(
            places(3),
            List.of(),
            values(500, 510, 520),
            List.of(line("gru", 505, 515, 525), line("lstm", 490, 500, 510)),
            Optional.of(new Band(values(495, 505, 515), values(515, 525, 535))),
            List.of(line("persistence", 499, 500, 510), line("mean", 1, 1, 1)));

    // when
    Plot plot = draw(forecasts);

    // then
    assertThat(Drawn.legend(plot))
        .containsExactly(
            "actual", "gru", "lstm", "baseline persistence", "baseline mean (beyond the axis)");
    XYSeries band = Drawn.series(plot, XYSeriesRenderStyle.PolygonArea).get(0);
    assertThat(band.getYData()).containsExactly(515, 525, 535, 515, 505, 495);
    assertThat(plot.chart().getStyler().getYAxisMin()).isGreaterThan(400); // not from 0
    assertThat(plot.chart().getXAxisTitle()).isEqualTo("number in the series");
  }

  @Test
  void linesHaveGapsWhereValuesAreMissing() {
    // given: a value without a number, and a row that is not there
    Forecasts forecasts =
        new Forecasts(
            List.of(1L, 2L, 3L, 4L, 6L, 7L),
            List.of(),
            values(1, 2, NONE, 4, 6, 7),
            List.of(line("gru", 1, 2, 3, 4, 6, 7)),
            Optional.empty(),
            List.of());

    // when
    List<XYSeries> lines = Drawn.series(draw(forecasts), XYSeriesRenderStyle.Line);

    // then: three pieces of the actual values, two of the forecasts
    assertThat(lines).extracting(line -> line.getXData().length).containsExactly(2, 1, 2, 4, 2);
  }

  @Test
  void timesAreLabelsWhereTicksAreAndNotBeyondTheEdge() {
    // given
    List<Long> places = places(100);
    List<String> times = places.stream().map(place -> "2024-01-01T00:00:" + place).toList();
    List<Double> values = places.stream().map(Long::doubleValue).toList();

    // when
    Plot plot = draw(new Forecasts(places, times, values, List.of(), Optional.empty(), List.of()));

    // then
    Function<Double, String> label =
        plot.chart().getStyler().getXAxisTickLabelsFormattingFunction();
    assertThat(Stream.of(110.0, 150.0, 160.5, 200.0, 210.0).map(label))
        .containsExactly("2024-01-01T00:00:110", "2024-01-01T00:00:150", " ", " ", " ");
    assertThat(plot.chart().getXAxisTitle()).isEqualTo("time");
  }

  @Test
  void nothingOneValueAndHostileNames() {
    List<Double> none = values(NONE);
    assertThat(
            Drawn.isEmpty(
                draw(
                    new Forecasts(
                        List.of(1L),
                        List.of(),
                        none,
                        List.of(line("gru", NONE)),
                        Optional.of(new Band(none, none)),
                        List.of(line("x", NONE))))))
        .isTrue();
    draw(
        new Forecasts(
            List.of(1L),
            List.of("\u202E<b>" + "t".repeat(60)),
            values(1e200),
            List.of(line("gru", 1e301)),
            Optional.of(new Band(none, none)),
            List.of(line("x", -1e200))));
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      List<Line> lines = names.stream().map(name -> line(name, 1, 2)).toList();
      Plot plot =
          Drawn.check(
              ForecastChart.plot(
                  Quantity.of(names.get(0)),
                  names.get(1),
                  new Forecasts(
                      places(2),
                      names.subList(2, 4),
                      values(1, 2),
                      lines,
                      Optional.empty(),
                      lines)));
      assertThat(Drawn.legend(plot)).hasSize(25);
    }
  }
}
