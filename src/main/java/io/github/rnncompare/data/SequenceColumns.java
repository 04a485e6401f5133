package io.github.rnncompare.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which columns of CSV files sequences are made of. A row of their table has the features, then the
 * targets, if there are any.
 *
 * @param sequence names the sequence that a row is of; if empty, a file is a sequence
 * @param step numbers that ascend within a sequence, if there are such
 * @param features of a step
 * @param targets numbers; with {@code classes} one, the index in them of the text in its column;
 *     empty for features alone
 * @param classes that a target may be
 * @param everyStep whether each step has targets of its own, or a sequence one for all
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

  /** Those that a header must have. */
  List<String> all() {
    return Stream.of(sequence.stream(), step.stream(), features.stream(), targets.stream())
        .flatMap(names -> names)
        .toList();
  }

  /** Those of a file that is one sequence. */
  SequenceColumns withoutSequence() {
    return new SequenceColumns(Optional.empty(), step, features, targets, classes, everyStep);
  }

  /** Those of data whose targets are not known, or stand elsewhere. */
  public SequenceColumns withoutTargets() {
    return new SequenceColumns(sequence, step, features, List.of(), List.of(), everyStep);
  }
}
