package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdamTest {
  private static final Adam ADAM = new Adam(0.1, 0.9, 0.999, 1e-8);

  @Test
  void theFirstStepIsTheLearningRateAgainstTheSign() {
    // given: m / (1 − β1) = g and √(v / (1 − β2)) = |g|
    float[] parameters = {1, 2, 3};

    // when
    ADAM.start(3).update(parameters, new float[] {4, -0.5f, 0});

    // then
    assertThat(parameters).containsExactly(new float[] {0.9f, 2.1f, 3f}, within(1e-6f));
  }

  @Test
  void followsTheAlgorithmForManySteps() {
    // given
    float[] parameters = {1};
    Optimizer optimizer = ADAM.start(1);
    double expected = 1;
    double m = 0;
    double v = 0;

    for (int t = 1; t <= 50; t++) {
      // when: the gradient of θ² / 2, and noise that depends on t
      double g = expected + Math.sin(t);
      optimizer.update(parameters, new float[] {(float) g});

      // then: algorithm 1 in double precision
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      double corrected = Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8;
      expected -= 0.1 * (m / (1 - Math.pow(0.9, t))) / corrected;
      assertThat((double) parameters[0]).as("step %d", t).isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void epsilonIsAddedAfterTheCorrection() {
    // given: a gradient of the size of ε, where the place of ε decides
    float[] parameters = {0};

    // when
    new Adam(1, 0.9, 0.999, 1e-4).start(1).update(parameters, new float[] {1e-4f});

    // then: 1e-4 / (1e-4 + 1e-4), where DL4J's form has 1e-4 / (1e-4 + 1e-4 / √0.001) = 0.03
    assertThat((double) parameters[0]).isCloseTo(-0.5, within(1e-4));
  }

  @Test
  void theGradientIsLeftAsItIs() {
    float[] gradient = {4, -0.5f};
    ADAM.start(2).update(new float[] {1, 2}, gradient);
    assertThat(gradient).containsExactly(4f, -0.5f);
  }
}
