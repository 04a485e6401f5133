package io.github.rnncompare.engine;

import java.util.Arrays;

/**
 * The arrays of one step of some sequences: row-major matrices [H, sequences], so that one loop
 * covers a gate of all units and sequences.
 */
public final class FastStep {
  private final int length;
  private final float[][] biases;
  private final float[][] stateGradients;
  private final float[][] gradients;
  private float[][] blocks = {};
  private float[][] before = {};
  private float[][] after = {};
  private float[][] extras = {};
  private float[] ones = {};
  private float[] together = {};
  private int from;
  private int to;

  /**
   * Memory that all steps share.
   *
   * @param length H · sequences
   * @param biases of each block, repeated for each sequence
   * @param stateGradients of each state
   * @param gradients of each block
   */
  public FastStep(int length, float[][] biases, float[][] stateGradients, float[][] gradients) {
    this.length = length;
    this.biases = biases;
    this.stateGradients = stateGradients;
    this.gradients = gradients;
  }

  /**
   * Moves on to another step.
   *
   * @param blocks each block
   * @param before each state before the step
   * @param after each state after it
   * @param extras what else the equations keep of the step
   */
  public void moveTo(float[][] blocks, float[][] before, float[][] after, float[][] extras) {
    this.blocks = blocks;
    this.before = before;
    this.after = after;
    this.extras = extras;
  }

  /**
   * Narrows the step to some entries of each array, so that all arrays of the loops over them stay
   * in the nearest cache together.
   */
  public void narrow(int first, int end) {
    from = first;
    to = end;
  }

  /** The first entry that is to be computed. */
  int from() {
    return from;
  }

  /** The end of the entries that are to be computed. */
  int to() {
    return to;
  }

  float[] block(int block) {
    return blocks[block];
  }

  float[] bias(int block) {
    return biases[block];
  }

  float[] before(int state) {
    return before[state];
  }

  float[] after(int state) {
    return after[state];
  }

  /** What the forward pass of a step kept for its backward pass. */
  float[] extra(int index) {
    return extras[index];
  }

  float[] stateGradient(int state) {
    return stateGradients[state];
  }

  float[] gradient(int block) {
    return gradients[block];
  }

  /** Memory for some entries of several blocks, at least so many as asked for. */
  float[] together(int entries) {
    if (together.length < entries) {
      together = new float[entries];
    }
    return together;
  }

  /** Ones, in the place of a gate that is held open. */
  float[] ones() {
    if (ones.length == 0) {
      ones = new float[length];
      Arrays.fill(ones, 1);
    }
    return ones;
  }
}
