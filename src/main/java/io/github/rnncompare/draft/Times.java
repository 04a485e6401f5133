package io.github.rnncompare.draft;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds whether a column has times, and a season from the distance between them. */
final class Times {
  private static final int MAX_EXAMINED = 100;
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final int MAX_SEASON = 1000;
  private static final int WORKDAYS = 5;

  private final List<LocalDateTime> begun = new ArrayList<>();
  private boolean times = true;
  private boolean ascend = true;
  private long count;
  private String first = "";
  private String last = "";

  void accept(String text) {
    count++;
    if (!times) {
      return;
    }
    Optional<LocalDateTime> time = parse(text);
    times = time.isPresent();
    ascend &= times && (last.isEmpty() || text.compareTo(last) > 0);
    if (times) {
      first = first.isEmpty() || text.compareTo(first) < 0 ? text : first;
      last = text.compareTo(last) > 0 ? text : last;
    }
    if (ascend && begun.size() < MAX_EXAMINED) {
      begun.add(time.get());
    }
  }

  /** "2020-01", "2020-01-31" or "2020-01-31T10:00"; seconds and a zone are optional. */
  private static Optional<LocalDateTime> parse(String text) {
    try {
      return Optional.of(
          switch (text.length()) {
            case 7 -> YearMonth.parse(text).atDay(1).atStartOfDay();
            case 10 -> LocalDate.parse(text).atStartOfDay();
            default ->
                LocalDateTime.parse(
                    text.replace(' ', 'T').replaceFirst("(Z|[-+]\\d\\d(:?\\d\\d)?)$", ""));
          });
    } catch (DateTimeException e) {
      return Optional.empty(); // not a time
    }
  }

  boolean ascend() {
    return ascend && count > 0;
  }

  /** Whether every field is a time, in any order. */
  boolean all() {
    return times && count > 0;
  }

  /** The earliest time. */
  String first() {
    return first;
  }

  /** The latest time. */
  String last() {
    return last;
  }

  /** The number of rows in a year, a week or a day, as the distance of the times suggests. */
  Optional<Integer> season() {
    if (!ascend() || begun.size() < 2) {
      return Optional.empty();
    }
    List<Long> distances = new ArrayList<>();
    for (int i = 1; i < begun.size(); i++) {
      distances.add(Duration.between(begun.get(i - 1), begun.get(i)).toSeconds());
    }
    distances.sort(null);
    long distance = distances.get(distances.size() / 2);
    boolean workdays = distance == DAY && count(distances, 3 * DAY) > distances.size() / 10;
    return workdays ? Optional.of(WORKDAYS) : season(distance);
  }

  private static long count(List<Long> distances, long distance) {
    return distances.stream().filter(found -> found == distance).count();
  }

  private static Optional<Integer> season(long seconds) {
    if (seconds >= 89 * DAY && seconds <= 92 * DAY) {
      return Optional.of(4);
    }
    if (seconds >= 28 * DAY && seconds <= 31 * DAY) {
      return Optional.of(12);
    }
    if (seconds == 7 * DAY) {
      return Optional.of(52);
    }
    if (seconds == DAY) {
      return Optional.of(7);
    }
    return seconds > 0 && DAY % seconds == 0 && DAY / seconds <= MAX_SEASON
        ? Optional.of((int) (DAY / seconds))
        : Optional.empty();
  }
}
