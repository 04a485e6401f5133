package io.github.rnncompare.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several ways to read a file, of which only its owner knows the right one.
 *
 * @param question what is to be decided, a sentence
 * @param readings two or more
 * @param hasDefault whether the first of them is a reading that is taken if nobody answers
 */
public record Choice(String question, List<Reading> readings, boolean hasDefault) {
  private static final int MAX_READINGS = 9;

  public Choice {
    readings = List.copyOf(readings);
  }

  /**
   * What a file is taken for, and what it might be as well; empty if it can be nothing else.
   *
   * @param taken the reading that takes no option, in words
   * @param kinds other readings of its rows
   * @param targets other columns to predict; the first few are kept
   */
  static Optional<Choice> of(Path file, String taken, List<Reading> kinds, List<Reading> targets) {
    List<Reading> readings = new ArrayList<>(List.of(new Reading(taken, List.of())));
    readings.addAll(kinds);
    readings.addAll(targets);
    return readings.size() == 1
        ? Optional.empty()
        : Optional.of(
            new Choice(
                file + " can be read in several ways.",
                readings.subList(0, Math.min(readings.size(), MAX_READINGS)),
                true));
  }
}
