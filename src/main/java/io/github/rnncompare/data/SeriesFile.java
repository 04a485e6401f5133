package io.github.rnncompare.data;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads columns of a CSV file with a header as time series, one row per time. */
public final class SeriesFile {
  private SeriesFile() {}

  /**
   * The values of some columns, in the order of the file.
   *
   * @param columns columns of numbers, at least one
   * @param time a column of numbers or times that must ascend from row to row, see {@link
   *     Ascending}; it is only checked
   * @return [rows, columns]
   * @throws UserErrorException naming file, line and column of an error
   */
  public static NumberTable read(DataContent file, List<String> columns, Optional<String> time)
      throws IOException {
    List<String> all = Stream.concat(time.stream(), columns.stream()).toList();
    Optional<Ascending> ascending = time.map(column -> new Ascending(column, true));
    NumberTable table = new NumberTable(columns.size());
    double[] numbers = new double[columns.size()];
    DataRow.read(
        file,
        all,
        row -> {
          ascending.ifPresent(times -> times.next(row));
          for (int i = 0; i < numbers.length; i++) {
            numbers[i] = row.number(columns.get(i));
          }
          table.append(numbers);
        });
    return table;
  }
}
