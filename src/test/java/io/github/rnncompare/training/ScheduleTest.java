package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static Schedule schedule(String keys) {
    return Settings.of("epochs: 4, optimizer: {name: sgd}, schedule: {%s}".formatted(keys))
        .schedule();
  }

  private static void assertFactors(String keys, double... factors) {
    for (int done = 0; done < factors.length; done++) {
      assertThat(schedule(keys).factor(done, 4))
          .as("%s after %d epochs", keys, done)
          .isCloseTo(factors[done], within(1e-12));
    }
  }

  @Test
  void factorsAreThoseOfPyTorchsSchedulers() {
    assertFactors("name: constant", 1, 1, 1, 1);
    assertFactors("name: linear, final_fraction: 0.2", 1, 0.8, 0.6, 0.4, 0.2);
    assertFactors("name: linear", 1, 0.75, 0.5, 0.25, 0);
    assertFactors("name: exponential, gamma: 0.5", 1, 0.5, 0.25, 0.125);
    assertFactors("name: step, step_size: 2", 1, 1, 0.1, 0.1, 0.01);
    assertFactors("name: step, step_size: 3, gamma: 0.5", 1, 1, 1, 0.5);
    double half = Math.sqrt(0.5);
    assertFactors("name: cosine", 1, (1 + half) / 2, 0.5, (1 - half) / 2, 0);
    assertFactors("name: cosine, final_fraction: 0.5", 1, (3 + half) / 4, 0.75, (3 - half) / 4);
  }

  @Test
  void anEpochBeyondTheLastIsLikeItsEnd() {
    assertThat(schedule("name: linear, final_fraction: 0.2").factor(9, 4))
        .isCloseTo(0.2, within(1e-12));
    assertThat(schedule("name: cosine, final_fraction: 0.2").factor(9, 4))
        .isCloseTo(0.2, within(1e-12));
  }

  @Test
  void withoutAScheduleTheLearningRateIsConstant() {
    assertThat(Settings.of("epochs: 4, optimizer: {name: sgd}").schedule())
        .isEqualTo(new Schedule.Constant());
  }

  @Test
  void aFractionAndAGammaHaveTheirRanges() {
    assertThatThrownBy(() -> schedule("name: cosine, final_fraction: 2"))
        .hasMessageContaining(
            "'training.schedule.final_fraction' is '2'; expected a number from 0 to 1");
    assertThatThrownBy(() -> schedule("name: exponential"))
        .hasMessageContaining("'training.schedule.gamma' is missing; expected a number above 0");
    assertThatThrownBy(() -> schedule("name: cosin"))
        .hasMessageContaining("unknown training.schedule.name 'cosin'; did you mean 'cosine'?");
  }
}
