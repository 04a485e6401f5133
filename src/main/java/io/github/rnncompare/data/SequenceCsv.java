package io.github.rnncompare.data;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads sequences from one CSV file with a row per step; the rows of a sequence are adjacent. */
public final class SequenceCsv {
  private final SequenceColumns columns;
  private final StepRows rows;
  private final Set<String> names = new HashSet<>();
  private Optional<String> current = Optional.empty();

  private SequenceCsv(SequenceColumns columns) {
    this.columns = columns;
    this.rows = new StepRows(columns, 0);
  }

  /**
   * The sequences in the order of the file, named by their column. Without such a column the file
   * is one sequence, named after the file.
   *
   * @throws io.github.rnncompare.spec.UserErrorException naming file, line and column of an error
   */
  public static SequenceTable read(DataContent file, SequenceColumns columns) throws IOException {
    SequenceCsv reading = new SequenceCsv(columns);
    if (columns.sequence().isEmpty()) {
      reading.rows.start(String.valueOf(file.path().getFileName()));
    }
    DataRow.read(file, columns.all(), reading::take);
    return reading.rows.table();
  }

  private void take(DataRow row) throws IOException {
    if (columns.sequence().isPresent()) {
      take(row, columns.sequence().get());
    }
    rows.add(row);
  }

  private void take(DataRow row, String column) {
    Optional<String> name = Optional.of(row.text(column));
    if (name.equals(current)) {
      return;
    }
    if (name.get().isBlank()) {
      throw row.mistake(column, "expected the name of a sequence");
    }
    if (!names.add(name.get())) {
      throw row.mistake(
          column,
          "other rows of this sequence are further up; expected them together: sort by sequence and step");
    }
    current = name;
    rows.start(name.get());
  }
}
