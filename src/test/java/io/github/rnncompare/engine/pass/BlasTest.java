package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** Each library against sums of products in double precision. */
class BlasTest {
  private static final long SEED = 20260101;
  private static final int M = 5;
  private static final int N = 7;
  private static final int K = 3;

  /** Rows stand this much further apart than they are long. */
  private static final int GAP = 2;

  static Stream<Blas> libraries() {
    return Stream.of(Blas.library(), new OpenBlas());
  }

  private static final class Operand {
    private final float[] values;
    private final NativeFloats memory;
    private final int rows;
    private final int columns;
    private final int stride;

    private Operand(float[] values, NativeFloats memory, int rows, int columns) {
      this.values = values;
      this.memory = memory;
      this.rows = rows;
      this.columns = columns;
      this.stride = columns + GAP;
    }

    static Operand random(Random random, int rows, int columns) {
      float[] values = new float[rows * (columns + GAP)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      NativeFloats memory = NativeFloats.allocate(values.length);
      memory.put(0, values, 0, values.length);
      return new Operand(values, memory, rows, columns);
    }

    double at(int row, int column) {
      return values[row * stride + column];
    }

    Matrix matrix() {
      return memory.matrix(0, rows, columns, stride);
    }

    Matrix transposed() {
      return matrix().transposed();
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void productsOfAllThreeKinds(Blas blas) {
    // given
    Random random = new Random(SEED);
    Operand a = Operand.random(random, M, K);
    Operand aTransposed = Operand.random(random, K, M);
    Operand b = Operand.random(random, K, N);
    Operand bTransposed = Operand.random(random, N, K);
    for (boolean add : new boolean[] {false, true}) {
      Operand plain = Operand.random(random, M, N);
      Operand first = Operand.random(random, M, N);
      Operand second = Operand.random(random, M, N);

      // when
      int before = blas.enter();
      blas.product(a.matrix(), b.matrix(), plain.matrix(), add);
      blas.product(aTransposed.transposed(), b.matrix(), first.matrix(), add);
      blas.product(a.matrix(), bTransposed.transposed(), second.matrix(), add);
      blas.leave(before);

      // then
      check(blas, plain, add, (row, column, k) -> a.at(row, k) * b.at(k, column));
      check(blas, first, add, (row, column, k) -> aTransposed.at(k, row) * b.at(k, column));
      check(blas, second, add, (row, column, k) -> a.at(row, k) * bTransposed.at(column, k));
    }
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void matricesThatDoNotFitAreRefused(Blas blas) {
    // given
    Random random = new Random(SEED);
    Matrix a = Operand.random(random, M, K).matrix();
    Matrix b = Operand.random(random, K, N).matrix();
    Matrix c = Operand.random(random, M, N).matrix();

    // then
    assertThatThrownBy(() -> blas.product(b, a, c, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no product: [3, 7] · [5, 3] into [5, 7]");
    assertThatThrownBy(() -> blas.product(a.transposed(), b, c, false))
        .hasMessageContaining("[3, 5] (transposed)");
    assertThatThrownBy(() -> blas.product(a, b, c.firstRows(1), false))
        .hasMessageContaining("into [1, 7]");
    assertThatThrownBy(() -> blas.product(b.transposed(), a.transposed(), c.transposed(), false))
        .hasMessageEndingWith("into [7, 5] (transposed)");
  }

  @Test
  void aProductThatOneDnnRefusesIsReported() {
    // given: rows that overlap
    NativeFloats memory = NativeFloats.allocate(M * K + K * N + M * N);
    Matrix a = memory.matrix(0, M, K, K - 1);
    Matrix b = memory.matrix(M * K, K, N, N);
    Matrix c = memory.matrix(M * K + K * N, M, N, N);
    assumeThat(OneDnn.isHere()).isTrue();

    // then
    assertThatThrownBy(() -> new OneDnn().product(a, b, c, false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("oneDNN: product [5, 3] · [3, 7] failed with status 2");
  }

  @Test
  void onlyAnArrayInColumnMajorOrderHasMemoryForAProduct() {
    // given
    INDArray rowMajor = Nd4j.create(DataType.FLOAT, new long[] {2, 3}, 'c');
    INDArray doubles = Nd4j.create(DataType.DOUBLE, new long[] {2, 3}, 'f');

    // then
    assertThatThrownBy(() -> NativeFloats.of(rowMajor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "expected floats in column-major order, but found FLOAT of [2, 3] in order c, strides"
                + " [3, 1]");
    assertThatThrownBy(() -> NativeFloats.of(doubles)).hasMessageContaining("found DOUBLE of");
  }

  private interface Term {
    double of(int row, int column, int k);
  }

  private static void check(Blas blas, Operand result, boolean add, Term term) {
    float[] found = new float[result.values.length];
    result.memory.get(0, found, 0, found.length);
    for (int row = 0; row < M; row++) {
      for (int column = 0; column < N; column++) {
        double expected = add ? result.at(row, column) : 0;
        for (int k = 0; k < K; k++) {
          expected += term.of(row, column, k);
        }
        assertThat((double) found[row * result.stride + column])
            .as("%s, row %d, column %d, seed %d", blas.name(), row, column, SEED)
            .isCloseTo(expected, within(1e-5));
      }
      for (int beyond = N; beyond < N + GAP; beyond++) {
        assertThat(found[row * result.stride + beyond])
            .isEqualTo(result.values[row * result.stride + beyond]);
      }
    }
  }

  @Test
  void openMpHasItsThreadsBackAfterAPassWithOneDnn() {
    // given
    assumeThat(OneDnn.isHere()).isTrue();
    OneDnn blas = new OneDnn();
    NativeOps openMp = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int threads = openMp.ompGetMaxThreads();
    openMp.setOmpNumThreads(2);
    try {
      // when
      int before = blas.enter();
      int inside = openMp.ompGetMaxThreads();
      blas.leave(before);

      // then
      assertThat(inside).isOne();
      assertThat(openMp.ompGetMaxThreads()).isEqualTo(2);
    } finally {
      openMp.setOmpNumThreads(threads);
    }
  }

  @Test
  void openBlasHasItsThreadsBackAfterTheLastOfSeveralPasses() {
    // given
    int threads = openblas_nolapack.blas_get_num_threads();
    OpenBlas blas = new OpenBlas();
    openblas_nolapack.blas_set_num_threads(2);
    try {
      // when
      int first = blas.enter();
      int second = blas.enter();
      int inside = openblas_nolapack.blas_get_num_threads();
      blas.leave(second);
      int stillInside = openblas_nolapack.blas_get_num_threads();
      blas.leave(first);

      // then
      assertThat(inside).isOne();
      assertThat(stillInside).isOne();
      assertThat(openblas_nolapack.blas_get_num_threads()).isEqualTo(2);
    } finally {
      openblas_nolapack.blas_set_num_threads(threads);
    }
  }
}
