package io.github.rnncompare.training;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the learning rate changes from epoch to epoch: a factor on it, equal to that of PyTorch's
 * schedulers of the same names when they are stepped once an epoch. Below, t is the number of
 * epochs done before, of n in all.
 */
public sealed interface Schedule {

  /** 1. */
  record Constant() implements Schedule {
    @Override
    public double factor(int done, int epochs) {
      return 1;
    }

    @Override
    public String description() {
      return "constant learning_rate";
    }
  }

  /** 1 + (final_fraction − 1) · t / n, as {@code LinearLR} from 1 with total_iters = n. */
  record Linear(double finalFraction) implements Schedule {
    @Override
    public double factor(int done, int epochs) {
      return 1 + (finalFraction - 1) * progress(done, epochs);
    }

    @Override
    public String description() {
      return "linear schedule to " + finalFraction;
    }
  }

  /** gammaᵗ, as {@code ExponentialLR}. */
  record Exponential(double gamma) implements Schedule {
    @Override
    public double factor(int done, int epochs) {
      return StrictMath.pow(gamma, done);
    }

    @Override
    public String description() {
      return "exponential schedule of " + gamma;
    }
  }

  /**
   * gamma to the power of ⌊t / step_size⌋, as {@code StepLR}.
   *
   * @param stepSize in epochs
   */
  record Step(int stepSize, double gamma) implements Schedule {
    @Override
    public double factor(int done, int epochs) {
      int drops = done / stepSize;
      return StrictMath.pow(gamma, drops);
    }

    @Override
    public String description() {
      return "step schedule of " + gamma + " every " + stepSize + " epochs";
    }
  }

  /**
   * final_fraction + (1 − final_fraction) · (1 + cos(π · t / n)) / 2, as {@code CosineAnnealingLR}
   * with T_max = n (Loshchilov and Hutter 2017, arXiv 1608.03983, without restarts).
   */
  record Cosine(double finalFraction) implements Schedule {
    @Override
    public double factor(int done, int epochs) {
      double cosine = StrictMath.cos(Math.PI * progress(done, epochs));
      return finalFraction + (1 - finalFraction) * (1 + cosine) / 2;
    }

    @Override
    public String description() {
      return "cosine schedule to " + finalFraction;
    }
  }

  /**
   * What the learning rate is multiplied by in an epoch.
   *
   * @param done t, the epochs before this one
   * @param epochs n, of the whole training
   */
  double factor(int done, int epochs);

  /** In a few words: "cosine schedule to 0.01". */
  String description();

  /** Where an epoch stands between the first, 0, and the end of the last, 1. */
  private static double progress(int done, int epochs) {
    return Math.min(1, (double) done / epochs);
  }

  /**
   * The section {@code schedule}; constant where it is left out, empty where its name is unknown.
   */
  static Optional<Schedule> read(Section spec) {
    Map<String, Function<Section, Schedule>> readers = new LinkedHashMap<>();
    readers.put("constant", section -> new Constant());
    readers.put("linear", section -> new Linear(finalFraction(section)));
    readers.put(
        "exponential", section -> new Exponential(section.number("gamma", Range.positive())));
    readers.put(
        "step",
        section ->
            new Step(
                section.integer("step_size", Range.atLeast(1)),
                section.number("gamma", 0.1, Range.positive())));
    readers.put("cosine", section -> new Cosine(finalFraction(section)));
    return spec.named("schedule", readers, "constant", new Constant());
  }

  private static double finalFraction(Section section) {
    return section.number("final_fraction", 0, Range.between(0, 1));
  }
}
