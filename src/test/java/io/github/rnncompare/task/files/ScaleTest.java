package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.spec.UserErrorException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static Scale scale(Scale.Kind kind, double... numbers) {
    Scale.Fit fit = new Scale.Fit();
    for (double number : numbers) {
      fit.accept(number);
    }
    return fit.scale(kind);
  }

  @Test
  void knownNumbers() {
    // given: mean 4, deviation 2
    assertThat(scale(Scale.Kind.STANDARDISE, 2, 4, 6)).isEqualTo(new Scale(4, 2));
    assertThat(scale(Scale.Kind.MIN_MAX, 2, 4, 6)).isEqualTo(new Scale(2, 4));
    assertThat(scale(Scale.Kind.NONE, 2, 4, 6)).isEqualTo(Scale.NONE);
    assertThat(new Scale(4, 2).scaled(7)).isEqualTo(1.5);
    assertThat(new Scale(4, 2).original(1.5)).isEqualTo(7);
  }

  @Test
  void whatVariesByRoundingAloneIsNotBlownUp() {
    // given: the differences of 0.1, 0.2, 0.3, …, of which some are 0.1 and some nearly
    double[] differences = new double[50];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = (i + 2) * 0.1 - (i + 1) * 0.1;
    }

    // then
    for (Scale.Kind kind : new Scale.Kind[] {Scale.Kind.STANDARDISE, Scale.Kind.MIN_MAX}) {
      assertThat(scale(kind, differences).factor()).as("%s", kind).isEqualTo(1);
    }
    assertThat(scale(Scale.Kind.STANDARDISE, 3, 3, 3)).isEqualTo(new Scale(3, 1));
    assertThat(scale(Scale.Kind.STANDARDISE, 1e-9, 2e-9, 3e-9).factor())
        .isCloseTo(1e-9, within(1e-15));
  }

  @Test
  void whatWasKeptIsReadBack() {
    // given
    Map<String, Double> kept = new HashMap<>();
    new Scale(-0.1, 3).keep("a", kept);

    // then
    assertThat(Scale.kept("a", kept)).isEqualTo(new Scale(-0.1, 3));
    assertThatThrownBy(() -> Scale.kept("b", kept))
        .isInstanceOf(UserErrorException.class)
        .hasMessage("no number 'shift of b' was fitted");
    kept.put("factor of a", 0.0);
    assertThatThrownBy(() -> Scale.kept("a", kept))
        .isInstanceOf(UserErrorException.class)
        .hasMessage("the fitted number 'factor of a' is 0.0; expected one above 0");
    kept.remove("factor of a");
    assertThatThrownBy(() -> Scale.kept("a", kept))
        .isInstanceOf(UserErrorException.class)
        .hasMessage("no number 'factor of a' was fitted");
  }
}
