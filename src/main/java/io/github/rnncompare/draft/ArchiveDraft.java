package io.github.rnncompare.draft;

import io.github.rnncompare.archive.ArchiveContent;
import io.github.rnncompare.archive.ArchiveFile;
import io.github.rnncompare.archive.ArchiveFormat;
import io.github.rnncompare.archive.ArchiveLayout;
import io.github.rnncompare.archive.ArchiveSplit;
import io.github.rnncompare.archive.ArchiveTarget;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Drafts the task of an archive's file: labels or numbers of its sequences, or their next steps.
 */
final class ArchiveDraft {
  private static final String TRAIN = "_TRAIN";
  private static final String TEST = "_TEST";
  private static final int LEAST_STEPS = 8;

  private final Path file;
  private final ArchiveFormat format;
  private final ArchiveContent content;
  private final Optional<LabelledRows> rows;

  private ArchiveDraft(
      Path file, ArchiveFormat format, ArchiveContent content, Optional<LabelledRows> rows) {
    this.file = file;
    this.format = format;
    this.content = content;
    this.rows = rows;
  }

  /**
   * Uses the archive's test file too, if it is in the same folder.
   *
   * @param named the test file, if the user has named it
   */
  static TaskDraft of(Path file, String name, ArchiveFormat format, Optional<Path> named)
      throws IOException {
    return of(file, name, format, Optional.empty(), named);
  }

  /** Of a table with a sequence in each row. */
  static TaskDraft ofRows(Path file, String name, LabelledRows rows, Optional<Path> test)
      throws IOException {
    return of(file, name, rows.format(), Optional.of(rows), test);
  }

  private static TaskDraft of(
      Path file,
      String name,
      ArchiveFormat format,
      Optional<LabelledRows> rows,
      Optional<Path> test)
      throws IOException {
    Optional<ArchiveFormat> other = test.flatMap(path -> ArchiveFormat.ofName(path.toString()));
    if (test.isPresent() && !other.equals(ArchiveFormat.ofName(file.toString()))) {
      throw new UserErrorException(
          test.get() + ": is not of the same kind as " + file + "; a test split must be");
    }
    ArchiveContent content = ArchiveContent.of(DataContent.of(file), format);
    return new ArchiveDraft(file, format, content, rows).draft(name, test);
  }

  private TaskDraft draft(String name, Optional<Path> named) throws IOException {
    SequenceTable table = table(file, ArchiveSplit.TRAIN);
    Set<ArchiveSplit> splits = ArchiveSplit.in(DataContent.of(file), format);
    Optional<Path> own = splits.contains(ArchiveSplit.TEST) ? Optional.of(file) : test(file);
    Optional<Path> test = named.isPresent() ? named : own;
    Optional<Path> validation =
        splits.contains(ArchiveSplit.VALIDATION) ? Optional.of(file) : Optional.empty();
    int longest = table.longest();
    List<String> repeated = new ArrayList<>();
    Repetitions.within(table, content.inputSize()).ifPresent(repeated::add);
    if (test.isPresent()) {
      SequenceTable other = table(test.get(), ArchiveSplit.TEST);
      longest = Math.max(longest, other.longest());
      Repetitions.between(table, other, test.get(), content.inputSize()).ifPresent(repeated::add);
    }
    if (validation.isPresent()) {
      longest = Math.max(longest, table(file, ArchiveSplit.VALIDATION).longest());
    }
    requireSteps(table);
    TargetDraft target = target();
    target.requireEnough(file, table.count(), test.isPresent());
    TaskDraft.Lines keys = new TaskDraft.Lines();
    keys.key("name", "sequences").key("file", Quoted.of(SeriesDraft.slashed(file)));
    if (ArchiveFormat.ofName(file.toString()).isEmpty()) {
      keys.key("format", "ucr", "a line is a sequence, with its label");
      keys.key("label", format == ArchiveFormat.UCR ? "first" : "last");
    }
    keys.key("input_size", Integer.toString(content.inputSize()), "dimensions");
    if (content.missing() > 0) {
      keys.key("missing", "forward_fill", "or interpolate, mean, indicator");
    }
    if (content.target() == ArchiveTarget.NONE) {
      target.write(keys);
    } else if (content.target() == ArchiveTarget.CLASS) {
      keys.key("classes", Quoted.list(content.classes()));
    }
    keys.key("time_steps", Integer.toString(longest), "of the longest");
    keys.splits(validation, test);
    target.writeMetric(keys);
    return new TaskDraft(
            name.replace(TRAIN, ""),
            target.question(),
            Stream.concat(found(table, validation, test, named, target).stream(), repeated.stream())
                .toList(),
            keys.all(),
            target.sizes(content.inputSize()))
        .with(rows.flatMap(found -> found.choice(table.count())));
  }

