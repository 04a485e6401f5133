package io.github.rnncompare.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.data.NumberTable;
import java.io.IOException;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.ConfusionMatrix;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ClassMeasureTest {
  /** Sequences of one class each, from 0. */
  private static Metric metric(ClassMeasure measure, int classes, int... truly) throws IOException {
    NumberTable table = new NumberTable(1);
    long[] first = new long[truly.length];
    int[] steps = new int[truly.length];
    for (int i = 0; i < truly.length; i++) {
      table.append(truly[i]);
      first[i] = i;
      steps[i] = 1;
    }
    Encoding.OneOf one = new Encoding.OneOf(new Encoding.Column("k", 0), classes);
    StoredSequences set =
        new StoredSequences(table, first, steps, 1, one, one, TargetsAt.LAST_STEP);
    return measure.metric(set, one);
  }

  @Test
  void equalTheEvaluationOfNd4j() throws IOException {
    for (long seed = 1; seed <= 40; seed++) {
      // given: few sequences, so that some classes do not occur
      Random random = new Random(seed);
      int classes = 2 + random.nextInt(4);
      int[] truly = random.ints(1 + random.nextInt(12), 0, classes).toArray();
      INDArray outputs = Nd4j.zeros(DataType.FLOAT, truly.length, classes);
      INDArray targets = Nd4j.zeros(DataType.FLOAT, truly.length, classes);
      for (int i = 0; i < truly.length; i++) {
        targets.putScalar(i, truly[i], 1);
        for (int k = 0; k < classes; k++) {
          outputs.putScalar(i, k, random.nextFloat());
        }
      }
      Evaluation evaluation = new Evaluation(classes);
      evaluation.eval(targets, outputs);
      ConfusionMatrix<Integer> told = evaluation.getConfusionMatrix();
      double sum = 0;
      int occurring = 0;
      for (int k = 0; k < classes; k++) {
        if (told.getActualTotal(k) + told.getPredictedTotal(k) > 0) {
          sum += evaluation.f1(k);
          occurring++;
        }
      }

      // then
      assertThat(metric(ClassMeasure.ACCURACY, classes, truly).of(outputs))
          .as("seed %d", seed)
          .isCloseTo(evaluation.accuracy(), within(1e-12));
      assertThat(metric(ClassMeasure.MACRO_F1, classes, truly).of(outputs))
          .as("seed %d", seed)
          .isCloseTo(sum / occurring, within(1e-12));
    }
  }

  @Test
  void whatIsNoNumberIsWrongAndHasNoBits() throws IOException {
    // given: class 0 and 1 are true; of 1 nothing is told
    INDArray outputs = Nd4j.createFromArray(new float[][] {{0.75f, 0.25f}, {Float.NaN, 0.5f}});

    // then
    assertThat(metric(ClassMeasure.ACCURACY, 2, 0, 1).of(outputs)).isEqualTo(0.5);
    assertThat(metric(ClassMeasure.MACRO_F1, 2, 0, 1).of(outputs)).isEqualTo(0.5);
    assertThat(metric(ClassMeasure.BITS_PER_CHARACTER, 2, 0, 0).of(outputs)).isNaN();
  }

  @Test
  void bitsAreTheLogarithmOfTheChanceOfWhatIsTrue() throws IOException {
    INDArray outputs =
        Nd4j.createFromArray(new float[][] {{0.5f, 0.25f, 0.25f}, {0.125f, 0.75f, 0.125f}});
    Metric bits = metric(ClassMeasure.BITS_PER_CHARACTER, 3, 0, 2);
    assertThat(bits.of(outputs)).isEqualTo((1 + 3) / 2.0);
    assertThat(bits.name()).isEqualTo("bits_per_character");
    assertThat(bits.better()).isEqualTo(Metric.Better.LOWER);
    assertThat(
            metric(ClassMeasure.BITS_PER_CHARACTER, 2, 0)
                .of(Nd4j.createFromArray(new float[][] {{0, 1}})))
        .isCloseTo(10 * Math.log(10) / Math.log(2), within(1e-9));
  }

  @Test
  void ofAlwaysIsThatOfTheSameOutputsEverywhere() throws IOException {
    for (long seed = 1; seed <= 20; seed++) {
      // given
      Random random = new Random(seed);
      int classes = 2 + random.nextInt(4);
      int[] truly = random.ints(1 + random.nextInt(20), 0, classes).toArray();
      long[] occurrences = new long[classes];
      for (int k : truly) {
        occurrences[k]++;
      }
      float[] floats = new float[classes];
      double[] chances = new double[classes];
      for (int k = 0; k < classes; k++) {
        floats[k] = random.nextInt(5) / 4f; // two may be equally likely, or have no chance
        chances[k] = floats[k];
      }
      INDArray outputs = Nd4j.createFromArray(floats).reshape(1, classes);
      INDArray all = Nd4j.vstack(Collections.nCopies(truly.length, outputs));

      for (ClassMeasure measure : ClassMeasure.values()) {
        // then
        assertThat(measure.ofAlways(chances, occurrences))
            .as("seed %d, %s", seed, measure)
            .isCloseTo(metric(measure, classes, truly).of(all), within(1e-12));
      }
    }
  }
}
