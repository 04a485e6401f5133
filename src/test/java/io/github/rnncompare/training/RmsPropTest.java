package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RmsPropTest {

  @Test
  void threeStepsAreThoseOfTheFormula() {
    // given: ρ = 0.75, so that v = 0.25·16 = 4, then 0.75·4 + 0.25·4 = 4, then 3 + 0.25·24 = 9
    float[] parameters = {1, -1};
    Optimizer optimizer = new RmsProp(0.1, 0.75, 1e-8).start(2);

    // when, then: 4 / √4
    optimizer.update(parameters, new float[] {4, -4});
    assertThat(parameters).containsExactly(new float[] {0.8f, -0.8f}, within(1e-6f));

    // 2 / √4
    optimizer.update(parameters, new float[] {2, -2});
    assertThat(parameters).containsExactly(new float[] {0.7f, -0.7f}, within(1e-6f));

    // √24 / √9
    float[] gradient = {(float) Math.sqrt(24), 0};
    optimizer.update(parameters, gradient);
    assertThat(parameters).containsExactly(new float[] {0.5367007f, -0.7f}, within(1e-6f));
    assertThat(gradient).containsExactly((float) Math.sqrt(24), 0);
  }

  @Test
  void epsilonIsAddedToTheRoot() {
    // given: √v = 0.5 · 2e-4 = ε
    float[] parameters = {0};

    // when
    new RmsProp(1, 0.75, 1e-4).start(1).update(parameters, new float[] {2e-4f});

    // then: 2e-4 / (1e-4 + 1e-4); under the root it would be 2e-4 / √(1e-8 + 1e-4) = 0.02
    assertThat(parameters[0]).isCloseTo(-1f, within(1e-5f));
  }

  @Test
  void theDescriptionNamesTheLearningRate() {
    assertThat(new RmsProp(0.01, 0.99, 1e-8).description()).isEqualTo("rmsprop 0.01");
  }
}
