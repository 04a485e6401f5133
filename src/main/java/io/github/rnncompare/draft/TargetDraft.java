package io.github.rnncompare.draft;

import io.github.rnncompare.data.NameList;
import io.github.rnncompare.spec.UserErrorException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a draft predicts for sequences.
 *
 * @param label the target column; empty if there is none
 * @param classes the classes of the target; empty for numbers
 * @param next the features that are predicted of the next step, where others do not vary within a
 *     sequence; empty for all
 */
record TargetDraft(
    Optional<String> label, List<String> classes, boolean everyStep, List<String> next) {
  private static final int LISTED = 5;

  /** With all features of the next step, if there is no label. */
  TargetDraft(Optional<String> label, List<String> classes, boolean everyStep) {
    this(label, classes, everyStep, List.of());
  }

  /** Whether the sub-folder of a file is its class. */
  private boolean byFolder() {
    return label.isEmpty() && !classes.isEmpty();
  }

  /**
   * Three sequences, or three of each class, are the least that three splits can have.
   *
   * @param twoSplits whether the test split has a file of its own
   */
  void requireEnough(Path file, int sequences, boolean twoSplits) {
    int least = least(classes.size(), twoSplits);
    if (sequences < least) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %d sequences are too few to train%s on; a draft needs %d",
              file,
              sequences,
              twoSplits ? " and validate" : ", validate and test",
              least));
    }
  }

  /** The fewest sequences for so many classes; of numbers, for none. */
  static int least(int classes, boolean twoSplits) {
    return (twoSplits ? 2 : 3) * Math.max(1, classes);
  }

  void write(TaskDraft.Lines keys) {
    if (label.isEmpty() && classes.isEmpty() && !next.isEmpty()) {
      keys.key("targets", Quoted.list(next), "what varies within a sequence");
      keys.key("targets_at", "next_step");
      return;
    }
    if (label.isEmpty() && classes.isEmpty()) {
      keys.key(
          "targets_at",
          "next_step",
          "predicts all features of the next step; for some only, set targets");
      return;
    }
    label.ifPresent(column -> keys.key("targets", Quoted.list(List.of(column))));
    if (!classes.isEmpty()) {
      keys.key("classes", Quoted.list(classes));
    }
    keys.key("targets_at", everyStep ? "every_step" : "last_step");
  }

  void writeMetric(TaskDraft.Lines keys) {
    if (classes.isEmpty()) {
      keys.key("metric", "rmse", "or mae, mse, smape");
    } else {
      keys.key("metric", "accuracy", "or balanced_accuracy, macro_f1");
    }
  }

  String description() {
    String when = everyStep ? " at every step" : " after the last step";
    if (!classes.isEmpty()) {
      String some = String.join(", ", classes.subList(0, Math.min(LISTED, classes.size())));
      String more = classes.size() > LISTED ? ", …" : "";
      String of = byFolder() ? "the sub-folder" : label.orElseThrow();
      return String.format(
          Locale.ROOT, "which of %d classes (%s%s) %s is%s", classes.size(), some, more, of, when);
    }
    return label
        .map(column -> "the number " + column + when)
        .orElse(
            next.isEmpty()
                ? "at every step the features of the next step"
                : "at every step " + NameList.of(next) + " of the next step");
  }

  String question() {
    if (!classes.isEmpty()) {
      return String.format(
          Locale.ROOT, "Which architecture distinguishes the %d classes best?", classes.size());
    }
    return label
        .map(column -> String.format(Locale.ROOT, "Which architecture predicts %s best?", column))
        .orElse("Which architecture predicts the next step best?");
  }

  TaskDraft.Sizes sizes(int features) {
    int predicted = label.isPresent() ? 1 : next.isEmpty() ? features : next.size();
    int outputSize = classes.isEmpty() ? predicted : classes.size();
    return new TaskDraft.Sizes(features, outputSize);
  }
}
