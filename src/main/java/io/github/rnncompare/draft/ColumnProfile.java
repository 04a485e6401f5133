package io.github.rnncompare.draft;

import io.github.rnncompare.spec.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Statistics of a column of a file, collected row by row. */
final class ColumnProfile {
  /** The most different texts in a column that can be class labels. */
  static final int MAX_CLASSES = 100;

  private static final int MAX_CLASSES_OF_NUMBERS = 20;

  /** A lag-1 autocorrelation above this means that differences should be forecast. */
  private static final double NEARLY_THE_SAME = 0.9;

  private static final Pattern COMMA = Pattern.compile("[-+]?\\d+,\\d+");

  private final String name;
  private final TreeSet<String> different = new TreeSet<>();
  private final Times times = new Times();
  private long rows;
  private long numbers;
  private long commas;
  private String withComma = "";
  private boolean whole = true;
  private boolean counts = true;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double first;
  private double last;
  private double sum;
  private double squares;
  private double products;

  ColumnProfile(String name) {
    this.name = name;
  }

  void accept(String field) {
    String text = field.strip();
    rows++;
    if (different.size() <= MAX_CLASSES) {
      different.add(text);
    }
    times.accept(text);
    Numbers.parse(text).ifPresent(this::number);
    if (text.indexOf(',') >= 0 && COMMA.matcher(text).matches()) {
      withComma = commas == 0 ? text : withComma;
      commas++;
    }
  }

  private void number(double value) {
    if (numbers == 0) {
      first = value; // sums of deviations from it keep their precision
    }
    double x = value - first;
    counts &= numbers == 0 || x == last + 1;
    products += numbers == 0 ? 0 : x * last;
    sum += x;
    squares += x * x;
    last = x;
    numbers++;
    whole &= value == Math.rint(value);
    least = Math.min(least, value);
    most = Math.max(most, value);
  }

  String name() {
    return name;
  }

  long rows() {
    return rows;
  }

  /** Whether most fields are numbers; others are reported when the file is read. */
  boolean isNumeric() {
    return 2 * numbers > rows;
  }

  /** Whether most fields that are not numbers have a decimal comma, such as "0,5". */
  boolean hasDecimalCommas() {
    return commas > 0 && 2 * (numbers + commas) > rows && commas > rows - numbers - commas;
  }

  /** The first field with a decimal comma. */
  String withComma() {
    return withComma;
  }

  boolean isConstant() {
    return different.size() == 1;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /** Whether every field is an ISO 8601 time, later from row to row. */
  boolean isTime() {
    return times.ascend();
  }

  /** Whether every field is a time, but not always later than the previous row's. */
  boolean isTimeOutOfOrder() {
    return times.all() && !times.ascend();
  }

  /** Whether the first field is a time. */
  boolean beginsAsTime() {
    return !times.first().isEmpty();
  }

  /** Whether the numbers are row numbers, starting from any number. */
  boolean countsRows() {
    return counts && numbers == rows && rows > 1;
  }

  /** The number of rows in a season, if the times show it. */
  Optional<Integer> season() {
    return times.season();
  }

  /** Whether the lag-1 autocorrelation is high, so that a value hardly differs from the last. */
  boolean wanders() {
    double mean = sum / numbers;
    double variance = squares / numbers - mean * mean;
    double covariance = products / numbers - mean * mean;
    return variance > 0 && covariance / variance > NEARLY_THE_SAME;
  }

  /** The classes in the column, sorted; empty if it does not hold class labels. */
  List<String> classes() {
    boolean few =
        isNumeric()
            ? whole && different.size() <= MAX_CLASSES_OF_NUMBERS
            : different.size() <= MAX_CLASSES;
    if (!few || different.size() < 2) {
      return List.of();
    }
    return isNumeric() && numbers == rows
        ? different.stream()
            .sorted((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)))
            .toList()
        : List.copyOf(different);
  }

  /** "numbers from 104 to 622". */
  String description() {
    if (times.all()) {
      return String.format(
          Locale.ROOT,
          "times from %s to %s%s",
          times.first(),
          times.last(),
          isTime() ? "" : ", not ascending");
    }
    if (countsRows()) {
      return "row numbers, from " + Numbers.text(least);
    }
    if (isNumeric()) {
      long others = rows - numbers;
      String gaps =
          others == 0
              ? ""
              : others == 1
                  ? "; 1 field is not a number"
                  : String.format(Locale.ROOT, "; %,d fields are not numbers", others);
      return isConstant()
          ? "always " + Numbers.text(least)
          : "numbers from " + Numbers.text(least) + " to " + Numbers.text(most) + gaps;
    }
    return different.size() > MAX_CLASSES
        ? "more than " + MAX_CLASSES + " different texts"
        : different.size() == 1
            ? "always '" + different.first() + "'"
            : different.size() + " different texts: " + shown();
  }

  private String shown() {
    List<String> some = different.stream().limit(5).toList();
    return String.join(", ", some) + (different.size() > some.size() ? ", …" : "");
  }
}
