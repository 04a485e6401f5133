package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.spec.Names;
import java.util.Map;

/** Whether any architecture was trained with weights for classes, in the spec or by its sweep. */
final class WeightedClasses {
  private static final String BALANCED = Names.of(ClassWeights.BALANCED);

  private WeightedClasses() {}

  static boolean in(Comparison comparison) {
    boolean swept =
        comparison.architectures().stream()
            .anyMatch(
                name -> BALANCED.equals(comparison.configuration(name).get(ClassWeights.KEY)));
    return swept
        || (comparison.run().spec().get("training") instanceof Map<?, ?> training
            && BALANCED.equals(training.get(ClassWeights.KEY)));
  }
}
