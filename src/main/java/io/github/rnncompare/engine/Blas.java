package io.github.rnncompare.engine;

import io.github.rnncompare.engine.NativeFloats.Matrix;
import java.lang.ref.Reference;

/**
 * Matrix products in single precision. Between {@link #enter} and {@link #leave} they run on the
 * calling thread alone, so that results do not depend on the number of threads, bit for bit.
 */
abstract class Blas {

  private static final class Chosen {
    private static final Blas LIBRARY = OneDnn.isHere() ? new OneDnn() : new OpenBlas();
  }

  /**
   * oneDNN if available, else OpenBLAS. OpenBLAS 0.3.19 does not know AMD processors with AVX-512
   * and runs at half speed there; oneDNN is faster everywhere for the small products of a step.
   */
  static Blas library() {
    return Chosen.LIBRARY;
  }

  /** The name and version of the library. */
  abstract String name();

  /** From here to {@link #leave}, products by this thread run on this thread. */
  abstract int enter();

  /**
   * Ends what {@link #enter} began.
   *
   * @param before what it returned
   */
  abstract void leave(int before);

  /** c[m, n] = a[m, k] b[k, n], plus the old c if {@code add}. */
  final void product(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean add) {
    multiplyAlive(false, false, m, n, k, a, b, c, add);
  }

  /** c[m, n] = aᵀ b for a[k, m] and b[k, n], plus the old c if {@code add}. */
  final void transposedTimes(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean add) {
    multiplyAlive(true, false, m, n, k, a, b, c, add);
  }

  /** c[m, n] = a bᵀ for a[m, k] and b[n, k], plus the old c if {@code add}. */
  final void timesTransposed(int m, int n, int k, Matrix a, Matrix b, Matrix c, boolean add) {
    multiplyAlive(false, true, m, n, k, a, b, c, add);
  }

  private void multiplyAlive(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      Matrix a,
      Matrix b,
      Matrix c,
      boolean add) {
    try {
      multiply(transposeA, transposeB, m, n, k, a, b, c, add);
    } finally {
      Reference.reachabilityFence(a.owner());
      Reference.reachabilityFence(b.owner());
      Reference.reachabilityFence(c.owner());
    }
  }

  abstract void multiply(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      Matrix a,
      Matrix b,
      Matrix c,
      boolean add);
}
