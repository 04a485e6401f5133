package io.github.rnncompare.claim;

import java.util.List;

/**
 * What the runs say of a claim.
 *
 * @param effect what the estimates of the parts are of, with the unit
 */
public record Finding(Bilingual effect, List<Part> parts, ClaimVerdict verdict) {

  /** A claim that is mixed where its parts differ. */
  static Finding ofParts(Bilingual effect, List<Part> parts) {
    return new Finding(effect, parts, ClaimVerdict.of(parts.stream().map(Part::verdict).toList()));
  }
}
