package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeightDecayTest {

  @Test
  void theParameterTimesLambdaIsAddedToTheGradient() {
    // given
    float[] parameters = {2, -4};
    float[] gradient = {1, 0};
    Optimizer optimizer = new WeightDecay(0.5, new StochasticGradientDescent(0.25, 0).start(2));

    // when
    optimizer.update(parameters, gradient);

    // then: 2 − 0.25 · (1 + 0.5 · 2), and −4 − 0.25 · (0.5 · −4)
    assertThat(parameters).containsExactly(1.5f, -3.5f);
    assertThat(gradient).containsExactly(1, 0);
  }

  @Test
  void adamSeesTheSumAsPyTorchsDoes() {
    // given
    Adam adam = new Adam(0.1, 0.9, 0.999, 1e-8);
    Optimizer decaying = new WeightDecay(0.5, adam.start(1));
    Optimizer plain = adam.start(1);
    float[] decayed = {2};
    float[] expected = {2};

    for (int step = 1; step <= 5; step++) {
      // when
      plain.update(expected, new float[] {step + 0.5f * expected[0]});
      decaying.update(decayed, new float[] {step});

      // then
      assertThat(decayed).containsExactly(expected);
      assertThat(decaying.state()).isEqualTo(plain.state());
    }
  }

  @Test
  void learningRateAndStateAreTheOptimizers() {
    // given
    StochasticGradientDescent sgd = new StochasticGradientDescent(1, 0.5);
    Optimizer first = new WeightDecay(0, sgd.start(1));
    Optimizer second = new WeightDecay(0, sgd.start(1));
    float[] parameters = {0};

    // when
    first.scaleLearningRate(0.5);
    first.update(parameters, new float[] {4});
    second.restore(first.state());
    second.update(parameters, new float[] {0});

    // then: −0.5 · 4, then the velocity's half at the whole learning rate
    assertThat(parameters).containsExactly(-4);
  }
}
