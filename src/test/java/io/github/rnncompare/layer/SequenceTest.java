package io.github.rnncompare.layer;

import static io.github.rnncompare.layer.LayerTesting.everyStep;
import static io.github.rnncompare.layer.LayerTesting.network;
import static io.github.rnncompare.layer.LayerTesting.random;
import static io.github.rnncompare.layer.LayerTesting.steps;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.layer.LayerTesting.DoublePrecision;
import io.github.rnncompare.layer.LayerTesting.Form;
import io.github.rnncompare.layer.LayerTesting.Padding;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What a sequence gives, however it is cut, laid out or padded. */
@ExtendWith(DoublePrecision.class)
class SequenceTest {

  private static final double TOLERANCE = 1e-14;
  private static final int BATCH = 3;
  private static final int INPUT = 2;
  private static final int HIDDEN = 4;

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void stepByStepEqualsTheWholeSequence(Form form) {
    // given
    MultiLayerNetwork network = network(form.layer(INPUT, HIDDEN), form.layer(HIDDEN, 2));
    INDArray input = random(2, BATCH, INPUT, 5);
    INDArray whole = network.output(input);

    // when, then
    for (int t = 0; t < 5; t++) {
      INDArray step = network.rnnTimeStep(steps(input, t, t + 1));
      assertThat(LayerTesting.difference(step, steps(whole, t, t + 1))).isLessThan(TOLERANCE);
    }

    // when, then in pieces, after forgetting the state
    network.rnnClearPreviousState();
    INDArray first = network.rnnTimeStep(steps(input, 0, 3));
    INDArray second = network.rnnTimeStep(steps(input, 3, 5));
    assertThat(LayerTesting.difference(Nd4j.concat(2, first, second), whole)).isLessThan(TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void oneStepAsAMatrix(Form form) {
    // given DL4J's form [batch, features] of one step
    MultiLayerNetwork network = network(form.layer(INPUT, HIDDEN), everyStep(HIDDEN, 2));
    INDArray input = random(2, BATCH, INPUT, 2);
    INDArray whole = network.output(input);

    for (int t = 0; t < 2; t++) {
      INDArray step = network.rnnTimeStep(steps(input, t, t + 1).reshape(BATCH, INPUT));
      assertThat(step.length()).isEqualTo(BATCH * 2L);
      assertThat(
              LayerTesting.difference(
                  step.dup('c').reshape(BATCH, 2, 1), steps(whole, t, t + 1).dup('c')))
          .isLessThan(TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void timeInTheMiddleEqualsTimeLast(Form form) {
    // given
    MultiLayerNetwork timeLast = network(form.layer(INPUT, HIDDEN), form.layer(HIDDEN, 2));
    MultiLayerNetwork timeInTheMiddle =
        network(
            form.builder(INPUT, HIDDEN).dataFormat(RNNFormat.NWC).build(),
            form.builder(HIDDEN, 2).dataFormat(RNNFormat.NWC).build());
    INDArray input = random(2, BATCH, INPUT, 5);
    INDArray expected = timeLast.output(input).permute(0, 2, 1);

    // when
    INDArray permuted = input.permute(0, 2, 1).dup();
    INDArray whole = timeInTheMiddle.output(permuted);

    // then
    assertThat(LayerTesting.difference(whole, expected)).isLessThan(TOLERANCE);
    for (int t = 0; t < 5; t++) {
      INDArray step = timeInTheMiddle.rnnTimeStep(rows(permuted, t, t + 1));
      assertThat(LayerTesting.difference(step, rows(expected, t, t + 1))).isLessThan(TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void oneNetworkTakesAnyLength(Form form) {
    // given
    MultiLayerNetwork network = network(form.layer(INPUT, HIDDEN));
    INDArray input = random(2, BATCH, INPUT, 17);
    INDArray longest = network.output(input);

    for (int length : new int[] {1, 3, 17, 1}) {
      // when
      INDArray output = network.output(steps(input, 0, length));

      // then
      assertThat(output.shape()).containsExactly(BATCH, HIDDEN, length);
      assertThat(LayerTesting.difference(output, steps(longest, 0, length))).isLessThan(TOLERANCE);
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void paddingAnywhereChangesNothingAtRealSteps(Form form) {
    // given a sequence of two real steps, padded in every way to four
    MultiLayerNetwork network = network(form.layer(INPUT, HIDDEN), form.layer(HIDDEN, 2));
    INDArray real = random(2, 1, INPUT, 2);
    INDArray expected = network.output(real);

    for (int[] realSteps : new int[][] {{0, 1}, {2, 3}, {0, 2}, {1, 2}, {0, 3}}) {
      INDArray padded = random(6, 1, INPUT, 4).muli(100);
      INDArray mask = Nd4j.zeros(1, 4);
      for (int i = 0; i < 2; i++) {
        padded.put(point(realSteps[i]), steps(real, i, i + 1).reshape(INPUT));
        mask.putScalar(0, realSteps[i], 1);
      }

      // when
      INDArray output = network.output(padded, false, mask, null);

      // then
      for (int t = 0; t < 4; t++) {
        INDArray step = steps(output, t, t + 1);
        if (t == realSteps[0]) {
          assertThat(LayerTesting.difference(step, steps(expected, 0, 1))).isLessThan(TOLERANCE);
        } else if (t == realSteps[1]) {
          assertThat(LayerTesting.difference(step, steps(expected, 1, 2))).isLessThan(TOLERANCE);
        } else {
          assertThat(step.amaxNumber().doubleValue()).isZero();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.layer.LayerTesting$Form#all")
  void lastTimeStepIsTheLastRealOne(Form form) {
    // given
    MultiLayerNetwork everyStep = network(form.layer(INPUT, HIDDEN));
    MultiLayerNetwork last = network(new LastTimeStep(form.layer(INPUT, HIDDEN)));
    INDArray input = random(2, BATCH, INPUT, 4);
    int[] lastRealSteps = {3, 2, 0};

    // when
    INDArray outputs = last.output(input, false, Padding.RIGHT.mask(), null);

    // then
    INDArray all = everyStep.output(input);
    for (int example = 0; example < BATCH; example++) {
      INDArray expected =
          all.get(
              NDArrayIndex.point(example),
              NDArrayIndex.all(),
              NDArrayIndex.point(lastRealSteps[example]));
      assertThat(LayerTesting.difference(outputs.getRow(example), expected)).isLessThan(TOLERANCE);
    }
  }

  private static INDArrayIndex[] point(int t) {
    return new INDArrayIndex[] {NDArrayIndex.point(0), NDArrayIndex.all(), NDArrayIndex.point(t)};
  }

  private static INDArray rows(INDArray sequence, long from, long to) {
    return sequence
        .get(NDArrayIndex.all(), NDArrayIndex.interval(from, to), NDArrayIndex.all())
        .dup();
  }
}
