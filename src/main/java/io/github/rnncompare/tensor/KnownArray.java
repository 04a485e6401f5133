package io.github.rnncompare.tensor;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Copies between Java's arrays and an array of ND4J that is read or written again and again. It
 * knows the memory of the last one: to find it takes longer than to copy a thousand floats.
 */
public final class KnownArray {
  private final boolean byColumn;
  private @Nullable INDArray array;
  private @Nullable FloatBuffer buffer;

  private KnownArray(boolean byColumn) {
    this.byColumn = byColumn;
  }

  /** Entries are in the order of rows: the last index changes fastest. */
  public static KnownArray byRow() {
    return new KnownArray(false);
  }

  /** Entries are in the order of columns: the first index changes fastest. */
  public static KnownArray byColumn() {
    return new KnownArray(true);
  }

  /**
   * The entries of an array.
   *
   * @param from of n entries, of any shape
   * @param reused overwritten and returned if it has n entries; else a new array is
   */
  public float[] read(INDArray from, float[] reused) {
    FloatBuffer memory = memory(from);
    if (memory == null) {
      return byColumn ? Floats.byColumn(from) : Floats.of(from);
    }
    int length = Math.toIntExact(from.length());
    float[] values = reused.length == length ? reused : new float[length];
    try {
      memory.get(0, values);
    } finally {
      Reference.reachabilityFence(from);
    }
    return values;
  }

  /** Writes n values over the n entries of an array, which may be a view. */
  public void write(float[] values, INDArray to) {
    FloatBuffer memory = memory(to);
    if (memory == null || values.length != to.length()) {
      if (byColumn) {
        Floats.writeByColumn(values, to);
      } else {
        Floats.write(values, to);
      }
      return;
    }
    try {
      memory.put(0, values);
    } finally {
      Reference.reachabilityFence(to);
    }
  }

  /** Null where ND4J itself has to copy. */
  @SuppressWarnings("ReferenceEquality") // the same array, not an equal one
  private @Nullable FloatBuffer memory(INDArray wanted) {
    if (array != wanted || wanted.wasClosed()) {
      boolean isDirect =
          Floats.onCpu() && (byColumn ? Floats.isColumnMajor(wanted) : Floats.isRowMajor(wanted));
      // A view's buffer is at the view's first element, which slice() makes the first.
      buffer = isDirect ? wanted.data().asNioFloat().slice() : null;
      array = wanted;
    }
    return buffer;
  }
}
