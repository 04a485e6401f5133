package io.github.rnncompare.training;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How every architecture is trained.
 *
 * @param batchSize sequences an update; empty for all of them at once
 * @param clip the largest Euclidean norm of a gradient that is left as it is; empty for none
 */
public record TrainingSettings(
    int epochs, Optional<Integer> batchSize, Optional<Double> clip, OptimizerSettings optimizer) {

  private static final Map<String, Function<Section, OptimizerSettings>> OPTIMIZERS =
      new LinkedHashMap<>();

  static {
    OPTIMIZERS.put("adam", Adam::read);
    OPTIMIZERS.put("sgd", StochasticGradientDescent::read);
    OPTIMIZERS.put("rmsprop", RmsProp::read);
  }

  /** The section {@code training} of a spec; empty where it is missing or names no optimizer. */
  public static Optional<TrainingSettings> read(Section spec) {
    return spec.section("training", TrainingSettings::readKeys).flatMap(found -> found);
  }

  private static Optional<TrainingSettings> readKeys(Section section) {
    int epochs = section.integer("epochs", Range.atLeast(1));
    Optional<Integer> batchSize = section.integerOr("full", "batch_size", Range.atLeast(1));
    Optional<Double> clip = section.numberOr("none", "clip", Range.positive());
    return section
        .named("optimizer", OPTIMIZERS)
        .map(optimizer -> new TrainingSettings(epochs, batchSize, clip, optimizer));
  }

  /** In a few words: "100 epochs, adam 0.001, full batch, gradients clipped to norm 1.0". */
  public String description() {
    String batch = batchSize.map(size -> "batch_size " + size).orElse("full batch");
    String clipped = clip.map(norm -> ", gradients clipped to norm " + norm).orElse("");
    return epochs + " epochs, " + optimizer.description() + ", " + batch + clipped;
  }
}
