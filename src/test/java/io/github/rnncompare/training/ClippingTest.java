package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.layer.training.GradientNorm;
import io.github.rnncompare.training.Clipping.By;
import org.junit.jupiter.api.Test;

class ClippingTest {

  @Test
  void theNormIsTheRootOfTheSumOfSquares() {
    assertThat(GradientNorm.of(new float[] {3, 0, -4})).isEqualTo(5);
  }

  @Test
  void aLongerGradientIsShortenedToTheBound() {
    // given
    float[] gradient = {3, 0, -4};

    // when
    new Clipping(By.NORM, 2).clip(gradient, 5);

    // then: 2 / 5 of it
    assertThat(gradient).containsExactly(new float[] {1.2f, 0, -1.6f}, within(1e-6f));
  }

  @Test
  void pytorchsEpsilonIsAddedToTheNorm() {
    // given: a norm of the size of ε
    float[] gradient = {1e-6f};

    // when
    new Clipping(By.NORM, 0.5e-6).clip(gradient, 1e-6);

    // then: 1e-6 · 0.5e-6 / (1e-6 + 1e-6)
    assertThat(gradient[0]).isCloseTo(0.25e-6f, within(1e-12f));
  }

  @Test
  void aGradientWithinTheBoundIsLeftAsItIs() {
    // given
    float[] gradient = {3, 0, -4};

    // when
    new Clipping(By.NORM, 5).clip(gradient, 5);

    // then
    assertThat(gradient).containsExactly(3, 0, -4);
  }

  @Test
  void byValueEachEntryIsCutOffAtTheBound() {
    // given
    float[] gradient = {3, 0.25f, -4, Float.NaN};

    // when
    new Clipping(By.VALUE, 0.5).clip(gradient, Double.NaN);

    // then
    assertThat(gradient).containsExactly(0.5f, 0.25f, -0.5f, Float.NaN);
  }
}
