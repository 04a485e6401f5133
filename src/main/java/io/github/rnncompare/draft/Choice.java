package io.github.rnncompare.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Several ways to read a file, of which only its owner knows the right one.
 *
 * @param question what is to be decided, a sentence
 * @param readings two or more
 * @param hasDefault whether the first of them is a reading that is taken if nobody answers
 * @param more what less likely readings take: "3 more: --target"; empty if there are none
 */
public record Choice(
    String question, List<Reading> readings, boolean hasDefault, Optional<String> more) {
  /** The one that is taken, and four others. */
  private static final int MAX_READINGS = 5;

  public Choice {
    readings = List.copyOf(readings);
  }

  /** All readings. */
  Choice(String question, List<Reading> readings, boolean hasDefault) {
    this(question, readings, hasDefault, Optional.empty());
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
    if (readings.size() == 1) {
      return Optional.empty();
    }
    int shown = Math.min(readings.size(), MAX_READINGS);
    Optional<String> more = more(readings.subList(shown, readings.size()));
    return Optional.of(
        new Choice(
            String.format(
                Locale.ROOT,
                "%s can be read in several ways%s.",
                file,
                more.map(words -> " (" + words + ")").orElse("")),
            readings.subList(0, shown),
            true,
            more));
  }

  /** The same with a further reading, unless it is a question without an answer by default. */
  Choice with(Reading further) {
    if (!hasDefault) {
      return this;
    }
    List<Reading> all = new ArrayList<>(readings);
    all.add(1, further);
    return new Choice(question, all, true, more);
  }

  private static Optional<String> more(List<Reading> rest) {
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(
            rest.size()
                + " more: "
                + rest.stream()
                    .map(reading -> reading.arguments().get(0))
                    .distinct()
                    .collect(Collectors.joining(", ")));
  }
}
