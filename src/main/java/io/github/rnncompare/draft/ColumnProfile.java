package io.github.rnncompare.draft;

import io.github.rnncompare.spec.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a column of a file holds, found out row by row. */
final class ColumnProfile {
  /** Of so many different texts a column can be the classes of something. */
  static final int MAX_CLASSES = 100;

  private static final int MAX_CLASSES_OF_NUMBERS = 20;

  /** Above it, a value says more of the next one than a change does. */
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
      first = value; // sums of what is left keep their digits
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

  /** Whether most fields are numbers; one that is not will be told of when the file is read. */
  boolean isNumeric() {
    return 2 * numbers > rows;
  }

  /** Whether most fields that are no whole numbers have a comma, as "0,5". */
  boolean hasDecimalCommas() {
    return commas > 0 && 2 * (numbers + commas) > rows && commas > rows - numbers - commas;
  }

  /** The first field that has one. */
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

  /** Whether every field is a time as ISO 8601 writes it, later from row to row. */
  boolean isTime() {
    return times.ascend();
  }

  /** Whether every field is a time, but not every one later than that of the row before. */
  boolean isTimeOutOfOrder() {
    return times.all() && !times.ascend();
  }

  /** Whether the first field is a time. */
  boolean beginsAsTime() {
    return !times.first().isEmpty();
  }

  /** Whether the numbers are those of the rows, from whichever on. */
  boolean countsRows() {
    return counts && numbers == rows && rows > 1;
  }

  /** How many rows a season has, if the times tell. */
  Optional<Integer> season() {
    return times.season();
  }

  /** Whether a value hardly differs from the one before. */
  boolean wanders() {
    double mean = sum / numbers;
    double variance = squares / numbers - mean * mean;
    double covariance = products / numbers - mean * mean;
    return variance > 0 && covariance / variance > NEARLY_THE_SAME;
  }

  /** The classes that the column tells, in their order; empty if it tells something else. */
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
  String told() {
    if (times.all()) {
      return String.format(
          Locale.ROOT,
          "times from %s to %s%s",
          times.first(),
          times.last(),
          isTime() ? "" : ", not ascending");
    }
    if (countsRows()) {
      return "numbers of the rows, from " + Numbers.text(least);
    }
    if (isNumeric()) {
      long others = rows - numbers;
      String gaps =
          others == 0
              ? ""
              : others == 1
                  ? "; 1 field is none"
                  : String.format(Locale.ROOT, "; %,d fields are none", others);
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
