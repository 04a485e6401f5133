package io.github.rnncompare.plan;

/**
 * One training run: a candidate and a seed.
 *
 * @param index its place in the plan, from 0
 * @param stage the purpose
 */
public record Trial(int index, Stage stage, Candidate candidate, long seed) {

  /** The purpose of a trial. */
  public enum Stage {
    /** To find an architecture's best configuration; the test split stays unread. */
    SEARCH,
    /** To compare the architectures, each in its best configuration. */
    COMPARISON
  }

  /** "lstm, learning_rate 0.01, seed 3". */
  public String description() {
    return candidate.description() + ", seed " + seed;
  }

  /** The seeds of the trial's separate sources of randomness. */
  public TrialSeeds seeds() {
    return TrialSeeds.of(seed);
  }
}
