package io.github.rnncompare.engine.pass;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The memory of the array that was last asked for: a network that trains often passes the same
 * arrays again, and finding an array's memory costs about as much as a small product.
 */
final class LastArray {
  private @Nullable INDArray array;
  private @Nullable NativeFloats memory;

  /**
   * The memory of an array.
   *
   * @param wanted of floats in column-major order without gaps
   */
  @SuppressWarnings("ReferenceEquality") // the same array, not an equal one
  NativeFloats of(INDArray wanted) {
    NativeFloats known = memory;
    if (known != null && array == wanted && !wanted.wasClosed()) {
      return known;
    }
    NativeFloats found = NativeFloats.of(wanted);
    array = wanted;
    memory = found;
    return found;
  }

  /** Lets go of the array. */
  void clear() {
    array = null;
    memory = null;
  }
}
