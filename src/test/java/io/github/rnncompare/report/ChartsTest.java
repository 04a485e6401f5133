package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartsTest {
  @ParameterizedTest
  @CsvSource({
    "mse, 'mean squared error', test mse",
    "rmse_adjusted_co2, 'mean squared error', test rmse (adjusted co2)",
    "mae_in_deviations, 'mean squared error', test mae (in deviations)",
    "mase, 'mean squared error', test mase",
    "smape, 'mean squared error', test sMAPE (%)",
    "balanced_accuracy, 'cross-entropy, nats', test balanced accuracy",
    "accuracy, 'cross-entropy, nats', test accuracy",
    "macro_f1, 'cross-entropy, nats', test macro f1",
    "strings_right, 'cross-entropy, nats', test strings right",
    "bits_per_character, 'cross-entropy, nats', test bits per character"
  })
  void axesAreNamedByTheMetric(String metric, String loss, String title) {
    assertThat(Charts.lossBeside(metric)).isEqualTo(loss);
    assertThat(Charts.withUnit("test_" + metric)).isEqualTo(title);
  }
}
