package io.github.rnncompare.results;

import io.github.rnncompare.spec.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What tells a trial from the others of its file. */
record TrialKey(Candidate candidate, long seed) {

  /** An architecture in one setting. */
  record Candidate(String architecture, Map<String, String> setting) {

    /** "gru, learning_rate 0.01". */
    @Override
    public String toString() {
      List<String> words = new ArrayList<>(List.of(Excerpt.of(architecture)));
      setting.forEach(
          (column, value) -> {
            if (!value.isEmpty()) {
              words.add(Excerpt.of(column) + " " + Excerpt.of(value));
            }
          });
      return words.size() <= MOST_SHOWN
          ? String.join(", ", words)
          : String.join(", ", words.subList(0, MOST_SHOWN)) + ", …";
    }

    private static final int MOST_SHOWN = 5;
  }

  static TrialKey of(TrialRow row) {
    return new TrialKey(candidate(row), row.seed());
  }

  static TrialKey of(LossRow row) {
    return new TrialKey(new Candidate(row.architecture(), row.setting()), row.seed());
  }

  static Candidate candidate(TrialRow row) {
    return new Candidate(row.architecture(), row.setting());
  }

  /** "gru, learning_rate 0.01, seed 3". */
  @Override
  public String toString() {
    return candidate + ", seed " + seed;
  }
}
