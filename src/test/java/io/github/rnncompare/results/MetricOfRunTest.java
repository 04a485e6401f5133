package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.metric.ClassMetric;
import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.spec.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricOfRunTest {
  @ParameterizedTest
  @EnumSource(ClassMetric.class)
  void theBetterDirectionOfEveryClassMetricIsKnown(ClassMetric metric) {
    boolean higher = metric.better() == Metric.Better.HIGHER;

    assertThat(MetricOfRun.KNOWN)
        .containsEntry(Names.of(metric), higher ? TrialRow.HIGHER : TrialRow.LOWER);
  }

  @Test
  void possibleValuesAreThoseOfTheMetric() {
    MetricOfRun percentage = new MetricOfRun("smape", TrialRow.LOWER);
    assertThat(percentage.isPossible(200)).isTrue();
    assertThat(percentage.isPossible(200.1)).isFalse();
    assertThat(percentage.range()).isEqualTo("from 0 to 200");
    MetricOfRun scaled = new MetricOfRun("mase", TrialRow.LOWER);
    assertThat(scaled.isPossible(200.1)).isTrue();
    assertThat(scaled.isPossible(-1)).isFalse();
    assertThat(new MetricOfRun("balanced_accuracy", TrialRow.HIGHER).isPossible(1.1)).isFalse();
  }
}
