package io.github.rnncompare.engine.pass;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_get_num_threads;
import static org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads;

import org.bytedeco.openblas.global.openblas_nolapack;

/** The OpenBLAS that ND4J brings. Its number of threads is a setting of the whole process. */
final class OpenBlas extends Blas {
  private int inside;
  private int threadsOutside;

  @Override
  String name() {
    return "OpenBLAS";
  }

  @Override
  String kernels() {
    return "";
  }

  @Override
  synchronized int enter() {
    if (inside++ == 0) {
      threadsOutside = blas_get_num_threads();
      if (threadsOutside != 1) {
        blas_set_num_threads(1);
      }
    }
    return threadsOutside;
  }

  @Override
  synchronized void leave(int before) {
    if (--inside == 0 && threadsOutside != 1) {
      blas_set_num_threads(threadsOutside);
    }
  }

  @Override
  void multiply(Matrix a, Matrix b, Matrix c, boolean add) {
    openblas_nolapack.cblas_sgemm(
        CblasRowMajor,
        a.isTransposed() ? CblasTrans : CblasNoTrans,
        b.isTransposed() ? CblasTrans : CblasNoTrans,
        c.rows(),
        c.columns(),
        a.columns(),
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
