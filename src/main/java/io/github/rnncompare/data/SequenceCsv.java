package io.github.rnncompare.data;

import java.io.IOException;
import java.util.Optional;

/**
 * Reads sequences from one CSV file with a row per step. The rows of a sequence stand together, or
 * anywhere if they have times.
 */
public final class SequenceCsv {
  private final SequenceColumns columns;
  private final StepRows rows;
  private final String file;

  private SequenceCsv(SequenceColumns columns, String file) {
    this.columns = columns;
    this.rows = new StepRows(columns, 0);
    this.file = file;
  }

  /**
   * The sequences in the order in which they begin, named by their column. Without such a column
   * the file is one sequence, named after the file.
   *
   * @throws io.github.rnncompare.spec.UserErrorException naming file, line and column of an error
   */
  public static SequenceTable read(DataContent file, SequenceColumns columns) throws IOException {
    SequenceCsv reading = new SequenceCsv(columns, String.valueOf(file.path().getFileName()));
    DataRow.read(file, columns.all(), columns.fields(), reading::take);
    return reading.rows.table(file.path().toString());
  }

  private void take(DataRow row) throws IOException {
    Optional<String> column = columns.sequence();
    rows.add(column.isPresent() ? name(row, column.get()) : file, row);
  }

  private String name(DataRow row, String column) {
    String name = row.text(column);
    if (name.isBlank()) {
      throw row.mistake(column, "expected the name of a sequence");
    }
    if (columns.time().isEmpty() && rows.isInterrupted(name)) {
      throw row.mistake(
          column,
          "other rows of this sequence are further up; expected them together, or a column with"
              + " their times or steps");
    }
    return name;
  }
}
