package io.github.rnncompare.benchmark;

import io.github.rnncompare.engine.pass.Engines;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Products of two square matrices, by whichever library an implementation uses. */
final class LargeProduct {
  private LargeProduct() {}

  /** A product [size, size] on so many threads; the application has set both libraries to one. */
  static Runnable of(Implementation implementation, int size, int threads) {
    return implementation.usesOneDnn() && Engines.products().startsWith("oneDNN")
        ? oneDnn(size, threads)
        : openBlas(size, threads);
  }

  private static Runnable oneDnn(int size, int threads) {
    FloatPointer a = random(size);
    FloatPointer b = random(size);
    FloatPointer product = random(size);
    return () -> {
      OpenMp.setThreads(threads);
      byte asItIs = 'N';
      dnnl.dnnl_sgemm(asItIs, asItIs, size, size, size, 1f, a, size, b, size, 0f, product, size);
      OpenMp.setThreads(1);
    };
  }

  /** Numbers in [0, 1); a product of zeros might be too easy. */
  private static FloatPointer random(int size) {
    return new FloatPointer(Nd4j.rand(DataType.FLOAT, size, size).data().asFloat());
  }

  private static Runnable openBlas(int size, int threads) {
    INDArray a = Nd4j.rand(DataType.FLOAT, size, size);
    INDArray b = Nd4j.rand(DataType.FLOAT, size, size);
    INDArray product = Nd4j.create(DataType.FLOAT, new long[] {size, size}, 'f');
    return () -> {
      Nd4j.factory().blas().setMaxThreads(threads);
      a.mmuli(b, product);
      Nd4j.factory().blas().setMaxThreads(1);
    };
  }
}
