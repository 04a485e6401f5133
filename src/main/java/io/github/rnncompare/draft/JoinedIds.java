package io.github.rnncompare.draft;

import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.TimeColumns;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds columns of few texts that name series together, where none does alone: store and item. */
final class JoinedIds {
  private static final int MAX_COLUMNS = 5;

  private final IdColumns ids;
  private final TimeColumns time;

  private JoinedIds(IdColumns ids, TimeColumns time) {
    this.ids = ids;
    this.time = time;
  }

  /** The columns, if any do so together, and most times come twice or more. */
  static Optional<RowName> of(CsvReading reading, IdColumns ids) throws IOException {
    TimeColumns time = reading.time().orElseThrow();
    return ids.haveSharedTimes(time)
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
