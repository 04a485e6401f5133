package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.pass.Walk.Form;
import io.github.rnncompare.engine.pass.Walk.Result;
import io.github.rnncompare.engine.pass.Walk.Size;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The threads that run the slices of a batch do not show in a single bit. */
class ThreadsTest {

  /** Four slices. */
  private static final Size SIZE = new Size(131, 21, 37, 53, 1);

  static Stream<Cell> cells() {
    return Cells.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void anyNumberOfThreadsGivesTheSameBits(Cell cell) {
    // given
    Walk walk = Walk.random(new Random(1), new Form(cell, true, true, Padding.GAPPED), SIZE);
    Result expected = walk.run(Engine.Kind.FAST, DataType.FLOAT);

    for (int threads = 1; threads <= 3; threads++) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        // when
        Result found = pool.submit(() -> walk.run(Engine.Kind.FAST, DataType.FLOAT)).join();

        // then
        assertSameBits(found, expected, threads);
      } finally {
        pool.shutdown();
      }
    }
  }

  private static void assertSameBits(Result found, Result expected, int threads) {
    expected
        .outputs()
        .forEach((name, array) -> assertSameBits(found.output(name), array, name, threads));
    expected
        .gradients()
        .forEach((name, array) -> assertSameBits(found.gradient(name), array, name, threads));
  }

  private static void assertSameBits(INDArray found, INDArray expected, String name, int threads) {
    assertThat(Arrays.equals(Numbers.values(found), Numbers.values(expected)))
        .as("%s, %d threads", name, threads)
        .isTrue();
  }
}
