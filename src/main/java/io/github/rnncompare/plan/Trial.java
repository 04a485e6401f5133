package io.github.rnncompare.plan;

/**
 * One training: a candidate and a seed.
 *
 * @param index its place in the plan, from 0
 * @param stage what it is for
 */
public record Trial(int index, Stage stage, Candidate candidate, long seed) {

  /** What a trial is for. */
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

  /** The seeds of its separate sources of chance. */
  public TrialSeeds seeds() {
    return TrialSeeds.of(seed);
  }
}
