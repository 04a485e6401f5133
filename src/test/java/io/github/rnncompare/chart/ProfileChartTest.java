package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.chart.ProfileChart.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

class ProfileChartTest {

  private static Plot draw(List<Profile> profiles) {
    return Drawn.check(ProfileChart.plot("ratio", profiles));
  }

  @Test
  void aProfileIsStepsFromZeroToTheEdge() {
    // given: a half at or below 1, all at or below 3
    Plot plot = draw(List.of(new Profile("gru", List.of(3.0, 1.0), List.of(1.0, 0.5))));

    // then
    XYSeries steps = Drawn.series(plot, XYSeriesRenderStyle.Step).get(0);
    assertThat(steps.getXData()).startsWith(1, 1, 3).hasSize(4);
    assertThat(steps.getXData()[3]).isGreaterThan(plot.chart().getStyler().getXAxisMax());
    assertThat(steps.getYData()).containsExactly(0, 50, 100, 100);
    assertThat(Drawn.legend(plot)).containsExactly("gru");
    assertThat(plot.chart().getYAxisTitle()).isEqualTo("share of runs, %");
  }

  @Test
  void moreThanTwentyfoldIsLogarithmic() {
    assertThat(
            draw(List.of(new Profile("gru", List.of(1.0, 20.0), List.of(0.5, 1.0))))
                .chart()
                .getXAxisTitle())
        .isEqualTo("ratio");
    assertThat(
            draw(List.of(new Profile("gru", List.of(1.0, 20.1), List.of(0.5, 1.0))))
                .chart()
                .getXAxisTitle())
        .isEqualTo("ratio, logarithmic");
  }

  @Test
  void emptyNotFiniteAndHostile() {
    assertThat(Drawn.isEmpty(draw(List.of()))).isTrue();
    assertThat(Drawn.isEmpty(draw(List.of(new Profile("gru", List.of(), List.of()))))).isTrue();
    Profile infinite =
        new Profile("gru", List.of(1.0, Double.POSITIVE_INFINITY), List.of(0.5, 1.0));
    assertThat(Drawn.series(draw(List.of(infinite)), XYSeriesRenderStyle.Step).get(0).getYData())
        .containsExactly(0, 50, 50);
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      List<Profile> profiles =
          names.stream().map(name -> new Profile(name, List.of(1.0), List.of(1.0))).toList();
      assertThat(Drawn.legend(draw(profiles))).hasSize(12);
    }
  }

  @Test
  void aThresholdWithoutAShareIsAMistake() {
    List<Profile> profiles = List.of(new Profile("gru", List.of(1.0), List.of()));
    assertThatThrownBy(() -> ProfileChart.of("ratio", profiles))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
