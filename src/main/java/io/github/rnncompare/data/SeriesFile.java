package io.github.rnncompare.data;

import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads one column of a CSV file with a header as a series of numbers, one a row, in its order. */
public final class SeriesFile {
  private SeriesFile() {}

  /**
   * The values of a column.
   *
   * @throws MistakeException naming file, line and column for whatever is not a number
   */
  public static double[] read(Path file, String column) throws IOException {
    List<Double> values = new ArrayList<>();
    DataRow.read(file, List.of(column), row -> values.add(anyNumber(row, column)));
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double anyNumber(DataRow row, String column) {
    return Numbers.parse(row.text(column).strip())
        .orElseThrow(() -> row.mistake(column, "expected a number"));
  }
}
