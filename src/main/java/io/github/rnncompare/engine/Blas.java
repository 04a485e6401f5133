package io.github.rnncompare.engine;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;

import io.github.rnncompare.engine.NativeFloats.Matrix;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Matrix products in single precision by OpenBLAS, each on one thread, so that their bits do not
 * depend on how many threads there are.
 */
final class Blas {
  private static int passes;
  private static int threadsBefore;

  private Blas() {}

  /** From here to {@link #leave} OpenBLAS, which ND4J uses too, runs each product on one thread. */
  static synchronized void enter() {
    if (passes++ == 0) {
      threadsBefore = openblas_nolapack.blas_get_num_threads();
      setThreads(1);
    }
  }

  /** Ends what {@link #enter} began; after the last one OpenBLAS has its threads back. */
  static synchronized void leave() {
    if (--passes == 0) {
      setThreads(threadsBefore);
    }
  }

  private static void setThreads(int threads) {
    if (threadsBefore != 1) {
      openblas_nolapack.blas_set_num_threads(threads);
    }
  }

  /** c[m, n] = a[m, k] b[k, n], plus the old c if {@code add}. */
  static void product(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean add) {
    multiply(CblasNoTrans, CblasNoTrans, m, n, k, a, b, c, add);
  }

  /** c[m, n] = aᵀ b for a[k, m] and b[k, n], plus the old c if {@code add}. */
  static void transposedTimes(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean add) {
    multiply(CblasTrans, CblasNoTrans, m, n, k, a, b, c, add);
  }

  /** c[m, n] = a bᵀ for a[m, k] and b[n, k], plus the old c if {@code add}. */
  static void timesTransposed(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean add) {
    multiply(CblasNoTrans, CblasTrans, m, n, k, a, b, c, add);
  }

  /** to[i] += from[i] for i &lt; n. */
  static void add(int n, NativeFloats from, NativeFloats to) {
    openblas_nolapack.cblas_saxpy(n, 1f, from.matrix(0, 1).start(), 1, to.matrix(0, 1).start(), 1);
  }

  private static void multiply(
      int transA, int transB, int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean add) {
    openblas_nolapack.cblas_sgemm(
        CblasRowMajor,
        transA,
        transB,
        m,
        n,
        k,
        1f,
        a.start(),
        a.stride(),
        b.start(),
        b.stride(),
        add ? 1f : 0f,
        c.start(),
        c.stride());
  }
}
