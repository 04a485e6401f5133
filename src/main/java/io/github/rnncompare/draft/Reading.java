package io.github.rnncompare.draft;

import io.github.rnncompare.spec.ExecArguments;
import java.util.List;

/**
 * One way to read a file.
 *
 * @param meaning in words: "forecast load"
 * @param arguments the options that take this reading, each followed by its value: "--target",
 *     "load"; none for what is taken without an option
 */
public record Reading(String meaning, List<String> arguments) {
  public Reading {
    arguments = List.copyOf(arguments);
  }

  /** A reading for each column, which an option takes. */
  static List<Reading> each(String meaning, String option, List<String> columns) {
    return columns.stream()
        .map(column -> new Reading(meaning + column, List.of(option, column)))
        .toList();
  }

  /** "forecast load (--target load)". */
  public String withOptions() {
    return meaning + " (" + ExecArguments.joined(arguments) + ")";
  }
}
