package io.github.rnncompare.data;

import io.github.rnncompare.spec.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects the rows of CSV files in a table, as the steps of sequences. */
final class StepRows {
  private final SequenceColumns columns;
  private final TargetReader targets;
  private final double[] step;
  private final SequenceRows rows;
  private final Optional<TimeReader> times;
  private final List<Sequence> sequences = new ArrayList<>();

  /** What is known of a sequence whose rows are being read. */
  private static final class Sequence {
    private final TimeReader.Last last = new TimeReader.Last();
    private String group = "";
    private double[] targets = {};
    private List<String> texts = List.of();
  }

  /**
   * Starts without sequences.
   *
   * @param further the number of targets from outside these columns, which {@link #add} receives
   */
  StepRows(SequenceColumns columns, int further) {
    this.columns = columns;
    this.targets = new TargetReader(columns);
    this.step = new double[columns.features().size() + targets.count() + further];
    this.rows = new SequenceRows(step.length);
    this.times = columns.time().map(TimeReader::new);
  }

  /**
   * The sequences.
   *
   * @param place the file, for messages
   */
  SequenceTable table(String place) throws IOException {
    List<String> groups =
        columns.group().isEmpty() ? List.of() : sequences.stream().map(own -> own.group).toList();
    if (times.isEmpty()) {
      return rows.table(Optional.empty(), groups);
    }
    Times found = times.get().times(place, sequences.size() > 1);
    if (found.order() != RowOrder.NONE) {
      return rows.table(Optional.of(found), groups);
    }
    Optional<SequenceTable> sorted = rows.sorted(found, groups);
    if (sorted.isEmpty()) {
      throw times.get().fault(found.form());
    }
    return sorted.get();
  }

  /** Whether there are rows of a sequence, but the last one is of another. */
  boolean isInterrupted(String name) {
    return rows.isInterrupted(name);
  }

  /**
   * Adds a row.
   *
   * @param name of its sequence
   */
  void add(String name, DataRow row, double... further) throws IOException {
    int column = 0;
    for (String feature : columns.features()) {
      step[column++] = row.number(feature);
    }
    int firstTarget = column;
    for (int i = 0; i < targets.count(); i++) {
      step[column++] = targets.read(row, i);
    }
    System.arraycopy(further, 0, step, column, further.length);
    int number = rows.add(name, step);
    if (number == sequences.size()) {
      sequences.add(new Sequence());
      sequences.get(number).group = group(row);
    }
    Sequence sequence = sequences.get(number);
    if (!sequence.group.equals(group(row))) {
      throw row.mistake(
          columns.group().orElseThrow(),
          "expected '" + Excerpt.of(sequence.group) + "' as in the first row of the sequence");
    }
    if (times.isPresent()) {
      times.get().next(row, sequence.last);
    }
    if (!columns.everyStep() && targets.count() > 0) {
      requireSame(row, sequence, firstTarget);
    }
  }

  private String group(DataRow row) {
    return columns.group().map(column -> row.text(column).strip()).orElse("");
  }

  /** Checks that a sequence has the same target in each of its rows. */
  private void requireSame(DataRow row, Sequence sequence, int firstTarget) {
    if (sequence.texts.isEmpty()) {
      sequence.targets = Arrays.copyOfRange(step, firstTarget, firstTarget + targets.count());
      sequence.texts = columns.targets().stream().map(name -> row.text(name).strip()).toList();
      return;
    }
    for (int i = 0; i < targets.count(); i++) {
      if (Double.compare(step[firstTarget + i], sequence.targets[i]) != 0) {
        throw row.mistake(
            targets.column(i),
            String.format(
                Locale.ROOT,
                "expected '%s' as in the rows before, as a sequence has one target; for one at each step, set targets_at: every_step",
                Excerpt.of(sequence.texts.get(i))));
      }
    }
  }
}
