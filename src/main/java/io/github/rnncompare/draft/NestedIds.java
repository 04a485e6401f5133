package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses an id whose rows are several sequences, as the trials of a subject, at each of which the
 * steps begin anew.
 */
final class NestedIds {
  private final CsvReading reading;
  private final String id;
  private final String step;

  private NestedIds(CsvReading reading, String id, String step) {
    this.reading = reading;
    this.id = id;
    this.step = step;
  }

  /** How the steps go on within the texts of a column inside of those of the id. */
  private static final class Inner {
    private final Map<String, String> groups = new HashMap<>();
    private final Map<List<String>, Double> steps = new HashMap<>();
    private boolean ascends = true;
    private boolean unique = true;
    private String last = "";
    private long changes;

    void next(String group, String name, double step) {
      changes += name.equals(last) ? 0 : 1;
      last = name;
      Double before = ascends ? steps.put(List.of(group, name), step) : null;
      ascends &= step > (before == null ? Double.NEGATIVE_INFINITY : before);
      String known = groups.putIfAbsent(name, group);
      unique &= known == null || known.equals(group);
    }

    boolean splits(long rows) {
      return ascends && 2L * steps.size() <= rows;
    }
  }

  /**
   * Refuses an id within which steps do not ascend, if they do within it and another column.
   *
   * @param within which columns vary in the id's rows
   * @throws UserErrorException that names the other column, and what to do
   */
  static void refuse(CsvReading reading, String id, Optional<String> step, WithinSequences within)
      throws IOException {
    if (step.isPresent() && (within.areApart() || !within.isInOrder(step.get()))) {
      new NestedIds(reading, id, step.get()).refuse(within);
    }
  }

  private void refuse(WithinSequences within) throws IOException {
    Map<String, Inner> inner =
        reading.profiles().stream()
            .filter(profile -> !Set.of(id, step).contains(profile.name()))
            .filter(profile -> within.varies(profile.name()))
            .filter(
                profile ->
                    Names.isOfSequences(profile.name())
                        || (!profile.classes().isEmpty() && !Names.isOfLabels(profile.name())))
            .collect(
                Collectors.toMap(
                    ColumnProfile::name,
                    profile -> new Inner(),
                    (first, second) -> first,
                    LinkedHashMap::new));
    if (inner.isEmpty()) {
      return;
    }
    List<String> columns = new ArrayList<>(inner.keySet());
    columns.addAll(List.of(id, step));
    Inner own = new Inner();
    DataRow.read(
        DataContent.of(reading.file()),
        columns,
        row -> {
          double now = reading.numbers().parse(row.text(step).strip()).orElse(Double.NaN);
          own.next("", row.text(id), now);
          inner.forEach((column, found) -> found.next(row.text(id), row.text(column), now));
        });
    if (own.ascends) {
      return;
    }
    Optional<Map.Entry<String, Inner>> found =
        inner.entrySet().stream()
            .filter(column -> column.getValue().splits(reading.rows()))
            .findFirst();
    if (found.isEmpty()) {
      return;
    }
    String other = found.get().getKey();
    if (found.get().getValue().unique) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: '%s' begins anew at each %s of a %s: say --id %s --group %s",
              reading.file(),
              step,
              other,
              id,
              other,
              id));
    }
    boolean isGroup = found.get().getValue().changes < own.changes;
    String name = isGroup ? id : other;
    String group = isGroup ? other : id;
    throw new UserErrorException(
        String.format(
            Locale.ROOT,
            "%s: '%s' begins anew at each %s of a %s, and each %s has a %s of the same name: write"
                + " both names into one column (1-3, say, in a column run_id), and say --id run_id"
                + " --group %s",
            reading.file(),
            step,
            name,
            group,
            group,
            name,
            group));
  }
}