  /** Many short rows of an array that has no labels are rather the times of series. */
  private void requireSteps(SequenceTable table) {
    boolean rowsOnly = format == ArchiveFormat.NUMPY && content.inputSize() == 1;
    if (rowsOnly && content.target() == ArchiveTarget.NONE && table.longest() < LEAST_STEPS) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: has %,d rows of %d numbers without labels, too short for sequences whose next"
                  + " step is predicted; if rows are times of series, save them as CSV",
              file,
              table.count(),
              table.longest()));
    }
  }

  private TargetDraft target() {
    return switch (content.target()) {
      case NONE -> new TargetDraft(Optional.empty(), List.of(), true);
      case CLASS -> new TargetDraft(Optional.of("the sequence"), content.classes(), false);
      case NUMBER -> new TargetDraft(Optional.of("target"), List.of(), false);
    };
  }

  private SequenceTable table(Path path, ArchiveSplit split) throws IOException {
    return ArchiveFile.read(
        DataContent.of(path),
        format,
        new ArchiveLayout(
            content.inputSize(),
            content.target(),
            content.classes(),
            split,
            content.missing() == 0));
  }

  private List<String> found(
      SequenceTable table,
      Optional<Path> validation,
      Optional<Path> test,
      Optional<Path> named,
      TargetDraft target) {
    List<String> found = new ArrayList<>();
    found.add(
        String.format(
            Locale.ROOT,
            "%s: %,d sequences of %s, %s",
            file,
            table.count(),
            TaskDraft.steps(table.shortest(), table.longest()),
            content.inputSize() == 1 ? "1 dimension" : content.inputSize() + " dimensions"));
    switch (format) {
      case TS -> {}
      case UCR, UCR_LABEL_LAST -> rows.map(LabelledRows::words).ifPresent(found::add);
      case ARFF ->
          found.add("Each row is taken as a sequence; if rows are times, save them as CSV.");
      case NUMPY -> {
        if (content.inputSize() == 1) {
          found.add("Each row is taken as a sequence; if rows are times, save them as CSV.");
        } else {
          found.add(
              "The shorter axis is taken for the dimensions; if it is the steps, exchange input_size"
                  + " and time_steps.");
        }
      }
    }
    if (content.missing() > 0) {
      found.add(
          String.format(
              Locale.ROOT,
              "%,d values are missing, the first in line %,d. Each is the last value before it.",
              content.missing(),
              content.firstMissing()));
    }
    if (content.target() == ArchiveTarget.NONE) {
      found.add("Its sequences have no labels.");
    }
    if (validation.isPresent()) {
      found.add("Its arrays for validation are the validation split.");
    }
    if (test.equals(Optional.of(file))) {
      found.add("Its arrays for the test are the test split.");
    } else if (test.isPresent() && named.isEmpty()) {
      found.add(test.get() + " is in the same folder and is the test split.");
    }
    found.add("The draft predicts " + target.description() + ".");
    return found;
  }

  private static Optional<Path> test(Path file) {
    String own = String.valueOf(file.getFileName());
    return own.contains(TRAIN)
        ? Optional.of(file.resolveSibling(own.replace(TRAIN, TEST))).filter(Files::isRegularFile)
        : Optional.empty();
  }
}
