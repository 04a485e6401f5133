package io.github.rnncompare.claim;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * What the runs say of a claim.
 *
 * @param effect what the estimates of the parts are of, with the unit
 * @param figures what else was measured
 */
public record Finding(
    Bilingual effect, List<Part> parts, List<Figure> figures, ClaimVerdict verdict) {

  /** A claim that is mixed where its parts differ. */
  static Finding ofAlike(Bilingual effect, List<Part> parts, List<Figure> figures) {
    return of(effect, parts, figures, ClaimVerdict::ofAlike);
  }

  /** A claim that needs all its parts. */
  static Finding ofAll(Bilingual effect, List<Part> parts, List<Figure> figures) {
    return of(effect, parts, figures, ClaimVerdict::ofAll);
  }

  private static Finding of(
      Bilingual effect,
      List<Part> parts,
      List<Figure> figures,
      Function<Collection<ClaimVerdict>, ClaimVerdict> verdict) {
    return new Finding(
        effect, parts, figures, verdict.apply(parts.stream().map(Part::verdict).toList()));
  }
}
