package io.github.rnncompare.draft;

import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.ExecArguments;
import io.github.rnncompare.spec.UserErrorException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The texts in a column that has numbers nearly everywhere, as {@code <5} or {@code offline}. */
final class OtherTexts {
  /** More different ones than this are not remembered. */
  private static final int MOST = 4;

  private final Map<String, Long> counts = new LinkedHashMap<>();
  private long all;
  private long firstLine;

  void add(String text, long line) {
    firstLine = all == 0 ? line : firstLine;
    all++;
    if (counts.size() < MOST || counts.containsKey(text)) {
      counts.merge(text, 1L, Long::sum);
    }
  }

  /** The first; "" if there is none. */
  String first() {
    return counts.keySet().stream().findFirst().orElse("");
  }

  /** The line of the first. */
  long firstLine() {
    return firstLine;
  }

  /**
   * Refuses columns of numbers that have texts as well.
   *
   * @throws UserErrorException that names the first of them, and how to read it as missing
   */
  static void refuse(CsvReading reading, List<ColumnProfile> numeric) {
    for (ColumnProfile column : numeric) {
      requireOneUnit(reading, column.name());
      OtherTexts texts = reading.shape(column.name()).orElseThrow().otherTexts();
      if (texts.all > 0 && reading.numbers().parse(texts.first()).isEmpty()) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s:%d: column '%s' is '%s', and a number in most rows (%s). %s",
                reading.file(),
                texts.firstLine,
                column.name(),
                Excerpt.of(texts.first()),
                texts.all == 1 ? "only this one is none" : texts.all + " are none",
                texts.advice(reading)));
      }
    }
  }

  /** 0.05 and 5 % are the same, and 5 $ and 5 € are not: a column has one of them. */
  private static void requireOneUnit(CsvReading reading, String column) {
    List<String> written =
        List.copyOf(reading.shape(column).orElseThrow().numbers().examples().values());
    if (written.size() > 1) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: column '%s' has numbers such as '%s' and such as '%s'; write all of them in one way",
              reading.file(),
              column,
              Excerpt.of(written.get(0)),
              Excerpt.of(written.get(1))));
    }
  }

  private String advice(CsvReading reading) {
    if (counts.size() >= MOST) {
      return "Write numbers there, or nothing where a value is missing";
    }
    List<String> marks =
        Stream.concat(reading.missing().stream(), counts.keySet().stream()).distinct().toList();
    boolean sayable = marks.stream().noneMatch(mark -> mark.contains(","));
    return "Mend it; or if it stands for a missing value, "
        + (sayable
            ? "say " + ExecArguments.joined(List.of("--missing-values=" + String.join(",", marks)))
            : "write nothing there");
  }
}
