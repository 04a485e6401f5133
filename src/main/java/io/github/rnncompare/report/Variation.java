package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What differs from seed to seed, which the intervals and tests of a report are about. */
final class Variation {
  /** Tasks on a person's files; all others draw their data from the seed. */
  private static final List<String> ON_FILES = List.of("series", "sequences", "text");

  private final RunFiles.Content run;
  private final Comparison comparison;

  Variation(RunFiles.Content run, Comparison comparison) {
    this.run = run;
    this.comparison = comparison;
  }

  /** One or more sentences; empty if the spec names no task. */
  String words() {
    Map<?, ?> task = section("task");
    if (!(task.get("name") instanceof String name)) {
      return "";
    }
    boolean whole = "full".equals(section("training").get("batch_size"));
    String weights = "the initial weights";
    String order = "the order of the batches";
    String own = whole ? weights : weights + " and " + order;
    String rest = whole ? " and " + weights : ", " + weights + " and " + order;
    if (!ON_FILES.contains(name)) {
      return "A seed draws the data" + rest + ".";
    }
    if (Boolean.TRUE.equals(task.get("resample"))) {
      return "A seed draws the splits of the data" + rest + ". The splits of two seeds overlap.";
    }
    return "A seed draws "
        + own
        + "; the data are the same for all. Intervals and tests are therefore about this test split,"
        + " and say nothing of another one."
        + samplingError(name);
  }

  /**
   * The standard error of a share that was counted on the test split, √(p(1 − p)/N). It stands for
   * single classes of whole sequences only: steps of a sequence are not independent of each other.
   */
  private String samplingError(String task) {
    Optional<Integer> count = run.provenance().testSequences();
    boolean accuracy =
        comparison.primary().isMetric()
            && run.trials().stream().map(TrialRow::metric).anyMatch("accuracy"::equals);
    if (!task.equals("sequences") || !accuracy || count.isEmpty()) {
      return "";
    }
    double[] errors =
        comparison.architectures().stream()
            .flatMap(name -> comparison.find(name, comparison.primary()).stream())
            .map(SummaryRow::mean)
            .filter(Objects::nonNull)
            .mapToDouble(mean -> Math.sqrt(mean * (1 - mean) / count.get()))
            .sorted()
            .toArray();
    if (errors.length == 0) {
      return "";
    }
    String low = Format.number(errors[0]);
    String high = Format.number(errors[errors.length - 1]);
    return String.format(
        Locale.ROOT,
        " Counted on %s test sequences, such accuracies have a standard error of %s by the choice of"
            + " these sequences alone, √(p(1 − p)/N), which no number of seeds makes smaller.",
        Format.count(count.get()),
        low.equals(high) ? low : low + " to " + high);
  }

  private Map<?, ?> section(String key) {
    return run.spec().get(key) instanceof Map<?, ?> section ? section : Map.of();
  }
}
