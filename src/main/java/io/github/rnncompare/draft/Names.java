package io.github.rnncompare.draft;

import java.util.Locale;
import java.util.Set;

/** Names that people give to columns. */
final class Names {
  private static final Set<String> LABELS =
      Set.of(
          "label",
          "labels",
          "class",
          "target",
          "targets",
          "y",
          "output",
          "category",
          "outcome",
          "activity");
  private static final Set<String> STEPS_ALONE =
      Set.of("step", "steps", "timestep", "time_step", "t", "index", "frame");
  private static final Set<String> STEPS =
      Set.of(
          "step",
          "steps",
          "time",
          "t",
          "timestep",
          "time_step",
          "timestamp",
          "index",
          "frame",
          "seconds",
          "date",
          "datetime",
          "day",
          "month",
          "year");

  private Names() {}

  /** Of what is to be told. */
  static boolean isOfLabels(String column) {
    return LABELS.contains(column.toLowerCase(Locale.ROOT));
  }

  /** Of the order of a sequence's rows and of nothing else, so that not to ascend is a mistake. */
  static boolean isOfStepsAlone(String column) {
    return STEPS_ALONE.contains(column.toLowerCase(Locale.ROOT));
  }

  /** Of the order of a sequence's rows. */
  static boolean isOfSteps(String column) {
    return STEPS.contains(column.toLowerCase(Locale.ROOT));
  }
}
