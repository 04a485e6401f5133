package io.github.rnncompare.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AccuracyTest {
  private static double of(INDArray targets, INDArray positions, INDArray outputs) {
    return ClassMetric.ACCURACY.metric(targets, positions).of(outputs);
  }

  @Test
  void theLowerClassWinsATieAndNaNIsWrong() {
    // given: class 0 is right everywhere
    INDArray targets = Nd4j.createFromArray(new float[][] {{1, 0}, {1, 0}, {1, 0}, {1, 0}});
    INDArray outputs =
        Nd4j.createFromArray(
            new float[][] {{0.5f, 0.5f}, {0.4f, 0.6f}, {Float.NaN, 0}, {0, Float.NaN}});

    // when
    Metric metric = ClassMetric.ACCURACY.metric(targets, null);

    // then: only the tie is right
    assertThat(metric.name()).isEqualTo("accuracy");
    assertThat(metric.better()).isEqualTo(Metric.Better.HIGHER);
    assertThat(metric.of(outputs)).isEqualTo(0.25);
  }

  @Test
  void onlyThePositionsCount() {
    // given: two classes at three steps, of which the outputs have the first and the last
    INDArray targets = Nd4j.createFromArray(new float[][][] {{{1, 0, 1}, {0, 1, 0}}});
    INDArray outputs = Nd4j.createFromArray(new float[][][] {{{2, 1, 1}, {1, 0, 0}}});

    assertThat(of(targets, Nd4j.createFromArray(new float[][] {{1, 1, 0}}), outputs))
        .isEqualTo(0.5);
    assertThat(of(targets, Nd4j.createFromArray(new float[][] {{1, 0, 1}}), outputs)).isEqualTo(1);
    assertThat(of(targets, Nd4j.createFromArray(new float[][] {{0, 1, 0}}), outputs)).isZero();
  }

  @Test
  void equalsTheEvaluationOfNd4j() {
    for (long seed = 1; seed <= 20; seed++) {
      // given: targets with steps or without, by row or by column
      Random random = new Random(seed);
      int sequences = 2 + random.nextInt(6);
      int classes = 2 + random.nextInt(4);
      int steps = 1 + random.nextInt(5);
      boolean everyStep = random.nextBoolean();
      long[] shape =
          everyStep ? new long[] {sequences, classes, steps} : new long[] {sequences, classes};
      INDArray targets = Nd4j.zeros(DataType.FLOAT, shape);
      INDArray outputs = Nd4j.zeros(DataType.FLOAT, shape).dup(random.nextBoolean() ? 'c' : 'f');
      INDArray positions = Nd4j.zeros(DataType.FLOAT, sequences, everyStep ? steps : 1);
      for (int i = 0; i < sequences; i++) {
        for (int t = 0; t < positions.size(1); t++) {
          put(targets, i, random.nextInt(classes), t, 1);
          for (int k = 0; k < classes; k++) {
            put(outputs, i, k, t, random.nextFloat());
          }
          positions.putScalar(i, t, i + t == 0 || random.nextBoolean() ? 1 : 0);
        }
      }

      // when
      Evaluation all = new Evaluation(classes);
      Evaluation some = new Evaluation(classes);
      all.eval(targets, outputs);
      some.eval(targets, outputs, positions);

      // then
      assertThat(ClassMetric.ACCURACY.metric(targets, null).of(outputs))
          .as("seed %d", seed)
          .isCloseTo(all.accuracy(), within(1e-12));
      assertThat(of(targets, positions, outputs))
          .as("seed %d", seed)
          .isCloseTo(some.accuracy(), within(1e-12));
    }
  }

  private static void put(INDArray array, int sequence, int k, int step, float value) {
    if (array.rank() == 3) {
      array.putScalar(new int[] {sequence, k, step}, value);
    } else {
      array.putScalar(sequence, k, value);
    }
  }

  @Test
  void positionsMustFitAndOneMustCount() {
    INDArray targets = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassMetric.ACCURACY.metric(targets, Nd4j.ones(DataType.FLOAT, 3, 1)))
        .withMessage("3 positions for 2 targets");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassMetric.ACCURACY.metric(targets, Nd4j.zeros(DataType.FLOAT, 2, 1)))
        .withMessage("no position counts");
  }
}
