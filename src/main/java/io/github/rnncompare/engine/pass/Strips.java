package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.FastEquations;
import io.github.rnncompare.engine.FastStep;

/**
 * The equations of a step of a slice, a strip of rows after the other: what the products gave is
 * read just before a strip's equations, and its gradients are passed on just after them, while all
 * its arrays are in the nearest cache.
 */
final class Strips {
  /** Entries of a strip: a dozen arrays of so many floats fit into L1. */
  private static final int ENTRIES = 1024;

  private final FastEquations equations;
  private final StepProducts products;
  private final Slice slice;
  private final FastStep step;
  private final float[][] gradients;
  private final float[][] biasGradients;
  private final int length;
  private final int strip;

  /**
   * For a slice.
   *
   * @param step whose arrays have {@code length} entries
   * @param gradients of each block
   * @param biasGradients of each block, the sum over steps
   */
  Strips(
      FastEquations equations,
      StepProducts products,
      Slice slice,
      FastStep step,
      float[][] gradients,
      float[][] biasGradients) {
    this.equations = equations;
    this.products = products;
    this.slice = slice;
    this.step = step;
    this.gradients = gradients;
    this.biasGradients = biasGradients;
    this.length = gradients[0].length;
    this.strip = Math.max(1, ENTRIES / slice.sequences()) * slice.sequences();
  }

  /**
   * Computes a stage of the step.
   *
   * @param blocks of the step
   */
  void forward(int stage, float[][] blocks) {
    int[] complete = products.complete(stage);
    for (int from = 0; from < length; from += strip) {
      int to = Math.min(from + strip, length);
      if (to - from == length && equations.takesTogether(length)) {
        products.read(complete, step.together(complete.length * length));
      } else {
        for (int block : complete) {
          products.read(block, blocks[block], from, to);
        }
      }
      step.narrow(from, to);
      equations.forward(stage, step);
    }
  }

  /**
   * Computes the gradients of a stage of the step, and passes them on.
   *
   * @param padded the sequences that are padded at this step: their gradients are zero
   */
  void backward(int stage, int[] padded, WeightGradientAccumulator collected) {
    int[] complete = products.complete(stage);
    for (int from = 0; from < length; from += strip) {
      int to = Math.min(from + strip, length);
      step.narrow(from, to);
      equations.backward(stage, step);
      for (int block : complete) {
        slice.clearColumns(padded, gradients[block], from, to);
        add(gradients[block], biasGradients[block], from, to);
        collected.setGradient(block, gradients[block], from, to);
      }
    }
  }

  /** Adds some entries of an array to those of another. */
  static void add(float[] from, float[] to, int first, int end) {
    for (int i = first; i < end; i++) {
      to[i] += from[i];
    }
  }
}
