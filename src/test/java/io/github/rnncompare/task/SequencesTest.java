package io.github.rnncompare.task;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
  void positionsAreVisitedSequenceBySequence() {
    INDArray everyStep = Nd4j.zeros(DataType.FLOAT, 3, 5, 4);
    INDArray lastStep = Nd4j.zeros(DataType.FLOAT, 3, 5);

    assertThat(visited(new Sequences(FEATURES, everyStep, MASK)))
        .containsExactly("0 0", "0 1", "0 2", "0 3", "1 0", "2 1", "2 2");
    assertThat(visited(new Sequences(FEATURES, everyStep))).hasSize(12).endsWith("2 2", "2 3");
    assertThat(visited(new Sequences(FEATURES, lastStep, MASK)))
        .containsExactly("0 0", "1 0", "2 0");
  }

  private static List<String> visited(Sequences batch) {
    List<String> visited = new ArrayList<>();
    batch.visitPositions((sequence, step) -> visited.add(sequence + " " + step));
    return visited;
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
  void pickedSequencesAreThoseAtTheirIndices() {
    long seed = 7;
    Random random = new Random(seed);
    for (char order : new char[] {'c', 'f'}) {
      for (long[] shape : new long[][] {{6, 1}, {6, 3}, {6, 1, 4}, {6, 3, 1}, {6, 3, 4}}) {
        // given: an array by row or by column, and the same as a view into a larger one
        INDArray whole = Nd4j.rand(DataType.FLOAT, shape).dup(order);
        INDArray larger = Nd4j.rand(DataType.FLOAT, 9, shape[1] + 2, 7).dup(order);
        INDArray view = larger.get(interval(2, 8), interval(1, shape[1] + 1), interval(3, 7));
        int[] indices = random.ints(5, 0, 6).toArray();

        for (INDArray array : List.of(whole, view)) {
          // when
          INDArray picked = Gather.of(array, indices);

          // then
          assertThat(picked.ordering()).isEqualTo(array.ordering());
          for (int i = 0; i < indices.length; i++) {
            assertThat(picked.slice(i)).as("seed %d", seed).isEqualTo(array.slice(indices[i]));
          }
        }
      }
    }
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
