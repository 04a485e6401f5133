package io.github.rnncompare.task;

import java.io.IOException;
import java.util.List;

/**
 * A network's predictions for new data, as a table. Its rows are made while they are written, so
 * that the table may be larger than memory.
 *
 * @param columns in snake_case
 */
public record Predictions(List<String> columns, Rows rows) {

  /** All rows, in their order. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Predicts, and writes row after row.
     *
     * @throws io.github.rnncompare.spec.UserErrorException if a prediction is NaN or infinite; rows
     *     before it may have been written
     */
    void write(RowWriter into) throws IOException;
  }

  /** Receives rows. */
  @FunctionalInterface
  public interface RowWriter {
    /**
     * Receives the next row.
     *
     * @param row a String, Integer, Long, Float or Double for each column; "" where there is
     *     nothing
     */
    void row(List<Object> row) throws IOException;
  }
}
