package io.github.rnncompare.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FloatsTest {
  /** 0 1 2 3; 4 5 6 7; 8 9 10 11. */
  private final INDArray matrix = Nd4j.arange(12).castTo(DataType.FLOAT).reshape('c', 3, 4);

  @Test
  void aViewInTheMiddleOfAnArrayIsCopiedAndWritten() {
    // given
    INDArray view = matrix.reshape(12).get(interval(3, 6));

    // when
    float[] values = Floats.of(view);
    Floats.write(new float[] {-3, -4, -5}, view);

    // then: nothing before or behind the view has changed
    assertThat(values).containsExactly(3, 4, 5);
    assertThat(matrix.reshape(12).toFloatVector())
        .containsExactly(0, 1, 2, -3, -4, -5, 6, 7, 8, 9, 10, 11);
    assertThat(Floats.of(view)).containsExactly(-3, -4, -5);
  }

  @Test
  void aViewWithGapsIsCopiedAndWritten() {
    // given
    INDArray column = matrix.get(all(), point(1));

    // when
    float[] values = Floats.of(column);
    Floats.write(new float[] {-1, -5, -9}, column);

    // then
    assertThat(values).containsExactly(1, 5, 9);
    assertThat(matrix.reshape(12).toFloatVector())
        .containsExactly(0, -1, 2, 3, 4, -5, 6, 7, 8, -9, 10, 11);
  }

  @Test
  void arraysOfAnyLayoutAreReadAndWrittenRowByRow() {
    // given: the same numbers in column-major order, and the matrix on its side
    INDArray columns = matrix.dup('f');
    INDArray transposed = matrix.transpose();

    // when, then
    assertThat(Floats.of(columns)).containsExactly(Floats.of(matrix));
    assertThat(Floats.of(matrix)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    assertThat(Floats.of(transposed)).containsExactly(0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11);
    Floats.write(Floats.of(matrix.mul(2)), columns);
    assertThat(columns).isEqualTo(matrix.mul(2));
  }

  @Test
  void whatAnOperationOfNd4jWroteIsRead() {
    INDArray vector = Nd4j.createFromArray(1f, 2f);
    vector.muli(3);
    assertThat(Floats.of(vector)).containsExactly(3, 6);
  }

  @Test
  void doublesAreRounded() {
    INDArray vector = Nd4j.createFromArray(0.1, 0.2);
    assertThat(Floats.of(vector)).containsExactly(0.1f, 0.2f);
    Floats.write(new float[] {0.5f, 0.25f}, vector);
    assertThat(vector.toDoubleVector()).containsExactly(0.5, 0.25);
  }

  @Test
  void anotherNumberOfValuesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Floats.write(new float[3], Nd4j.createFromArray(1f, 2f)))
        .withMessage("3 values for an array of 2");
  }
}
