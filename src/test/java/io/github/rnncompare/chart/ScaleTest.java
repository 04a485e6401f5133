package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static final Offset<Double> NEARLY = Offset.offset(1e-9);

  @Test
  void whatIsWishedIsShownWhileTheValuesKeepASixth() {
    Scale scale = Scale.of(List.of(10.0, 12.0), 100, List.of(21.9, 22.1, -50.0));
    assertThat(scale.place(21.9)).isLessThan(1);
    assertThat(scale.place(22.1)).isBetween(0.9, 1.0); // has room for no more than the padding
    assertThat(scale.place(24)).isGreaterThan(1);
    assertThat(scale.place(-50)).isNegative();
  }

  @Test
  void whatIsBeyondTheAxisIsLittleBeyondIt() {
    for (double factor : new double[] {2, 100}) {
      Scale scale = Scale.of(List.of(1.0, 10.0), factor);
      assertThat(scale.of(1e300)).isEqualTo(scale.at(1.1));
      assertThat(scale.of(-1e300)).isEqualTo(scale.at(-0.1));
      assertThat(scale.of(5)).isCloseTo(5, NEARLY);
    }
  }

  @Test
  void smallAndLargeNumbersHaveAUnit() {
    assertThat(Scale.of(List.of(0.2, 0.5), 100).title("loss")).isEqualTo("loss");
    assertThat(Scale.of(List.of(2e6, 5e6), 100).title("loss")).isEqualTo("loss, in units of 1E6");
    assertThat(Scale.of(List.of(2e-6, 5e-6), 100).of(3e-6)).isCloseTo(3, NEARLY);
  }

  @Test
  void aLogarithmicAxisNamesPowersOfTenAndOnAShortOneTwoAndFiveToo() {
    Scale shorter = Scale.of(List.of(1.0, 30.0), 20);
    Scale longer = Scale.of(List.of(1e-6, 1.0), 20);
    Scale huge = Scale.of(List.of(1e-30, 1.0), 20);
    assertThat(DoubleStream.of(1, 2, 3, 5, 10).mapToObj(shorter::tick))
        .containsExactly("1", "2", "", "5", "10");
    assertThat(DoubleStream.of(1e-5, 2e-5, 5e-5, 1e-4).mapToObj(longer::tick))
        .containsExactly("1E-5", "", "", "1E-4");
    assertThat(DoubleStream.of(1e-8, 1e-7, 1e-6, 1e-5, 1e-4).mapToObj(huge::tick))
        .containsExactly("1E-8", "", "", "", "1E-4");
  }
}
