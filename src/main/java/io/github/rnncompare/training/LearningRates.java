package io.github.rnncompare.training;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/** The key {@code learning_rate} of an optimizer: a number for all architectures, or one each. */
record LearningRates(Map<String, Double> byArchitecture) {

  static LearningRates read(Section spec, double fallback, Collection<String> architectures) {
    return new LearningRates(
        spec.numberForEach(
            "learning_rate", fallback, Range.positive(), "architecture", architectures));
  }

  /** The optimizer of each architecture, alike but for the learning rate. */
  Map<String, OptimizerSettings> optimizers(DoubleFunction<OptimizerSettings> optimizer) {
    Map<String, OptimizerSettings> optimizers = new LinkedHashMap<>();
    byArchitecture.forEach((name, rate) -> optimizers.put(name, optimizer.apply(rate)));
    return optimizers;
  }
}
