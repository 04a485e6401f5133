package io.github.rnncompare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run of a claim's experiment.
 *
 * @param overrides {@code key.path=value}, each replacing a value of the spec
 * @param rates the run, as "FILE/VARIANT", whose search chose the learning rate of each
 *     architecture; empty where the spec has the rates
 */
public record Variant(List<String> overrides, Optional<String> rates) {
  private static final String RATES = "rates=";

  /** Reads what a file says of a variant: {@code rates=FILE/VARIANT} beside overrides. */
  static Variant of(List<String> entries) {
    List<String> overrides = new ArrayList<>();
    Optional<String> rates = Optional.empty();
    for (String entry : entries) {
      if (entry.startsWith(RATES)) {
        rates = Optional.of(entry.substring(RATES.length()));
      } else {
        overrides.add(entry);
      }
    }
    return new Variant(List.copyOf(overrides), rates);
  }
}
