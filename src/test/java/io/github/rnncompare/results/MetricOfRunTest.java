package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.metric.ClassMetric;
import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.spec.Names;
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
}
