package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResampledTest {
  private static Map<String, Object> spec(Object resample, Object validation, Object test) {
    return Map.of("task", Map.of("resample", resample, "validation", validation, "test", test));
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0.3, 0.6", "0.1, 0.1, 0.125", "0.25, 0.5, 2"})
  void whatIsLeftOfTheDataIsTheTrainingSplit(double validation, double test, double ratio) {
    assertThat(Resampled.testPerTrain(spec(true, validation, test)).orElseThrow())
        .isCloseTo(ratio, within(1e-12));
  }

  @Test
  void seedsThatDrawNoSplitsHaveNoRatio() {
    assertThat(Resampled.testPerTrain(spec(false, 0.2, 0.3))).isEmpty();
    assertThat(Resampled.testPerTrain(Map.of("task", Map.of("name", "adding")))).isEmpty();
    assertThat(Resampled.testPerTrain(Map.of("task", "adding"))).isEmpty();
    assertThat(Resampled.testPerTrain(Map.of())).isEmpty();
  }

  @Test
  void splitsThatAreNoSharesHaveNoRatio() {
    assertThat(Resampled.testPerTrain(spec(true, 0.2, "test.csv"))).isEmpty();
    assertThat(Resampled.testPerTrain(spec(true, "validation.csv", 0.3))).isEmpty();
    assertThat(Resampled.testPerTrain(spec(true, 0.2, 30))).isEmpty();
    assertThat(Resampled.testPerTrain(spec(true, 0.2, 1))).isEmpty();
    assertThat(Resampled.testPerTrain(spec(true, 0.2, 0))).isEmpty();
    assertThat(Resampled.testPerTrain(spec(true, 0.0, 0.3))).isEmpty();
  }
}
