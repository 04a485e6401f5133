package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StochasticGradientDescentTest {

  @Test
  void withoutMomentumEachStepIsTheGradientTimesTheLearningRate() {
    // given
    float[] parameters = {1, 2};
    Optimizer optimizer = new StochasticGradientDescent(0.5, 0).start(2);

    // when
    optimizer.update(parameters, new float[] {4, -1});
    optimizer.update(parameters, new float[] {0, 3});

    // then: 1 − 0.5·4, and 2 + 0.5·1 − 0.5·3
    assertThat(parameters).containsExactly(-1, 1);
  }

  @Test
  void momentumAddsUpTheGradientsBefore() {
    // given
    float[] parameters = {1, 0};
    float[] gradient = {2, -1};
    Optimizer optimizer = new StochasticGradientDescent(0.1, 0.9).start(2);

    // when: v = g, then 1.9·g, then 2.71·g
    optimizer.update(parameters, gradient);
    assertThat(parameters).containsExactly(new float[] {0.8f, 0.1f}, within(1e-6f));
    optimizer.update(parameters, gradient);
    assertThat(parameters).containsExactly(new float[] {0.42f, 0.29f}, within(1e-6f));
    optimizer.update(parameters, gradient);

    // then
    assertThat(parameters).containsExactly(new float[] {-0.122f, 0.561f}, within(1e-6f));
    assertThat(gradient).containsExactly(2, -1);
  }

  @Test
  void theDescriptionNamesAMomentumWhereThereIsOne() {
    assertThat(new StochasticGradientDescent(0.1, 0).description()).isEqualTo("sgd 0.1");
    assertThat(new StochasticGradientDescent(0.1, 0.9).description())
        .isEqualTo("sgd 0.1 with momentum 0.9");
  }
}
