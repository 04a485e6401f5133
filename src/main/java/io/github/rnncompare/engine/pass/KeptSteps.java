package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import java.util.Arrays;

/**
 * The blocks, states and extras of the steps of a slice: of all steps where the backward pass needs
 * them, else of the current one.
 */
final class KeptSteps {
  private final int blocksOfStep;
  private final int statesOfStep;
  private final int extrasOfStep;
  private final int length;
  private final boolean blockIsHiddenState;

  /** By step, then by block or state. */
  private float[][][] blocks = {};

  private float[][][] states = {};
  private float[][][] extras = {};
  private boolean keeping;

  /**
   * Memory for a cell that has fast equations.
   *
   * @param length entries of each array, H · sequences
   */
  KeptSteps(Cell cell, int length) {
    this.blockIsHiddenState = cell.fast().orElseThrow().blockIsHiddenState();
    this.blocksOfStep = cell.blocks();
    this.statesOfStep = cell.states().size();
    this.extrasOfStep = cell.fast().orElseThrow().extras();
    this.length = length;
  }

  /**
   * Begins a pass.
   *
   * @param keeping whether all steps are kept
   */
  void begin(int timeSteps, boolean keeping) {
    this.keeping = keeping;
    int steps = keeping ? timeSteps : 1;
    if (!blockIsHiddenState) {
      blocks = grown(blocks, steps, blocksOfStep);
    }
    states = grown(states, steps + 1, statesOfStep);
    extras = grown(extras, steps, extrasOfStep);
  }

  /** The blocks of step t. */
  float[][] blocks(int t) {
    return blockIsHiddenState ? states(t + 1) : blocks[keeping ? t : 0];
  }

  /** What else the equations keep of step t. */
  float[][] extras(int t) {
    return extras[keeping ? t : 0];
  }

  /** The states after t steps. */
  float[][] states(int t) {
    return states[keeping ? t : t & 1];
  }

  /** The floats of all arrays. */
  long floats() {
    long arrays = (long) blocks.length * blocksOfStep + (long) states.length * statesOfStep;
    return (arrays + (long) extras.length * extrasOfStep) * length;
  }

  /** Extends the arrays to those of so many steps. */
  private float[][][] grown(float[][][] arrays, int steps, int ofStep) {
    if (arrays.length >= steps) {
      return arrays;
    }
    float[][][] more = Arrays.copyOf(arrays, steps);
    for (int i = arrays.length; i < steps; i++) {
      more[i] = new float[ofStep][length];
    }
    return more;
  }
}
