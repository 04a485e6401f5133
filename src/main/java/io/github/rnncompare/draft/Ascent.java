package io.github.rnncompare.draft;

import io.github.rnncompare.spec.Numbers;
import java.util.Optional;

/** Checks whether the numbers of a column ascend within each sequence. */
final class Ascent {
  private double before;
  private boolean ascends = true;

  void next(boolean first, String text) {
    Optional<Double> number = ascends ? Numbers.parse(text.strip()) : Optional.empty();
    ascends = number.isPresent() && (first || number.get() > before);
    before = number.orElse(before);
  }

  boolean isOfNumbers() {
    return ascends;
  }
}
