package io.github.rnncompare.plan;

/**
 * The seeds of a trial's separate sources of randomness, all derived from the trial's seed. How
 * many numbers one source draws does not affect the others.
 */
public record TrialSeeds(long data, long weights, long shuffling, long noise) {

  /** The seeds of a trial with this seed. */
  public static TrialSeeds of(long seed) {
    return new TrialSeeds(mix(seed, 1), mix(seed, 2), mix(seed, 3), mix(seed, 4));
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014) over seed and purpose. */
  private static long mix(long seed, long purpose) {
    long z = seed * 0x9E3779B97F4A7C15L + purpose * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
