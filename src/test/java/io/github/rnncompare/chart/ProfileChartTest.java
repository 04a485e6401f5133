package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.chart.ProfileChart.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileChartTest {

  private static Drawn draw(List<Profile> profiles) {
    return Drawn.of(ProfileChart.of("ratio", profiles), ProfileChart.of("ratio", profiles));
  }

  @Test
  void aProfileIsSteps() {
    // given: a half at or below 1, all at or below 3
    Drawn drawn = draw(List.of(new Profile("gru", List.of(1.0, 3.0), List.of(0.5, 1.0))));

    // then: up to a half, across, up to the whole, and on to the edge
    String[] line = drawn.data("path").get(0).getAttribute("d").split(" L", -1);
    assertThat(line).hasSize(5);
    assertThat(drawn.texts()).contains("gru", "ratio", "share of runs, %", "0", "100");
  }

  @Test
  void moreThanTwentyfoldIsLogarithmic() {
    assertThat(draw(List.of(new Profile("gru", List.of(1.0, 20.0), List.of(0.5, 1.0)))).texts())
        .contains("ratio");
    assertThat(draw(List.of(new Profile("gru", List.of(1.0, 20.1), List.of(0.5, 1.0)))).texts())
        .contains("ratio (logarithmic axis)", "1", "10");
  }

  @Test
  void emptyNotFiniteAndHostile() {
    assertThat(draw(List.of()).texts()).contains("There is nothing to show.");
    assertThat(draw(List.of(new Profile("gru", List.of(), List.of()))).texts())
        .contains("There is nothing to show.");
    Profile infinite =
        new Profile("gru", List.of(1.0, Double.POSITIVE_INFINITY), List.of(0.5, 1.0));
    assertThat(draw(List.of(infinite)).data("path")).hasSize(1);
    for (List<String> names : List.of(Drawn.TWELVE, Drawn.HOSTILE)) {
      List<Profile> profiles =
          names.stream().map(name -> new Profile(name, List.of(1.0), List.of(1.0))).toList();
      assertThat(draw(profiles).data("path")).hasSize(names.size());
    }
  }

  @Test
  void aThresholdWithoutAShareIsAMistake() {
    List<Profile> profiles = List.of(new Profile("gru", List.of(1.0), List.of()));
    assertThatThrownBy(() -> ProfileChart.of("ratio", profiles))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
