package io.github.rnncompare.engine.pass;

import io.github.rnncompare.tensor.Floats;
import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Floats outside the Java heap, for BLAS. Java code copies whole blocks to and from {@code
 * float[]}, whose loops the JIT compiler vectorises.
 *
 * <p>Memory is freed when its owner is unreachable, possibly while its address is still in use; so
 * each use here keeps the owner reachable until it is done.
 */
final class NativeFloats {
  /** The number of floats that fit into a core's first-level cache. */
  private static final int ADDED_AT_ONCE = 2048;

  /** The floats of a line of the cache. */
  private static final int LINE = 16;

  /** The length of the longest memory: a Java buffer over it has at most 2 GiB. */
  static final int MAX_LENGTH = Integer.MAX_VALUE / Float.BYTES;

  private final Object owner;
  private final FloatPointer pointer;
  private final FloatBuffer buffer;

  private NativeFloats(Object owner, FloatPointer pointer) {
    this.owner = owner;
    this.pointer = pointer;
    this.buffer = pointer.asBuffer();
  }

  /**
   * New memory, which lives as long as this object. It begins at a line of the cache, since BLAS
   * reads and writes whole lines at once, and one that lies across two costs twice as much.
   */
  static NativeFloats allocate(int length) {
    FloatPointer memory = new FloatPointer(length + (long) LINE);
    long beyond = memory.address() / Float.BYTES % LINE;
    FloatPointer aligned = memory.getPointer(beyond == 0 ? 0 : LINE - beyond);
    aligned.capacity(length);
    return new NativeFloats(memory, aligned);
  }

  /** New memory that holds zeros, see {@link #allocate}. */
  static NativeFloats zeros(int length) {
    NativeFloats memory = allocate(length);
    memory.put(0, new float[length], 0, length);
    return memory;
  }

  /**
   * The memory of an array.
   *
   * @param array of floats in column-major order without gaps
   */
  static NativeFloats of(INDArray array) {
    if (!Floats.isColumnMajor(array)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "expected floats in column-major order, but found %s of %s in order %s, strides %s",
              array.dataType(),
              Arrays.toString(array.shape()),
              array.ordering(),
              Arrays.toString(array.stride())));
    }
    return ofRun(array);
  }

  /**
   * The memory of an array, from its first element on.
   *
   * @param array of floats, contiguous in memory, in any order
   */
  static NativeFloats ofRun(INDArray array) {
    FloatPointer pointer = new FloatPointer(array.data().addressPointer());
    pointer.capacity(array.length());
    return new NativeFloats(array, pointer);
  }

  void get(int from, float[] target, int at, int length) {
    try {
      buffer.get(from, target, at, length);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  void put(int at, float[] source, int from, int length) {
    try {
      buffer.put(at, source, from, length);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  void put(int at, float value) {
    try {
      buffer.put(at, value);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  /** Copies {@code length} floats of another memory. */
  void put(int at, NativeFloats source, int from, int length) {
    try {
      buffer.put(at, source.buffer, from, length);
    } finally {
      Reference.reachabilityFence(owner);
      Reference.reachabilityFence(source.owner);
    }
  }

  /** Adds the floats of another memory from {@code from} to before {@code end} to those here. */
  void add(NativeFloats other, int from, int end) {
    float[] sum = new float[Math.min(end - from, ADDED_AT_ONCE)];
    float[] more = new float[sum.length];
    for (int at = from; at < end; at += sum.length) {
      int count = Math.min(sum.length, end - at);
      get(at, sum, 0, count);
      other.get(at, more, 0, count);
      for (int i = 0; i < count; i++) {
        sum[i] += more[i];
      }
      put(at, sum, 0, count);
    }
  }

  /**
   * A part of this memory as a row-major matrix.
   *
   * @param start index of its first element
   * @param stride distance between the starts of two rows
   */
  Matrix matrix(int start, int rows, int columns, int stride) {
    FloatPointer first = new FloatPointer(pointer).position(start);
    return new Matrix(owner, first, rows, columns, stride, false);
  }
}
