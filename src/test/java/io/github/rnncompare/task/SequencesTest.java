package io.github.rnncompare.task;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SequencesTest {
  private static final INDArray FEATURES = Nd4j.zeros(DataType.FLOAT, 3, 2, 4);
  private static final INDArray MASK =
      Nd4j.createFromArray(new float[][] {{1, 1, 1, 1}, {1, 0, 0, 0}, {0, 1, 1, 0}});

  @Test
  void onlyRealStepsArePositionsOfTargetsAtEveryStep() {
    INDArray everyStep = Nd4j.zeros(DataType.FLOAT, 3, 5, 4);
    INDArray lastStep = Nd4j.zeros(DataType.FLOAT, 3, 5);

    assertThat(new Sequences(FEATURES, everyStep).positions()).isEqualTo(12);
    assertThat(new Sequences(FEATURES, everyStep, MASK).positions()).isEqualTo(7);
    assertThat(new Sequences(FEATURES, lastStep).positions()).isEqualTo(3);
    assertThat(new Sequences(FEATURES, lastStep, MASK).positions()).isEqualTo(3);
  }

  @Test
  void pickedSequencesKeepTheirMasks() {
    // when
    INDArray everyStep = Nd4j.zeros(DataType.FLOAT, 3, 5, 4);
    Sequences picked = new Sequences(FEATURES, everyStep, MASK).pick(new int[] {2, 0});

    // then
    assertThat(requireNonNull(picked.mask()).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 1, 1, 0}, {1, 1, 1, 1}});
    assertThat(picked.positions()).isEqualTo(6);
  }

  @Test
  void whatDoesNotBelongTogetherIsRefused() {
    INDArray targets = Nd4j.zeros(DataType.FLOAT, 3, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sequences(FEATURES, targets, MASK.transpose()))
        .withMessageContaining("mask");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Sequences(FEATURES, Nd4j.zeros(DataType.FLOAT, 2, 5)))
        .withMessageContaining("targets");
  }
}
