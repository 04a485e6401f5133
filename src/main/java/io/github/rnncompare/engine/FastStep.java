package io.github.rnncompare.engine;

import java.util.Arrays;
import java.util.IdentityHashMap;

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
  private float[] biasesTogether = {};
  private boolean biasesAreNew;
  private final IdentityHashMap<float[], float[]> spread = new IdentityHashMap<>();
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

  /** Begins a pass, for which there are new biases. */
  public void begin() {
    biasesAreNew = true;
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

  /** Whether all entries are to be computed. */
  boolean isWhole() {
    return to - from == length;
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
  public float[] together(int entries) {
    if (together.length < entries) {
      together = new float[entries];
    }
    return together;
  }

  /** The biases of the first blocks, one after the other, [blocks · length]. */
  float[] biasesTogether(int blocks) {
    if (biasesAreNew) {
      biasesTogether = biasesTogether.length == 0 ? new float[blocks * length] : biasesTogether;
      for (int block = 0; block < blocks; block++) {
        System.arraycopy(biases[block], 0, biasesTogether, block * length, length);
      }
      biasesAreNew = false;
    }
    return biasesTogether;
  }

  /**
   * A number for each entry of some blocks, [blocks · length].
   *
   * @param ofBlocks for each block one, always the same array with the same numbers
   */
  float[] spread(float[] ofBlocks) {
    float[] all = spread.get(ofBlocks);
    if (all == null) {
      all = new float[ofBlocks.length * length];
      for (int block = 0; block < ofBlocks.length; block++) {
        Arrays.fill(all, block * length, (block + 1) * length, ofBlocks[block]);
      }
      spread.put(ofBlocks, all);
    }
    return all;
  }

  /** The floats of what the loops over several blocks keep. */
  public long floats() {
    long spreads = spread.values().stream().mapToLong(numbers -> numbers.length).sum();
    return (long) together.length + biasesTogether.length + ones.length + spreads;
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
