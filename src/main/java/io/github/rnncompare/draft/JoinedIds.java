package io.github.rnncompare.draft;

import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.TimeColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds columns of few texts that name series together, where none does alone: store and item. */
final class JoinedIds {
  private static final int MAX_COLUMNS = 5;

  private final IdColumns ids;
  private final TimeColumns time;

  private JoinedIds(IdColumns ids, TimeColumns time) {
    this.ids = ids;
    this.time = time;
  }

  /** The columns, where rows of each of them are apart. */
  static Optional<RowName> apart(CsvReading reading, IdColumns ids) throws IOException {
    List<String> apart = new ArrayList<>();
    for (String column : columns(ids)) {
      if (!ids.areTogether(column)) {
        apart.add(column);
      }
    }
    return new JoinedIds(ids, reading.time().orElseThrow()).find(apart);
  }

  /** The columns wherever their rows are, if each time comes twice or more on average. */
  static Optional<RowName> any(CsvReading reading, IdColumns ids) throws IOException {
    TimeColumns time = reading.time().orElseThrow();
    Set<List<String>> times = new HashSet<>();
    ids.forEach(time.names(), row -> times.add(time.names().stream().map(row::text).toList()));
    return 2L * times.size() <= reading.rows()
        ? new JoinedIds(ids, time).find(columns(ids))
        : Optional.empty();
  }

  private static List<String> columns(IdColumns ids) {
    return ids.candidates().stream()
        .filter(profile -> !profile.classes().isEmpty())
        .map(ColumnProfile::name)
        .limit(MAX_COLUMNS)
        .toList();
  }

  /** The first two, or else three, by which each series has every time at most once. */
  private Optional<RowName> find(List<String> columns) throws IOException {
    for (List<String> some : twoOrThree(columns)) {
      List<String> all = new ArrayList<>(time.names());
      all.addAll(some);
      if (ids.areUnique(all, row -> {})) {
        return Optional.of(new RowName(some));
      }
    }
    return Optional.empty();
  }

  private static List<List<String>> twoOrThree(List<String> columns) {
    List<List<String>> two = new ArrayList<>();
    List<List<String>> three = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      for (int j = i + 1; j < columns.size(); j++) {
        two.add(List.of(columns.get(i), columns.get(j)));
        for (int k = j + 1; k < columns.size(); k++) {
          three.add(List.of(columns.get(i), columns.get(j), columns.get(k)));
        }
      }
    }
    two.addAll(three);
    return two;
  }
}
