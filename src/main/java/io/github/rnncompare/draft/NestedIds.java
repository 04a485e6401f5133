package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.RowName;
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
 * Finds what the sequences are where an id's rows are several, as the trials of a subject, at each
 * of which the steps begin anew.
 *
 * @param columns that name the sequences together
 * @param group the column that no split should divide
 * @param words why, a sentence
 */
record NestedIds(List<String> columns, String group, String words) {

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
   * How the rows are read instead, where steps do not ascend within an id, but do within it and
   * another column; empty if they do, or none is found.
   *
   * @param within which columns vary in the id's rows
   */
  static Optional<NestedIds> find(
      CsvReading reading, RowName id, Optional<String> step, WithinSequences within)
      throws IOException {
    boolean nested =
        id.columns().size() == 1
            && step.isPresent()
            && (within.areApart() || !within.isInOrder(step.get()));
    return nested ? find(reading, id.words(), step.get(), within) : Optional.empty();
  }

  private static Optional<NestedIds> find(
      CsvReading reading, String id, String step, WithinSequences within) throws IOException {
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
      return Optional.empty();
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
      return Optional.empty();
    }
    return inner.entrySet().stream()
        .filter(column -> column.getValue().splits(reading.rows()))
        .findFirst()
        .map(found -> of(id, step, found.getKey(), found.getValue(), own));
  }

  private static NestedIds of(String id, String step, String other, Inner inner, Inner own) {
    boolean isGroup = !inner.unique && inner.changes < own.changes;
    String name = isGroup ? id : other;
    String group = isGroup ? other : id;
    return new NestedIds(
        inner.unique ? List.of(other) : List.of(group, name),
        group,
        String.format(
            Locale.ROOT,
            "%s begins anew at each %s of a %s: each is taken as a sequence, and no split divides a"
                + " %s (--id %s --group %s).",
            step,
            name,
            group,
            group,
            inner.unique ? other : group + "," + name,
            group));
  }
}
