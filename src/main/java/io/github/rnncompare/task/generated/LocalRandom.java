package io.github.rnncompare.task.generated;

import java.util.Random;

/**
 * The same numbers as {@link Random}, for one thread alone. It needs no atomic update of its state,
 * which would take most of the time of drawing a symbol.
 */
final class LocalRandom extends Random {
  private static final long serialVersionUID = 1;

  // The linear congruential generator that the documentation of Random states.
  private static final long MULTIPLIER = 0x5DEECE66DL;
  private static final long MASK = (1L << 48) - 1;

  private long state;

  LocalRandom(long seed) {
    super(seed);
  }

  @Override
  public synchronized void setSeed(long seed) {
    state = (seed ^ MULTIPLIER) & MASK;
  }

  @Override
  protected int next(int bits) {
    state = (state * MULTIPLIER + 0xBL) & MASK;
    return (int) (state >>> (48 - bits));
  }
}
