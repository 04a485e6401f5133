package io.github.rnncompare.training;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * Regularisation against overfitting.
 *
 * @param dropout the share that {@link io.github.rnncompare.network.RecurrentNetwork#setDropout}
 *     drops; 0 for none
 * @param weightNoise σ of {@link WeightNoise}; 0 for none
 * @param l2 λ of {@link WeightDecay}; 0 for none
 */
public record Regularisation(double dropout, double weightNoise, double l2) {
  /** No regularisation. */
  public static final Regularisation NONE = new Regularisation(0, 0, 0);

  static Regularisation read(Section spec) {
    return new Regularisation(
        spec.number("dropout", NONE.dropout, Range.fraction()),
        spec.number("weight_noise", NONE.weightNoise, Range.notNegative()),
        spec.number("l2", NONE.l2, Range.notNegative()));
  }

  /** A short description of each that is set: "l2 1.0E-4". */
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
