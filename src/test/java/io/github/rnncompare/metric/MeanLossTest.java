package io.github.rnncompare.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.spec.TargetKind;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MeanLossTest {

  @Test
  void theSquaredErrorIsTheMeanOverAllElementsThatCount() {
    // given: errors 1, 2, 3 and 10, 20, 30 of two outputs at three steps
    INDArray outputs = Nd4j.createFromArray(new float[][][] {{{1, 2, 3}, {10, 20, 30}}});
    INDArray targets = outputs.like();

    // when
    MeanLoss all = MeanLoss.of(TargetKind.VALUES, outputs, targets, null);
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 0, 1}});
    MeanLoss some = MeanLoss.of(TargetKind.VALUES, outputs.dup('f'), targets, mask);

    // then
    assertThat(all).isEqualTo(new MeanLoss((1 + 4 + 9 + 100 + 400 + 900) / 6.0, 3, false));
    assertThat(some).isEqualTo(new MeanLoss((1 + 9 + 100 + 900) / 4.0, 2, false));
  }

  @Test
  void targetsThatAreMissingDoNotCount() {
    // given: errors 1, 2, 3 and 10, 20, 30, of which two are missing, one of them at padding
    INDArray outputs = Nd4j.createFromArray(new float[][][] {{{1, 2, 3}, {10, 20, 30}}});
    INDArray targets = outputs.like();
    targets.putScalar(new int[] {0, 1, 1}, Double.NaN);
    targets.putScalar(new int[] {0, 0, 2}, Double.NaN);
    INDArray mask = Nd4j.createFromArray(new float[][] {{1, 0, 1}});

    // then
    assertThat(MeanLoss.of(TargetKind.VALUES, outputs, targets, null))
        .isEqualTo(new MeanLoss((1 + 4 + 100 + 900) / 4.0, 2, true));
    assertThat(MeanLoss.of(TargetKind.VALUES, outputs, targets, mask))
        .isEqualTo(new MeanLoss((1 + 100 + 900) / 3.0, 1.5, true));
    targets.assign(Double.NaN);
    assertThat(MeanLoss.of(TargetKind.VALUES, outputs, targets, null))
        .isEqualTo(new MeanLoss(0, 0, true));
  }

  @Test
  void theCrossEntropyIsTheMeanOverPositions() {
    // given
    INDArray chances = Nd4j.createFromArray(new float[][] {{0.25f, 0.75f}, {0.5f, 0.5f}});
    INDArray targets = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}});

    // when
    MeanLoss loss = MeanLoss.of(TargetKind.CLASSES, chances, targets, null);

    // then
    assertThat(loss.positions()).isEqualTo(2);
    assertThat(loss.value()).isCloseTo((Math.log(4) + Math.log(2)) / 2, within(1e-12));
  }

  @Test
  void aClassWithoutAChanceCostsMuchButNotWithoutEnd() {
    INDArray targets = Nd4j.createFromArray(new float[][] {{1, 0}});
    INDArray chances = Nd4j.createFromArray(new float[][] {{0, 1}});
    assertThat(MeanLoss.of(TargetKind.CLASSES, chances, targets, null).value())
        .isCloseTo(10 * Math.log(10), within(1e-12));
  }

  @Test
  void aSquareThatAFloatCannotHoldIsInfinite() {
    INDArray outputs = Nd4j.createFromArray(new float[][] {{1e20f}});
    assertThat(MeanLoss.of(TargetKind.VALUES, outputs, outputs.neg(), null).value()).isInfinite();
  }

  @Test
  void whatIsNoNumberStaysNone() {
    INDArray targets = Nd4j.createFromArray(new float[][] {{1, 0}});
    INDArray chances = Nd4j.createFromArray(new float[][] {{1, Float.NaN}});
    for (TargetKind kind : TargetKind.values()) {
      assertThat(MeanLoss.of(kind, chances, targets, null).value()).isNaN();
    }
  }
}
