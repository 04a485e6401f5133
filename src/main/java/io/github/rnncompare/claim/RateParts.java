package io.github.rnncompare.claim;

import io.github.rnncompare.statistics.Holm;
import io.github.rnncompare.statistics.Rate;
import io.github.rnncompare.statistics.RateDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts of a claim that compare two success rates: by their difference with Newcombe's interval and
 * Fisher's exact test, with Holm's correction over all parts.
 */
final class RateParts {
  private final double threshold;
  private final List<Part.Compared> compared = new ArrayList<>();
  private final List<RateDifference> differences = new ArrayList<>();

  RateParts(double threshold) {
    this.threshold = threshold;
  }

  /** Adds a part: what the claim says succeeds more often, and {@code lower} than what. */
  void add(Bilingual name, Rate higher, Rate lower) {
    compared.add(new Part.Compared(name, Amount.Share.of(higher), Amount.Share.of(lower)));
    differences.add(RateDifference.of(higher, lower));
  }

  List<Part> parts() {
    double[] pValues =
        Holm.adjusted(differences.stream().mapToDouble(RateDifference::pValue).toArray());
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < compared.size(); i++) {
      RateDifference difference = differences.get(i);
      parts.add(
          Part.of(
              compared.get(i),
              difference.estimate(),
              Optional.of(difference.interval()),
              pValues[i],
              threshold));
    }
    return parts;
  }
}
