package io.github.rnncompare.training;

import io.github.rnncompare.spec.CheckpointRule;
import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How an architecture is trained.
 *
 * @param batchSize sequences a batch; empty for all of them at once
 * @param clip of each update's gradient; empty to leave it as it is
 * @param schedule of the optimizer's learning rate
 * @param checkpoint which epoch is the best
 * @param patience epochs without a better one, after which training stops: so many since the window
 *     of the best was complete; empty for no early stopping
 * @param truncatedBptt time steps that the gradient flows back over, as {@link Window} says; empty
 *     for all
 * @param classWeights of the loss that is minimised
 */
public record TrainingSettings(
    Length length,
    Optional<Integer> batchSize,
    Optional<Clipping> clip,
    OptimizerSettings optimizer,
    Schedule schedule,
    Regularisation regularisation,
    CheckpointRule checkpoint,
    Optional<Integer> patience,
    Optional<Integer> truncatedBptt,
    ClassWeights classWeights) {

  private interface OptimizerReader {
    Map<String, OptimizerSettings> read(Section spec, Collection<String> architectures);
  }

  private static final Map<String, OptimizerReader> OPTIMIZERS = new LinkedHashMap<>();

  static {
    OPTIMIZERS.put("adam", Adam::read);
    OPTIMIZERS.put("sgd", StochasticGradientDescent::read);
    OPTIMIZERS.put("rmsprop", RmsProp::read);
  }

  /** Full batches, and nothing else set but the optimizer. */
  public static TrainingSettings plain(int epochs, OptimizerSettings optimizer) {
    return new TrainingSettings(
        new Length.Epochs(epochs),
        Optional.empty(),
        Optional.empty(),
        optimizer,
        new Schedule.Constant(),
        Regularisation.NONE,
        CheckpointRule.SMOOTHED,
        Optional.empty(),
        Optional.empty(),
        ClassWeights.NONE);
  }

  /**
   * The section {@code training} of a spec: the settings of each architecture, alike but for the
   * learning rate. Empty where the section is missing or names no optimizer.
   *
   * @param architectures by name
   * @param hasValidation whether the task has a validation split
   */
  public static Optional<Map<String, TrainingSettings>> read(
      Section spec, Collection<String> architectures, boolean hasValidation) {
    return spec.section("training", section -> readKeys(section, architectures, hasValidation))
        .flatMap(found -> found);
  }

  private static Optional<Map<String, TrainingSettings>> readKeys(
      Section section, Collection<String> architectures, boolean hasValidation) {
    Length length = Length.read(section);
    Optional<Integer> batchSize = section.integerOr("full", "batch_size", Range.atLeast(1));
    Optional<Clipping> clip = Clipping.read(section);
    Optional<Map<String, OptimizerSettings>> optimizers = optimizers(section, architectures);
    Optional<Schedule> schedule = Schedule.read(section);
    Regularisation regularisation = Regularisation.read(section);
    CheckpointRule checkpoint =
        section.choice(CheckpointRule.KEY, CheckpointRule.class, CheckpointRule.SMOOTHED);
    Optional<Integer> patience = patience(section, hasValidation);
    Optional<Integer> truncatedBptt = section.integerOr("none", "truncated_bptt", Range.atLeast(1));
    ClassWeights classWeights =
        section.choice(ClassWeights.KEY, ClassWeights.class, ClassWeights.NONE);
    if (optimizers.isEmpty() || schedule.isEmpty()) {
      return Optional.empty();
    }
    Map<String, TrainingSettings> settings = new LinkedHashMap<>();
    optimizers
        .get()
        .forEach(
            (name, optimizer) ->
                settings.put(
                    name,
                    new TrainingSettings(
                        length,
                        batchSize,
                        clip,
                        optimizer,
                        schedule.get(),
                        regularisation,
                        checkpoint,
                        patience,
                        truncatedBptt,
                        classWeights)));
    return Optional.of(settings);
  }

  private static Optional<Map<String, OptimizerSettings>> optimizers(
      Section section, Collection<String> architectures) {
    Map<String, Function<Section, Map<String, OptimizerSettings>>> readers = new LinkedHashMap<>();
    OPTIMIZERS.forEach(
        (name, reader) -> readers.put(name, inner -> reader.read(inner, architectures)));
    return section.named("optimizer", readers);
  }

  private static Optional<Integer> patience(Section section, boolean hasValidation) {
    Optional<Integer> patience = section.integerOr("none", "patience", Range.atLeast(1));
    if (patience.isPresent() && !hasValidation) {
      section.fault(
          "patience",
          String.format(
              Locale.ROOT,
              "is %d, but the task has no validation split; set it to none, or take a task that has one",
              patience.get()));
    }
    return patience;
  }

  /**
   * How many epochs training takes; the last may be cut short. (With steps, truncation and padding
   * there can be more, since a window of nothing but padding is no step.)
   *
   * @param sequences of the training split
   * @param timeSteps of each
   * @param everyStep whether there are targets at every step
   */
  public int epochs(int sequences, int timeSteps, boolean everyStep) {
    int batch = Math.min(sequences, batchSize.orElse(sequences));
    int window = everyStep ? Math.min(timeSteps, truncatedBptt.orElse(timeSteps)) : timeSteps;
    long batches = (sequences + batch - 1L) / batch;
    long windows = (timeSteps + window - 1L) / window;
    return length.epochs(batches * windows);
  }

  /** A new optimizer, with weight decay if the settings have it. */
  Optimizer startOptimizer(int parameterCount) {
    Optimizer plain = optimizer.start(parameterCount);
    return regularisation.l2() > 0 ? new WeightDecay(regularisation.l2(), plain) : plain;
  }

  /** In a few words: "100 epochs, adam 0.001, full batch, gradients clipped to norm 1.0". */
  public String description() {
    List<String> parts = new ArrayList<>();
    parts.add(length.description());
    parts.add(optimizer.description());
    if (!schedule.equals(new Schedule.Constant())) {
      parts.add(schedule.description());
    }
    parts.add(batchSize.map(size -> "batch_size " + size).orElse("full batch"));
    clip.ifPresent(clipping -> parts.add(clipping.description()));
    parts.addAll(regularisation.descriptions());
    if (checkpoint == CheckpointRule.LOWEST) {
      parts.add("checkpoint lowest");
    }
    patience.ifPresent(epochs -> parts.add("patience " + epochs));
    truncatedBptt.ifPresent(steps -> parts.add("truncated_bptt " + steps));
    if (classWeights == ClassWeights.BALANCED) {
      parts.add("class_weights balanced");
    }
    return String.join(", ", parts);
  }
}
