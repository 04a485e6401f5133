package io.github.rnncompare.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class MetricTest {
  private static INDArray rows(INDArray outputs, int from, int to) {
    return outputs.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }

  @Test
  void batchesCountLikeTheWholeSplit() {
    // given: of five sequences the second and the fifth are not predicted
    int[] actual = {0, 1, 1, 0, 1};
    INDArray outputs = Nd4j.createFromArray(new float[][] {{1, 0}, {1, 0}, {0, 1}, {1, 0}, {1, 0}});
    Metric accuracy =
        ClassMetric.ACCURACY.metric(
            2,
            (first, sequences, visitor) -> {
              for (int i = 0; i < sequences; i++) {
                visitor.accept(i, 0, actual[first + i]);
              }
            });

    // when
    Metric.Tally tally = accuracy.tallies().get();
    tally.add(rows(outputs, 0, 2));
    tally.add(rows(outputs, 2, 4));
    tally.add(rows(outputs, 4, 5));

    // then
    assertThat(tally.value()).isEqualTo(3 / 5.0);
    assertThat(accuracy.of(outputs)).isEqualTo(3 / 5.0);
  }

  @Test
  void aMetricOfAWholeSplitTakesOneBatch() {
    // given
    Metric metric =
        Metric.ofWhole("highest", Metric.Better.HIGHER, all -> all.maxNumber().doubleValue());
    INDArray outputs = Nd4j.createFromArray(new float[][] {{1, 3}, {2, 0}});

    // when
    Metric.Tally tally = metric.tallies().get();

    // then
    assertThat(metric.of(outputs)).isEqualTo(3);
    assertThatThrownBy(tally::value).hasMessage("no outputs");
    tally.add(outputs);
    assertThatThrownBy(() -> tally.add(outputs))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("a second batch");
  }

  @Test
  void outputsAreReadBySequenceOutputAndStep() {
    // given: three sequences of two outputs and four steps
    OutputBatch batch = OutputBatch.of(Nd4j.arange(24).reshape(3, 2, 4));

    // then
    assertThat(batch.at(0, 0, 3)).isEqualTo(3);
    assertThat(batch.at(0, 1, 0)).isEqualTo(4);
    assertThat(batch.at(2, 1, 3)).isEqualTo(23);
    assertThat(batch.predicted(2, 3)).isEqualTo(1);
  }
}
