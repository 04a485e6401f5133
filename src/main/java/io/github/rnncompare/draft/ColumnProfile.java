package io.github.rnncompare.draft;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.data.Fields;
import io.github.rnncompare.spec.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Statistics of a column of a file, collected row by row. */
final class ColumnProfile {
  /** The most different texts in a column that can be class labels. */
  static final int MAX_CLASSES = 100;

  private static final int MAX_CLASSES_OF_NUMBERS = 20;

  /** A lag-1 autocorrelation above this means that differences should be forecast. */
  private static final double NEARLY_THE_SAME = 0.9;

  /** Steps differ by less than this share of them if they are alike but for rounding. */
  private static final double SAME_STEP = 1e-6;

  /** More different numbers than this are those of a measurement. */
  private static final int VARIOUS = 10;

  private static final int MAX_CODES = 20;
  private static final int MIN_OF_CODES = 3;

  private final StandIns standIns = new StandIns();
  private final String name;
  private final Fields written;
  private final TreeSet<String> different = new TreeSet<>();
  private final NumberForm form;
  private long rows;
  private long numbers;
  private long missing;
  private boolean whole = true;
  private boolean counts = true;
  private boolean evenly = true;
  private boolean countsAnew = true;
  private double step;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double first;
  private double last;
  private double sum;
  private double squares;
  private double products;

  /** Of a column that writes its numbers in a form. */
  ColumnProfile(String name, NumberForm form) {
    this(name, form, Fields.PLAIN);
  }

  /**
   * The same.
   *
   * @param written what stands for missing values
   */
  ColumnProfile(String name, NumberForm form, Fields written) {
    this.name = name;
    this.written = written;
    this.form = form;
  }

  void accept(String field) {
    String text = field.strip();
    rows++;
    if (written.isMissing(text)) {
      missing++;
      return;
    }
    if (different.size() <= MAX_CLASSES) {
      different.add(text);
    }
    form.parse(text).ifPresent(this::number);
  }

  private void number(double value) {
    standIns.add(value);
    if (numbers == 0) {
      first = value; // sums of deviations from it keep their precision
    }
    double x = value - first;
    counts &= numbers == 0 || x == last + 1;
    countsAnew &= numbers == 0 || x == last + 1 || x == 0;
    step = numbers == 1 ? x : step;
    evenly &=
        numbers == 0 || (step != 0 && Math.abs(x - last - step) <= SAME_STEP * Math.abs(step));
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

  /** Whether most fields that are not missing are numbers; others are reported when it is read. */
  boolean isNumeric() {
    return numbers > 0 && 2 * numbers > rows - missing && !isOfCodes();
  }

  /** Whether it has few different texts, of which one or two are numbers: 0, a, b. */
  private boolean isOfCodes() {
    long others = rows - missing - numbers;
    return others >= MIN_OF_CODES
        && most <= least + 1
        && different.size() <= MAX_CODES
        && different.stream()
            .filter(text -> form.parse(text).isEmpty())
            .allMatch(text -> text.length() == 1 || text.matches("\\p{L}[\\p{L}\\d]{0,3}"));
  }

  long missing() {
    return missing;
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

  /** Whether the numbers are row numbers, starting from any number. */
  boolean countsRows() {
    return counts && whole && numbers == rows && rows > 1;
  }

  /** Whether the numbers ascend from each row to the next, always by as much. */
  boolean ascendsEvenly() {
    return evenly && step > 0 && numbers == rows && rows > 2;
  }

  /** Whether all its numbers are whole. */
  boolean isWhole() {
    return whole;
  }

  /** Whether they descend so. */
  boolean descendsEvenly() {
    return evenly && step < 0 && numbers == rows && rows > 2;
  }

  /** Whether the numbers count rows, but begin anew now and then. */
  boolean countsAnew() {
    return countsAnew && !counts && whole && numbers == rows && most > least + 1;
  }

  /** Whether the lag-1 autocorrelation is high, so that a value hardly differs from the last. */
  boolean wanders() {
    return autocorrelation() > NEARLY_THE_SAME;
  }

  /** The lag-1 autocorrelation of its numbers; 0 if they are equal. */
  double autocorrelation() {
    double mean = sum / numbers;
    double variance = squares / numbers - mean * mean;
    return variance > 0 ? (products / numbers - mean * mean) / variance : 0;
  }

  /** All its texts, sorted; empty if there are very many. */
  List<String> texts() {
    return different.size() <= MAX_CLASSES ? List.copyOf(different) : List.of();
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
    return isNumeric() && numbers == rows - missing && form == NumberForm.PLAIN
        ? different.stream()
            .sorted((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)))
            .toList()
        : List.copyOf(different);
  }

  /** "numbers from 104 to 622; 3 values are missing". */
  String description() {
    return values()
        + (missing == 0
            ? ""
            : missing == 1
                ? "; 1 value is missing"
                : String.format(Locale.ROOT, "; %,d values are missing", missing));
  }

  private String values() {
    if (rows == missing) {
      return "nothing";
    }
    if (countsRows()) {
      return "row numbers, from " + Numbers.text(least);
    }
    if (isNumeric()) {
      long others = rows - missing - numbers;
      String rest =
          others == 0
              ? ""
              : others == 1
                  ? "; 1 field is not a number"
                  : String.format(Locale.ROOT, "; %,d fields are not numbers", others);
      return isConstant()
          ? "always " + Numbers.text(least)
          : "numbers from " + Numbers.text(least) + " to " + Numbers.text(most) + rest;
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

  /** What may stand for missing values among its numbers. */
  StandIns standIns() {
    return standIns;
  }

  /** Whether there are many different numbers. */
  boolean isVarious() {
    return different.size() > VARIOUS;
  }
}
