package io.github.rnncompare.plan;

/**
 * The seeds of a trial's separate sources of chance, all derived from the trial's own: changing how
 * much one of them draws leaves the others as they were.
 */
public record TrialSeeds(long data, long weights, long shuffling, long noise) {

  /** Those of a trial with this seed. */
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
