package io.github.rnncompare.data;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads columns of a CSV file with a header as series of numbers, a row for each time. */
public final class SeriesFile {
  private SeriesFile() {}

  /**
   * The values of some columns, in the order of the file.
   *
   * @param columns of numbers, at least one
   * @param time a column that must ascend from row to row, of numbers or of times as {@link
   *     Ascending} has them; it is read for that alone
   * @return [rows, columns]
   * @throws UserErrorException naming file, line and column of what is not as it should be
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
