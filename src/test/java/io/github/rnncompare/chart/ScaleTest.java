package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static final Quantity LOSS = Quantity.of("loss");
  private static final Offset<Double> NEARLY = Offset.offset(1e-9);

  @Test
  void whatIsWishedIsShownWhileTheValuesKeepHalf() {
    Scale scale = Scale.of(LOSS, List.of(10.0, 12.0), List.of(13.9, 14.3, -50.0));
    assertThat(scale.place(13.9)).isLessThan(1);
    assertThat(scale.place(14.3)).isGreaterThan(1);
    assertThat(scale.place(-50)).isNegative();
  }

  @Test
  void moreThanTwentyfoldIsLogarithmicUnlessValuesAreShares() {
    List<Double> values = List.of(0.04, 1.0);
    assertThat(Scale.of(LOSS, values, List.of()).logarithmic()).isTrue();
    assertThat(Scale.of(LOSS, List.of(0.05, 1.0), List.of()).logarithmic()).isFalse();
    assertThat(Scale.of(Quantity.share("accuracy"), values, List.of()).logarithmic()).isFalse();
    assertThat(Scale.linear(values).logarithmic()).isFalse();
    assertThat(Scale.logarithmicFrom(10, List.of(0.1, 1.0)).logarithmic()).isTrue();
    assertThat(Scale.logarithmicFrom(10, List.of(0.11, 1.0)).logarithmic()).isFalse();
  }

  @Test
  void whatIsBeyondTheAxisIsLittleBeyondIt() {
    for (double factor : new double[] {2, 100}) {
      Scale scale = Scale.logarithmicFrom(factor, List.of(1.0, 10.0));
      assertThat(scale.of(1e300)).isEqualTo(scale.at(1.1));
      assertThat(scale.of(-1e300)).isEqualTo(scale.at(-0.1));
      assertThat(scale.of(5)).isCloseTo(5, NEARLY);
    }
  }

  @Test
  void smallAndLargeNumbersHaveAUnit() {
    assertThat(Scale.of(List.of(0.2, 0.5)).title("loss")).isEqualTo("loss");
    assertThat(Scale.of(List.of(2e6, 5e6)).title("loss")).isEqualTo("loss, in units of 1,000,000");
    assertThat(Scale.of(List.of(2e-6, 5e-6)).of(3e-6)).isCloseTo(3, NEARLY);
  }

  @Test
  void aLogarithmicAxisNamesPowersOfTenAndOnAShortOneTwoAndFiveToo() {
    Scale shorter = Scale.of(List.of(1.0, 30.0));
    Scale longer = Scale.of(List.of(1e-6, 1.0));
    Scale huge = Scale.of(List.of(1e-30, 1.0));
    assertThat(DoubleStream.of(1, 2, 3, 5, 10).mapToObj(shorter::tick))
        .containsExactly("1", "2", "", "5", "10");
    assertThat(DoubleStream.of(1e-5, 2e-5, 5e-5, 1e-4).mapToObj(longer::tick))
        .containsExactly("0.00001", "", "", "0.0001");
    assertThat(DoubleStream.of(1e-8, 1e-7, 1e-6, 1e-5, 1e-4).mapToObj(huge::tick))
        .containsExactly("1E-8", "", "", "", "0.0001");
  }
}
