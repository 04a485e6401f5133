package io.github.rnncompare.engine.pass;

import io.github.rnncompare.tensor.Floats;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Provides arrays [batch, features, time] as floats in column-major order: the array's own memory
 * if it has that order, else a copy that stays valid until the next call.
 */
final class ColumnMajor {
  /** The number of sequences that are read together, so that writes are contiguous. */
  private static final int SEQUENCES = 16;

  /** Floats that are reordered at a time; a longer array is taken some time steps at a time. */
  private final int reordered;

  /** Floats of a copy that is kept for the next call; a larger one is released with its pass. */
  private final int kept;

  private NativeFloats memory = NativeFloats.allocate(1);
  private int capacity = 1;
  private float[] columns = {};
  private float[] tile = {};

  ColumnMajor() {
    this(1 << 22, 1 << 24);
  }

  /**
   * With other limits.
   *
   * @param reordered floats that are reordered at a time; more, if a single step has more
   * @param kept floats of the largest copy whose memory is used again
   */
  ColumnMajor(int reordered, int kept) {
    this.reordered = reordered;
    this.kept = kept;
  }

  /**
   * The floats of an array.
   *
   * @param array of at most {@link NativeFloats#MAX_LENGTH} numbers
   */
  NativeFloats of(INDArray array) {
    if (Floats.isColumnMajor(array)) {
      return NativeFloats.of(array);
    }
    NativeFloats target = memory(Math.toIntExact(array.length()));
    copy(isRunPerSequence(array) ? array : Copies.copy(array, 'c'), target);
    return target;
  }

  private NativeFloats memory(int length) {
    if (length > kept) {
      return NativeFloats.allocate(length);
    }
    if (capacity < length) {
      memory = NativeFloats.allocate(length);
      capacity = length;
    }
    return memory;
  }

  /** Releases its memory. */
  void clear() {
    memory = NativeFloats.allocate(1);
    capacity = 1;
    columns = new float[0];
    tile = new float[0];
  }

  /** The floats of its buffers on the Java heap. */
  int heapFloats() {
    return columns.length + tile.length;
  }

  /** Whether each sequence is contiguous in memory, with features or time first. */
  private static boolean isRunPerSequence(INDArray array) {
    long features = array.size(1);
    long time = array.size(2);
    boolean featuresFirst = array.stride(1) == time && array.stride(2) == 1;
    boolean timeFirst = array.stride(1) == 1 && array.stride(2) == features;
    return array.dataType() == DataType.FLOAT
        && (featuresFirst || timeFirst)
        && array.stride(0) == features * time;
  }

  private void copy(INDArray array, NativeFloats target) {
    int batch = (int) array.size(0);
    int features = (int) array.size(1);
    int time = (int) array.size(2);
    NativeFloats source = NativeFloats.ofRun(array);
    int stepsAtOnce = Math.max(1, Math.min(time, reordered / Math.multiplyExact(features, batch)));
    columns = grown(columns, stepsAtOnce * features * batch);
    tile = grown(tile, stepsAtOnce * features * Math.min(SEQUENCES, batch));
    for (int t = 0; t < time; t += stepsAtOnce) {
      int steps = Math.min(stepsAtOnce, time - t);
      for (int first = 0; first < batch; first += SEQUENCES) {
        int sequences = Math.min(SEQUENCES, batch - first);
        for (int sequence = 0; sequence < sequences; sequence++) {
          read(source, array, first + sequence, t, steps, sequence * features * steps);
        }
        reorder(array, steps, first, sequences);
      }
      target.put(t * features * batch, columns, 0, steps * features * batch);
    }
  }

  /** Reads some steps of a sequence into the tile, in the order that they have in memory. */
  private void read(NativeFloats source, INDArray array, int sequence, int t, int steps, int at) {
    int features = (int) array.size(1);
    int time = (int) array.size(2);
    int run = sequence * features * time;
    if (steps == time || array.stride(1) == 1) {
      source.get(run + t * features, tile, at, steps * features);
      return;
    }
    for (int feature = 0; feature < features; feature++) {
      source.get(run + feature * time + t, tile, at + feature * steps, steps);
    }
  }

  /** Moves the tile's sequences to their columns. */
  private void reorder(INDArray array, int steps, int first, int sequences) {
    int batch = (int) array.size(0);
    int features = (int) array.size(1);
    boolean timeFirst = array.stride(1) == 1;
    int featureStride = timeFirst ? 1 : steps;
    int timeStride = timeFirst ? features : 1;
    int run = features * steps;
    for (int t = 0; t < steps; t++) {
      for (int feature = 0; feature < features; feature++) {
        int from = feature * featureStride + t * timeStride;
        int to = (t * features + feature) * batch + first;
        for (int sequence = 0; sequence < sequences; sequence++) {
          columns[to + sequence] = tile[from + sequence * run];
        }
      }
    }
  }

  private static float[] grown(float[] array, int length) {
    return array.length < length ? new float[length] : array;
  }
}
