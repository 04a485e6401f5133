package io.github.rnncompare.results;

import io.github.rnncompare.spec.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The key that identifies a trial within its file. */
public record TrialKey(Candidate candidate, long seed) {

  /** An architecture in one configuration. */
  public record Candidate(String architecture, Map<String, String> configuration) {

    /** The candidate in words, such as "gru, learning_rate 0.01". */
    @Override
    public String toString() {
      List<String> words = new ArrayList<>(List.of(Excerpt.of(architecture)));
      configuration.forEach(
          (column, value) -> {
            if (!value.isEmpty()) {
              words.add(Excerpt.of(column) + " " + Excerpt.of(value));
            }
          });
      return words.size() <= MAX_SHOWN
          ? String.join(", ", words)
          : String.join(", ", words.subList(0, MAX_SHOWN)) + ", …";
    }

    private static final int MAX_SHOWN = 5;
  }

  public static TrialKey of(TrialRow row) {
    return new TrialKey(candidate(row), row.seed());
  }

  public static TrialKey of(LossRow row) {
    return new TrialKey(new Candidate(row.architecture(), row.configuration()), row.seed());
  }

  public static TrialKey of(DiagnosticRow row) {
    return new TrialKey(new Candidate(row.architecture(), row.configuration()), row.seed());
  }

  static Candidate candidate(TrialRow row) {
    return new Candidate(row.architecture(), row.configuration());
  }

  /** The key in words, such as "gru, learning_rate 0.01, seed 3". */
  @Override
  public String toString() {
    return candidate + ", seed " + seed;
  }
}
