package io.github.rnncompare.engine.pass;

import java.util.Locale;
import org.bytedeco.dnnl.global.dnnl;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Intel's oneDNN, which generates code for the processor that it finds, AMD's included. Its number
 * of threads is OpenMP's setting for the calling thread; it shares OpenMP with ND4J.
 */
final class OneDnn extends Blas {
  private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);
  private static final byte AS_IT_IS = 'N';
  private static final byte TRANSPOSED = 'T';

  private final NativeOps openMp = openMp();

  private static NativeOps openMp() {
    Nd4j.getEnvironment(); // loads ND4J, if that has not happened yet
    return NativeOpsHolder.getInstance().getDeviceNativeOps();
  }

  /** Whether the library is on the classpath for this platform, and loads. */
  static boolean isHere() {
    try {
      return dnnl.dnnl_version() != null;
    } catch (LinkageError e) {
      LOG.info("oneDNN does not load here, so OpenBLAS does the products: {}", e.toString());
      return false;
    }
  }

  @Override
  String name() {
    return String.format(
        Locale.ROOT,
        "oneDNN %d.%d.%d",
        dnnl.dnnl_version().major(),
        dnnl.dnnl_version().minor(),
        dnnl.dnnl_version().patch());
  }

  @Override
  String kernels() {
    return dnnl.get_effective_cpu_isa().intern().name();
  }

  /**
   * Its routine for a single row uses half of the width of AVX-512, that for more rows all of it:
   * two rows take 0.81 to 0.94 of the time of one, on an Intel Xeon. With AVX2 they take five times
   * as long.
   */
  @Override
  int rowsForOne() {
    return kernels().contains("avx512_core") ? 2 : 1;
  }

  @Override
  int enter() {
    int before = openMp.ompGetMaxThreads();
    if (before != 1) {
      openMp.setOmpNumThreads(1);
    }
    return before;
  }

  @Override
  void leave(int before) {
    if (before != 1) {
      openMp.setOmpNumThreads(before);
    }
  }

  @Override
  void multiply(Matrix a, Matrix b, Matrix c, boolean add) {
    int status =
        dnnl.dnnl_sgemm(
            a.isTransposed() ? TRANSPOSED : AS_IT_IS,
            b.isTransposed() ? TRANSPOSED : AS_IT_IS,
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
    if (status != dnnl.dnnl_success) {
      throw failure(
          status, String.format(Locale.ROOT, "oneDNN: product %s · %s", a.shape(), b.shape()));
    }
  }

  /** The exception for a failed product. */
  static IllegalStateException failure(int status, String product) {
    if (status == dnnl.dnnl_out_of_memory) {
      throw new OutOfMemoryError(product);
    }
    return new IllegalStateException(product + " failed with status " + status);
  }
}
