package io.github.rnncompare.draft;

import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Fails where no column names series, but two of few texts do together. */
final class IdPairs {
  private static final int MAX_COLUMNS = 5;

  private final CsvReading reading;
  private final IdColumns ids;
  private final TimeColumns time;

  private IdPairs(CsvReading reading, IdColumns ids, TimeColumns time) {
    this.reading = reading;
    this.ids = ids;
    this.time = time;
  }

  /**
   * Fails where rows of each of two columns are apart, and together they name series.
   *
   * @throws UserErrorException that names them
   */
  static void refuseApart(CsvReading reading, IdColumns ids, TimeColumns time) throws IOException {
    List<String> apart = new ArrayList<>();
    for (String column : columns(ids)) {
      if (!ids.areTogether(column)) {
        apart.add(column);
      }
    }
    new IdPairs(reading, ids, time).refuse(apart);
  }

  /**
   * The same wherever their rows are, if each time comes twice or more on average.
   *
   * @throws UserErrorException that names them
   */
  static void refuseAny(CsvReading reading, IdColumns ids, TimeColumns time) throws IOException {
    Set<List<String>> times = new HashSet<>();
    ids.forEach(time.names(), row -> times.add(time.names().stream().map(row::text).toList()));
    if (2L * times.size() <= reading.rows()) {
      new IdPairs(reading, ids, time).refuse(columns(ids));
    }
  }

  private static List<String> columns(IdColumns ids) {
    return ids.candidates().stream()
        .filter(profile -> !profile.classes().isEmpty())
        .map(ColumnProfile::name)
        .limit(MAX_COLUMNS)
        .toList();
  }

  private void refuse(List<String> columns) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      for (int j = i + 1; j < columns.size(); j++) {
        List<String> all = new ArrayList<>(time.names());
        all.addAll(List.of(columns.get(i), columns.get(j)));
        if (ids.areUnique(all, row -> {})) {
          throw new UserErrorException(
              String.format(
                  Locale.ROOT,
                  "%s: %s and %s together name a series: join them into one column and name it: --id",
                  reading.file(),
                  columns.get(i),
                  columns.get(j)));
        }
      }
    }
  }
}
