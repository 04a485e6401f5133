package io.github.rnncompare.draft;

import io.github.rnncompare.data.NameList;
import io.github.rnncompare.spec.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Numbers that seem to stand for a missing value, as -999 does in many files. */
final class StandIns {
  private static final Set<Double> KNOWN =
      Set.of(-99.0, -999.0, -9999.0, -99999.0, 999.0, 9999.0, 99999.0);

  /** So many rows with the only number below zero are no chance. */
  private static final int SEVERAL = 3;

  private static final int MAX_NAMED = 3;

  /** The least number so far and the next one, or the most, with their signs changed. */
  private static final class End {
    private double last = Double.POSITIVE_INFINITY;
    private double next = Double.POSITIVE_INFINITY;
    private long count;

    void add(double value) {
      if (value < last) {
        next = last;
        last = value;
        count = 1;
      } else if (value == last) {
        count++;
      } else {
        next = Math.min(next, value);
      }
    }
  }

  private final End least = new End();
  private final End most = new End();

  void add(double value) {
    least.add(value);
    most.add(-value);
  }

  /**
   * What is there several times, or is known to stand for missing values, and is farther from all
   * others than these are from each other; or is several times the only number below zero.
   *
   * @param various whether there are many different numbers
   */
  private Map<Double, Long> found(boolean various) {
    Map<Double, Long> found = new TreeMap<>();
    double range = -most.next - least.next;
    boolean below = least.last < 0 && least.next >= 0;
    boolean known = KNOWN.contains(least.last);
    boolean far = least.next - least.last > range;
    boolean often = far && (various || known) && (least.count > 1 || (below && known));
    if (least.last != 0 && range > 0 && (often || (various && below && least.count >= SEVERAL))) {
      found.put(least.last, least.count);
    }
    boolean mayBe = most.count > 1 && (various || KNOWN.contains(-most.last));
    if (range > 0 && mayBe && most.next - most.last > range) {
      found.put(-most.last, most.count);
    }
    return found;
  }

  /** A sentence for each number, with the columns that have it. */
  static List<String> words(List<ColumnProfile> columns) {
    Map<Double, List<String>> names = new TreeMap<>();
    Map<Double, Long> rows = new TreeMap<>();
    for (ColumnProfile column : columns) {
      if (column.isNumeric()) {
        column
            .standIns()
            .found(column.isVarious())
            .forEach(
                (number, count) -> {
                  names.computeIfAbsent(number, key -> new ArrayList<>()).add(column.name());
                  rows.merge(number, count, Math::max);
                });
      }
    }
    List<String> words = new ArrayList<>();
    names.forEach(
        (number, named) ->
            words.add(
                String.format(
                    Locale.ROOT,
                    "%s %s %s in %s, unlike all others: if that stands for a missing value, say --missing-values=%s.",
                    named(named),
                    named.size() == 1 ? "is" : "are",
                    Numbers.text(number),
                    (named.size() == 1 ? "" : "up to ") + count(rows.getOrDefault(number, 0L)),
                    Numbers.text(number))));
    return words;
  }

  private static String count(long rows) {
    return rows == 1 ? "a row" : String.format(Locale.ROOT, "%,d rows", rows);
  }

  private static String named(List<String> columns) {
    return columns.size() <= MAX_NAMED
        ? NameList.of(columns)
        : String.format(
            Locale.ROOT,
            "%s and %d more columns",
            String.join(", ", columns.subList(0, MAX_NAMED)),
            columns.size() - MAX_NAMED);
  }
}
