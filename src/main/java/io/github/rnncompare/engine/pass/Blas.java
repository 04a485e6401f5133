package io.github.rnncompare.engine.pass;

import java.lang.ref.Reference;
import java.util.Locale;

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

  /** What the library chose for this processor, such as "avx2"; empty if it does not say. */
  abstract String kernels();

  /**
   * With how many rows a product of a single row is fastest: those that follow it are computed in
   * vain.
   */
  int rowsForOne() {
    return 1;
  }

  /** From here to {@link #leave}, products by this thread run on this thread. */
  abstract int enter();

  /**
   * Ends what {@link #enter} began.
   *
   * @param before what it returned
   */
  abstract void leave(int before);

  /**
   * c = a b, plus the old c if {@code add}.
   *
   * @param a [m, k], which may be transposed
   * @param b [k, n], which may be transposed
   * @param c [m, n], not transposed
   */
  final void product(Matrix a, Matrix b, Matrix c, boolean add) {
    if (a.rows() != c.rows()
        || a.columns() != b.rows()
        || b.columns() != c.columns()
        || c.isTransposed()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "no product: %s · %s into %s", a.shape(), b.shape(), c.shape()));
    }
    try {
      multiply(a, b, c, add);
    } finally {
      Reference.reachabilityFence(a.owner());
      Reference.reachabilityFence(b.owner());
      Reference.reachabilityFence(c.owner());
    }
  }

  /** What {@link #product} promises, for matrices that fit. */
  abstract void multiply(Matrix a, Matrix b, Matrix c, boolean add);
}
