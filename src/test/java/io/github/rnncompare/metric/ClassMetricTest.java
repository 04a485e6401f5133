package io.github.rnncompare.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.ConfusionMatrix;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ClassMetricTest {
  /** Sequences of one class each, from 0. */
  private static Metric metric(ClassMetric metric, int classes, int... actual) {
    return metric.metric(
        classes,
        (first, sequences, visitor) -> {
          for (int i = 0; i < sequences; i++) {
            visitor.accept(i, 0, actual[first + i]);
          }
        });
  }

  @Test
  void equalTheEvaluationOfNd4j() {
    for (long seed = 1; seed <= 40; seed++) {
      // given: few sequences, so that some classes do not occur
      Random random = new Random(seed);
      int classes = 2 + random.nextInt(4);
      int[] actual = random.ints(1 + random.nextInt(12), 0, classes).toArray();
      INDArray outputs = Nd4j.zeros(DataType.FLOAT, actual.length, classes);
      INDArray targets = Nd4j.zeros(DataType.FLOAT, actual.length, classes);
      for (int i = 0; i < actual.length; i++) {
        targets.putScalar(i, actual[i], 1);
        for (int k = 0; k < classes; k++) {
          outputs.putScalar(i, k, random.nextFloat());
        }
      }
      Evaluation evaluation = new Evaluation(classes);
      evaluation.eval(targets, outputs);
      ConfusionMatrix<Integer> matrix = evaluation.getConfusionMatrix();
      double sum = 0;
      int occurring = 0;
      double recalls = 0;
      int actuals = 0;
      for (int k = 0; k < classes; k++) {
        if (matrix.getActualTotal(k) + matrix.getPredictedTotal(k) > 0) {
          sum += evaluation.f1(k);
          occurring++;
        }
        if (matrix.getActualTotal(k) > 0) {
          recalls += evaluation.recall(k);
          actuals++;
        }
      }

      // then
      assertThat(metric(ClassMetric.ACCURACY, classes, actual).of(outputs))
          .as("seed %d", seed)
          .isCloseTo(evaluation.accuracy(), within(1e-12));
      assertThat(metric(ClassMetric.MACRO_F1, classes, actual).of(outputs))
          .as("seed %d", seed)
          .isCloseTo(sum / occurring, within(1e-12));
      assertThat(metric(ClassMetric.BALANCED_ACCURACY, classes, actual).of(outputs))
          .as("seed %d", seed)
          .isCloseTo(recalls / actuals, within(1e-12));
    }
  }

  @Test
  void whatIsNoNumberIsWrongAndHasNoBits() {
    // given: class 0 and 1 are true; class 1 is never predicted
    INDArray outputs = Nd4j.createFromArray(new float[][] {{0.75f, 0.25f}, {Float.NaN, 0.5f}});

    // then
    assertThat(metric(ClassMetric.ACCURACY, 2, 0, 1).of(outputs)).isEqualTo(0.5);
    assertThat(metric(ClassMetric.MACRO_F1, 2, 0, 1).of(outputs)).isEqualTo(0.5);
    assertThat(metric(ClassMetric.BALANCED_ACCURACY, 2, 0, 1).of(outputs)).isEqualTo(0.5);
    assertThat(metric(ClassMetric.BITS_PER_CHARACTER, 2, 0, 0).of(outputs)).isNaN();
  }

  @Test
  void bitsAreTheLogarithmOfTheChanceOfWhatIsTrue() {
    INDArray outputs =
        Nd4j.createFromArray(new float[][] {{0.5f, 0.25f, 0.25f}, {0.125f, 0.75f, 0.125f}});
    Metric bits = metric(ClassMetric.BITS_PER_CHARACTER, 3, 0, 2);
    assertThat(bits.of(outputs)).isEqualTo((1 + 3) / 2.0);
    assertThat(bits.name()).isEqualTo("bits_per_character");
    assertThat(bits.better()).isEqualTo(Metric.Better.LOWER);
    assertThat(
            metric(ClassMetric.BITS_PER_CHARACTER, 2, 0)
                .of(Nd4j.createFromArray(new float[][] {{0, 1}})))
        .isCloseTo(10 * Math.log(10) / Math.log(2), within(1e-9));
  }

  @Test
  void ofConstantIsThatOfTheSameOutputsEverywhere() {
    for (long seed = 1; seed <= 20; seed++) {
      // given
      Random random = new Random(seed);
      int classes = 2 + random.nextInt(4);
      int[] actual = random.ints(1 + random.nextInt(20), 0, classes).toArray();
      long[] occurrences = new long[classes];
      for (int k : actual) {
        occurrences[k]++;
      }
      float[] floats = new float[classes];
      double[] chances = new double[classes];
      for (int k = 0; k < classes; k++) {
        floats[k] = random.nextInt(5) / 4f; // two may be equally likely, or have no chance
        chances[k] = floats[k];
      }
      INDArray outputs = Nd4j.createFromArray(floats).reshape(1, classes);
      INDArray all = Nd4j.vstack(Collections.nCopies(actual.length, outputs));

      for (ClassMetric measure : ClassMetric.values()) {
        // then
        assertThat(measure.ofConstant(chances, occurrences))
            .as("seed %d, %s", seed, measure)
            .isCloseTo(metric(measure, classes, actual).of(all), within(1e-12));
      }
    }
  }
}
