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
    Optional<RowName> names = columns.sequence();
    rows.add(names.isPresent() ? name(row, names.get()) : file, row);
  }

  private String name(DataRow row, RowName names) {
    String name = names.required(row);
    if (columns.time().isEmpty() && rows.isInterrupted(name)) {
      throw row.mistake(
          names.columns(),
          "other rows of this sequence are further up; expected them together, or a column with"
              + " their times or steps");
    }
    return name;
  }
}
