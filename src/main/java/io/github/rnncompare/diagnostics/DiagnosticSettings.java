package io.github.rnncompare.diagnostics;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.List;
import java.util.Optional;

/**
 * The section {@code diagnostics} of a spec.
 *
 * @param measures what is measured
 * @param epochs after which it is measured, 0 being before training; and once more in the network
 *     that is tested
 * @param sequences how many are looked at: the first of the training split
 * @param exponents how many Lyapunov exponents, the largest first
 */
public record DiagnosticSettings(
    List<Diagnostic> measures, List<Long> epochs, int sequences, int exponents) {
  private static final int SEQUENCES = 32;

  /** A Jacobian has as many exponents as there are units in all states. */
  private static final int MOST_EXPONENTS = 10_000;

  /** Empty where the section is left out. */
  public static Optional<DiagnosticSettings> read(Section spec) {
    return spec.optionalSection("diagnostics", DiagnosticSettings::readKeys);
  }

  private static DiagnosticSettings readKeys(Section section) {
    List<Diagnostic> measures = section.choices("measures", Diagnostic.class);
    if (measures.isEmpty()) {
      section.fault("measures", "is missing; expected a list of what is to be measured");
    }
    return new DiagnosticSettings(
        measures,
        section.wholeNumbers("epochs", List.of(0L), Range.atLeast(0)),
        section.integer("sequences", SEQUENCES, Range.atLeast(1)),
        section.integer("exponents", 1, Range.between(1, MOST_EXPONENTS)));
  }
}
