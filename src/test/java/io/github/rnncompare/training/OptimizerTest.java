package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every optimizer. */
class OptimizerTest {
  private static final int PARAMETERS = 5;

  static Stream<OptimizerSettings> all() {
    return Stream.of(
        new Adam(0.1, 0.9, 0.999, 1e-8),
        new RmsProp(0.1, 0.9, 1e-8),
        new StochasticGradientDescent(0.1, 0.9));
  }

  private static float[] gradient(Random random) {
    float[] gradient = new float[PARAMETERS];
    for (int i = 0; i < PARAMETERS; i++) {
      gradient[i] = (float) random.nextGaussian();
    }
    return gradient;
  }

  @ParameterizedTest
  @MethodSource("all")
  void goesOnFromItsStateWithTheSameBits(OptimizerSettings settings) {
    // given
    Random random = new Random(1);
    Optimizer optimizer = settings.start(PARAMETERS);
    float[] parameters = gradient(random);
    for (int i = 0; i < 3; i++) {
      optimizer.update(parameters, gradient(random));
    }

    // when: a state is not touched by the updates after it
    OptimizerState state = optimizer.state();
    float[] copy = parameters.clone();
    float[] next = gradient(random);
    optimizer.update(parameters, next);
    Optimizer other = settings.start(PARAMETERS);
    other.restore(state);
    other.update(copy, next);

    // then
    assertThat(copy).containsExactly(parameters);
    assertThat(other.state()).isEqualTo(optimizer.state()).isNotEqualTo(state);
  }

  @ParameterizedTest
  @MethodSource("all")
  void theLearningRateIsTheSettingsTimesAFactor(OptimizerSettings settings) {
    // given
    float[] gradient = gradient(new Random(2));
    float[] whole = new float[PARAMETERS];
    float[] half = new float[PARAMETERS];
    Optimizer optimizer = settings.start(PARAMETERS);

    // when: the factors do not add up
    settings.start(PARAMETERS).update(whole, gradient);
    optimizer.scaleLearningRate(0.25);
    optimizer.scaleLearningRate(0.5);
    optimizer.update(half, gradient);

    // then
    for (int i = 0; i < PARAMETERS; i++) {
      assertThat(half[i]).isEqualTo(whole[i] / 2);
    }
  }

  @Test
  void aStateOfAnotherOptimizerIsRefused() {
    // given: SGD has one array where Adam has two
    OptimizerState sgd = new StochasticGradientDescent(0.1, 0.9).start(4).state();
    Optimizer adam = new Adam(0.1, 0.9, 0.999, 1e-8).start(4);

    // then
    assertThatThrownBy(() -> adam.restore(sgd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an optimizer's state of lengths [4]; expected [4, 4]");
  }
}
