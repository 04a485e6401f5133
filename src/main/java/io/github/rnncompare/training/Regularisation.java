package io.github.rnncompare.training;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * What holds a network back from learning its training sequences by heart.
 *
 * @param dropout the share that {@link io.github.rnncompare.network.RecurrentNetwork#setDropout}
 *     drops; 0 for none
 * @param weightNoise σ of {@link WeightNoise}; 0 for none
 * @param l2 λ of {@link WeightDecay}; 0 for none
 */
public record Regularisation(double dropout, double weightNoise, double l2) {
  /** None at all. */
  public static final Regularisation NONE = new Regularisation(0, 0, 0);

  static Regularisation read(Section spec) {
    return new Regularisation(
        spec.number("dropout", NONE.dropout, Range.fraction()),
        spec.number("weight_noise", NONE.weightNoise, Range.notNegative()),
        spec.number("l2", NONE.l2, Range.notNegative()));
  }

  /** One of few words for each that is there: "l2 1.0E-4". */
  List<String> descriptions() {
    List<String> parts = new ArrayList<>();
    if (dropout > 0) {
      parts.add("dropout " + dropout);
    }
    if (weightNoise > 0) {
      parts.add("weight_noise " + weightNoise);
    }
    if (l2 > 0) {
      parts.add("l2 " + l2);
    }
    return parts;
  }
}
