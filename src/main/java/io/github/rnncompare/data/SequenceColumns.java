package io.github.rnncompare.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The columns of CSV files that sequences are read from. A row of the sequences' table has the
 * features, then the targets, if any.
 *
 * @param sequence the column that names a row's sequence; if empty, a file is a sequence
 * @param step a column of numbers that ascend within a sequence, if any
 * @param features the columns of a step's features
 * @param targets columns of numbers; with {@code classes} one column of class names, read as
 *     indices; empty for features alone
 * @param classes the class names of a target; empty for numbers
 * @param everyStep whether each step has its own targets, rather than each sequence
 */
public record SequenceColumns(
    Optional<String> sequence,
    Optional<String> step,
    List<String> features,
    List<String> targets,
    List<String> classes,
    boolean everyStep) {
  public SequenceColumns {
    features = List.copyOf(features);
    targets = List.copyOf(targets);
    classes = List.copyOf(classes);
    if (!classes.isEmpty() && targets.size() > 1) {
      throw new IllegalArgumentException("classes of " + targets.size() + " targets");
    }
  }

  /** The columns that a header must have. */
  List<String> all() {
    return Stream.of(sequence.stream(), step.stream(), features.stream(), targets.stream())
        .flatMap(names -> names)
        .toList();
  }

  /** The columns of a file that is one sequence. */
  SequenceColumns withoutSequence() {
    return new SequenceColumns(Optional.empty(), step, features, targets, classes, everyStep);
  }

  /** The columns of data whose targets are unknown, or are elsewhere. */
  public SequenceColumns withoutTargets() {
    return new SequenceColumns(sequence, step, features, List.of(), List.of(), everyStep);
  }
}
