package io.github.rnncompare.draft;

import io.github.rnncompare.archive.ArchiveFormat;
import io.github.rnncompare.archive.UcrShape;
import io.github.rnncompare.draft.DraftOptions.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table that may have a sequence in each row, with a label in front of its values or behind them.
 *
 * @param labels where the label may stand, the one that is taken first
 * @param isTaken whether its rows are taken for sequences; else for times of series
 * @param isSaid whether the options say so
 */
record LabelledRows(Path file, List<UcrShape.Label> labels, boolean isTaken, boolean isSaid) {
  private static final Set<String> NAMES = Set.of("", "name", "file", "filename");

  /** Of a file; empty if it is no such table, or the options say something else. */
  static Optional<LabelledRows> of(Path file, DraftOptions options) throws IOException {
    boolean other =
        !options.leavesColumns()
            || options.kind().filter(kind -> kind != Kind.SEQUENCES).isPresent();
    Optional<UcrShape> shape = other ? Optional.empty() : UcrShape.of(file);
    if (shape.isEmpty() || shape.get().idName().filter(name -> !isOfIds(name)).isPresent()) {
      return Optional.empty();
    }
    List<UcrShape.Label> labels =
        shape.get().labels().stream()
            .filter(label -> !Names.isOfSteps(label.name()) && !Names.isOfSequences(label.name()))
            .filter(label -> options.target().map(column(label)::equals).orElse(true))
            .toList();
    boolean said = options.kind().isPresent() || options.target().isPresent();
    return labels.isEmpty()
        ? Optional.empty()
        : Optional.of(new LabelledRows(file, labels, said || !shape.get().alongColumns(), said));
  }

  private static boolean isOfIds(String name) {
    return NAMES.contains(name.toLowerCase(Locale.ROOT)) || Names.isOfSequences(name);
  }

  /** The name that the column of a label has as one of a CSV file. */
  private static String column(UcrShape.Label label) {
    return label.name().isEmpty() ? "column_" + (label.field() + 1) : label.name();
  }

  ArchiveFormat format() {
    return labels.get(0).format();
  }

  /** What its rows are taken for, a sentence. */
  String words() {
    return format() == ArchiveFormat.UCR
        ? "Each row is taken as a sequence, its label in front, as in the UCR archive."
        : "Each row is taken as a sequence, its label behind.";
  }

  /** What a table that is taken for sequences might be as well. */
  Optional<Choice> choice(int rows) {
    List<Reading> others = new ArrayList<>();
    if (!isSaid) {
      labels.stream().skip(1).forEach(label -> others.add(reading(label)));
      if (rows >= SeriesDraft.MIN_ROWS) {
        others.add(new Reading("series, a time in each row", List.of("--as", "series")));
      }
    }
    return Choice.of(file, "sequences, one in each row", others, List.of());
  }

  private static Reading reading(UcrShape.Label label) {
    return new Reading(
        "sequences, one in each row, with the label " + column(label),
        List.of("--as", "sequences", "--target", column(label)));
  }

  /** The draft of a table that is taken for series, with the sequences that it might have. */
  TaskDraft addTo(TaskDraft series) {
    Reading rows = new Reading("sequences, one in each row", List.of("--as", "sequences"));
    return series.with(
        series.choice().isPresent()
            ? series.choice().map(known -> known.with(rows))
            : Choice.of(file, "series, a time in each row", List.of(rows), List.of()));
  }
}
