package io.github.rnncompare.engine;

import io.github.rnncompare.tensor.Floats;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Provides arrays [batch, features, time] as floats in column-major order: the array's own memory
 * if it has that order, else a copy that stays valid until the next call.
 */
final class ColumnMajor {
  /** The number of sequences that are copied together, so that writes are contiguous. */
  private static final int TILE = 16;

  private NativeFloats memory = NativeFloats.allocate(1);
  private float[] copy = {};
  private float[] tile = {};

  NativeFloats of(INDArray array) {
    if (Floats.isColumnMajor(array)) {
      return NativeFloats.of(array);
    }
    int length = Math.toIntExact(array.length());
    if (copy.length < length) {
      copy = new float[length];
      memory = NativeFloats.allocate(length);
    }
    if (isRunPerSequence(array)) {
      copy(array);
    } else {
      copy(Copies.copy(array, 'c'));
    }
    memory.put(0, copy, 0, length);
    return memory;
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

  private void copy(INDArray array) {
    int batch = Math.toIntExact(array.size(0));
    int features = Math.toIntExact(array.size(1));
    int time = Math.toIntExact(array.size(2));
    int featureStride = array.stride(1);
    int timeStride = array.stride(2);
    int run = features * time;
    NativeFloats source = NativeFloats.ofRun(array);
    if (tile.length < TILE * run) {
      tile = new float[TILE * run];
    }
    for (int start = 0; start < batch; start += TILE) {
      int sequences = Math.min(TILE, batch - start);
      source.get(start * run, tile, 0, sequences * run);
      for (int t = 0; t < time; t++) {
        for (int feature = 0; feature < features; feature++) {
          int from = feature * featureStride + t * timeStride;
          int to = (t * features + feature) * batch + start;
          for (int sequence = 0; sequence < sequences; sequence++) {
            copy[to + sequence] = tile[from + sequence * run];
          }
        }
      }
    }
  }
}
