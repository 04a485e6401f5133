package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResampledTest {
  private final SampleRun run = new SampleRun();

  private OptionalDouble testPerTrain(Map<String, Object> spec) {
    return Resampled.testPerTrain(spec, run.content().provenance());
  }

  private static Map<String, Object> spec(Object resample, Object validation, Object test) {
    return Map.of("task", Map.of("resample", resample, "validation", validation, "test", test));
  }

  @ParameterizedTest
  @CsvSource({"0.2, 0.3, 0.6", "0.1, 0.1, 0.125", "0.25, 0.5, 2"})
  void whatIsLeftOfTheDataIsTheTrainingSplit(double validation, double test, double ratio) {
    assertThat(testPerTrain(spec(true, validation, test)).orElseThrow())
        .isCloseTo(ratio, within(1e-12));
  }

  @Test
  void numbersOfSequencesCountWhereTheyAreKnown() {
    // given: 11 sequences, of which 0.2 are 2.2 and 0.6 are 6.6
    run.withTestSequences(2).withTrainingSequences(7);

    assertThat(testPerTrain(spec(true, 0.2, 0.2)).orElseThrow()).isEqualTo(2.0 / 7);
    assertThat(testPerTrain(spec(false, 0.2, 0.2))).isEmpty();
    assertThat(testPerTrain(spec(true, 0.2, "test.csv"))).isEmpty();
  }

  @Test
  void oneNumberWithoutTheOtherIsNotEnough() {
    run.withTestSequences(2); // as in files of older versions

    assertThat(testPerTrain(spec(true, 0.2, 0.2)).orElseThrow()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void seedsThatDrawNoSplitsHaveNoRatio() {
    assertThat(testPerTrain(spec(false, 0.2, 0.3))).isEmpty();
    assertThat(testPerTrain(Map.of("task", Map.of("name", "adding")))).isEmpty();
    assertThat(testPerTrain(Map.of("task", "adding"))).isEmpty();
    assertThat(testPerTrain(Map.of())).isEmpty();
  }

  @Test
  void splitsThatAreNoSharesHaveNoRatio() {
    assertThat(testPerTrain(spec(true, 0.2, "test.csv"))).isEmpty();
    assertThat(testPerTrain(spec(true, "validation.csv", 0.3))).isEmpty();
    assertThat(testPerTrain(spec(true, 0.2, 30))).isEmpty();
    assertThat(testPerTrain(spec(true, 0.2, 1))).isEmpty();
    assertThat(testPerTrain(spec(true, 0.2, 0))).isEmpty();
    assertThat(testPerTrain(spec(true, 0.0, 0.3))).isEmpty();
  }
}
