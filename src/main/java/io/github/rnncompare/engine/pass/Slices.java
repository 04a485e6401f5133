package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The slices of batches, and the memory that they keep for the next batch of the same shape. The
 * split depends on the shapes only, so that the results do not depend on the number of threads.
 */
final class Slices {
  /**
   * The minimum number of sequences of a slice: with fewer, BLAS is limited by reading the weights.
   */
  private static final int MIN_SEQUENCES = 16;

  private static final int USUAL_SEQUENCES = 32;

  /** The number of multiplications of a pass below which parallel execution does not pay. */
  private static final double WORTH_SPLITTING = 5e6;

  /**
   * Memory is kept for three shapes: a full batch, a smaller last batch and the validation split.
   */
  private static final int REMEMBERED_SHAPES = 3;

  /** The sizes that determine how a batch is split and how much memory a slice needs. */
  record Shape(int batch, int inputSize, int hiddenSize, int slices) {}

  private final Cell cell;
  private final Map<Shape, List<BatchSlice>> memory =
      new LinkedHashMap<>(2 * REMEMBERED_SHAPES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shape, List<BatchSlice>> eldest) {
          return size() > REMEMBERED_SHAPES;
        }
      };

  /** For a cell that has fast equations. */
  Slices(Cell cell) {
    this.cell = cell;
  }

  /** How a batch is split. */
  Shape shape(Parameters parameters, Sequence sequence) {
    int batch = (int) sequence.values().size(0);
    int inputSize = (int) parameters.inputSize();
    int hiddenSize = (int) parameters.hiddenSize();
    double multiplications =
        (double) sequence.values().size(2)
            * batch
            * cell.gates().size()
            * hiddenSize
            * (inputSize + hiddenSize);
    int slices = multiplications < WORTH_SPLITTING ? 1 : count(batch);
    return new Shape(batch, inputSize, hiddenSize, slices);
  }

  /** A power of two, so that two, four or eight threads have equal work. */
  private static int count(int batch) {
    if (batch < 2 * MIN_SEQUENCES) {
      return 1;
    }
    return Math.max(2, Integer.highestOneBit(batch / USUAL_SEQUENCES));
  }

  /** The slices of a batch, with the memory of the last batch of this shape. */
  List<BatchSlice> of(Shape shape) {
    return memory.computeIfAbsent(shape, this::allocate);
  }

  private List<BatchSlice> allocate(Shape shape) {
    List<BatchSlice> slices = new ArrayList<>();
    for (int i = 0; i < shape.slices(); i++) {
      int first = (int) ((long) shape.batch() * i / shape.slices());
      int end = (int) ((long) shape.batch() * (i + 1) / shape.slices());
      Slice slice = new Slice(first, end - first, shape.batch());
      slices.add(new BatchSlice(cell, slice, shape.inputSize(), shape.hiddenSize()));
    }
    return slices;
  }

  /** Lets go of the arrays of the last pass. */
  void clear() {
    memory.values().forEach(slices -> slices.forEach(BatchSlice::clear));
  }

  /** Releases memory, of the least recent batches first, until no more than so many are left. */
  void keep(long most) {
    long floats = 0;
    List<Map.Entry<Shape, List<BatchSlice>>> latestFirst = new ArrayList<>(memory.entrySet());
    Collections.reverse(latestFirst);
    for (Map.Entry<Shape, List<BatchSlice>> entry : latestFirst) {
      floats += floats(entry.getValue());
      if (floats > most) {
        memory.remove(entry.getKey());
      }
    }
  }

  /** The floats of the memory. */
  long floats() {
    return memory.values().stream().mapToLong(Slices::floats).sum();
  }

  private static long floats(List<BatchSlice> slices) {
    return slices.stream().mapToLong(BatchSlice::floats).sum();
  }
}
