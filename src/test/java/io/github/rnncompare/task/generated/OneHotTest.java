package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.task.SpecTasks;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class OneHotTest {

  @Test
  void aClassIsOneAtItsIndex() {
    assertThat(OneHot.of(new int[] {2, 0}, 3).toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 0, 1}, {1, 0, 0}});
  }

  @Test
  void aSymbolIsOneAtItsIndexAndStep() {
    // when: two sequences of four steps
    INDArray array = OneHot.ofSteps(new int[][] {{0, 1, 2, 1}, {2, 2, 0, 0}}, 3, 4);

    // then: symbol by step
    assertThat(SpecTasks.numbers(array))
        .isDeepEqualTo(
            new double[][][] {
              {{1, 0, 0, 0}, {0, 1, 0, 1}, {0, 0, 1, 0}},
              {{0, 0, 1, 1}, {0, 0, 0, 0}, {1, 1, 0, 0}}
            });
    assertThat(array.ordering()).isEqualTo('f');
  }
}
