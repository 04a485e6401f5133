package io.github.rnncompare.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The columns of CSV files that sequences are read from. A row of the sequences' table has the
 * features, then the targets, if any.
 *
 * @param sequence the columns that name a row's sequence; if empty, a file is a sequence
 * @param time the columns that say when a row is, or which step; in them all sequences ascend, or
 *     all descend
 * @param features the columns of a step's features
 * @param targets columns of numbers; with {@code classes} one column of class names, read as
 *     indices; empty for features alone
 * @param classes the class names of a target; empty for numbers
 * @param everyStep whether each step has its own targets, rather than each sequence
 * @param group the column that says which sequences belong together, so that no split divides them
 * @param fields how numbers are read
 */
public record SequenceColumns(
    Optional<RowName> sequence,
    Optional<TimeColumns> time,
    List<String> features,
    List<String> targets,
    List<String> classes,
    boolean everyStep,
    Optional<String> group,
    Fields fields) {
  public SequenceColumns {
    features = List.copyOf(features);
    targets = List.copyOf(targets);
    classes = List.copyOf(classes);
    if (!classes.isEmpty() && targets.size() > 1) {
      throw new IllegalArgumentException("classes of " + targets.size() + " targets");
    }
  }

  /** With plain numbers, and names and steps in at most one column. */
  public SequenceColumns(
      Optional<String> sequence,
      Optional<String> step,
      List<String> features,
      List<String> targets,
      List<String> classes,
      boolean everyStep) {
    this(
        sequence.map(column -> new RowName(List.of(column))),
        step.map(TimeColumns::of),
        features,
        targets,
        classes,
        everyStep,
        Optional.empty(),
        Fields.PLAIN);
  }

  /** Of a file that is one series, or several side by side. */
  public static SequenceColumns ofSeries(
      Optional<RowName> series, Optional<TimeColumns> time, List<String> columns, Fields fields) {
    return new SequenceColumns(
        series, time, columns, List.of(), List.of(), true, Optional.empty(), fields);
  }

  /** The columns that a header must have. */
  List<String> all() {
    return Stream.of(
            sequence.stream().flatMap(name -> name.columns().stream()),
            time.stream().flatMap(columns -> columns.names().stream()),
            group.stream(),
            features.stream(),
            targets.stream())
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  /** The columns of a file that is one sequence. */
  SequenceColumns withoutSequence() {
    return new SequenceColumns(
        Optional.empty(), time, features, targets, classes, everyStep, group, fields);
  }

  /** The columns of data whose targets are unknown, or are elsewhere. */
  public SequenceColumns withoutTargets() {
    return new SequenceColumns(
        sequence, time, features, List.of(), List.of(), everyStep, Optional.empty(), fields);
  }
}
