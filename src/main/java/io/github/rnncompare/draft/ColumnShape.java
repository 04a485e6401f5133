package io.github.rnncompare.draft;

import io.github.rnncompare.column.Moment;
import io.github.rnncompare.column.NumberForms;
import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.column.TimeForms;
import io.github.rnncompare.column.TimeText;
import io.github.rnncompare.data.Fields;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Numbers;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How the fields of a column are written, collected row by row. */
final class ColumnShape {
  private static final Set<String> TIMES =
      Set.of(
          "time",
          "timestamp",
          "date",
          "datetime",
          "epoch",
          "unix",
          "ts",
          "unixtime",
          "datum",
          "zeit",
          "fecha",
          "dates",
          "times");

  /** With more rows than this that are no times, most of them, a column is none of times. */
  private static final int MANY = 100;

  private static final int ENOUGH = 20;
  private static final double FEW_MISTAKES = 0.05;

  /** Rows of totals are at most so many of all where a table of times has them in between. */
  private static final double TOTALS = 1 / 3.0;

  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}(\\.0+)?");

  private static final int MANY_OFFSETS = 4;

  private static final Pattern SHORT_DATE =
      Pattern.compile("\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])");

  /** No number is written so. */
  private static final Pattern ZERO_FIRST = Pattern.compile("0\\d\\.\\d{4}");

  private final String name;
  private final Fields written;
  private final NumberForms numbers = new NumberForms();
  private final TimeForms times;
  private long rows;
  private long missing;
  private long firstMissing;
  private boolean fourDigits = true;
  private final Map<TimeForm, TimeCourse> courses = new EnumMap<>(TimeForm.class);
  private long noTimes;
  private String firstNoTime = "";
  private long firstNoTimeLine;
  private final Set<ZoneOffset> offsets = new HashSet<>();
  private boolean whole = true;
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private boolean shortDates = true;
  private boolean zeroFirst;
  private boolean monthNames = true;
  private boolean marked = true;
  private final OtherTexts otherTexts = new OtherTexts();

  /**
   * Of a column.
   *
   * @param written what stands for missing values
   */
  ColumnShape(String name, Fields written) {
    this.name = name;
    this.written = written;
    this.times = new TimeForms(Names.formsOfTimes(name));
  }

  void accept(String field, long line) {
    String text = field.strip();
    rows++;
    if (written.isMissing(text)) {
      firstMissing = missing == 0 ? line : firstMissing;
      missing++;
      noTime(text, line);
      return;
    }
    if (!numbers.accept(text)) {
      otherTexts.add(text, line);
    }
    double number = Numbers.parse(text).orElse(Double.NaN);
    whole &= number == Math.rint(number);
    least = Math.min(least, number);
    most = Math.max(most, number);
    fourDigits = fourDigits && FOUR_DIGITS.matcher(text).matches();
    shortDates = shortDates && SHORT_DATE.matcher(text).matches();
    zeroFirst |= ZERO_FIRST.matcher(text).matches();
    marked = marked && TimeText.isMarked(text);
    monthNames = monthNames && TimeText.isMonth(text);
    if (noTimes > MANY && 2 * noTimes > rows) {
      return; // no column of times
    }
    Map<TimeForm, Moment> read = times.acceptTime(text);
    if (read.isEmpty()) {
      noTime(text, line);
    }
    read.values().stream()
        .flatMap(moment -> moment.offset().stream())
        .findFirst()
        .ifPresent(offsets::add);
    read.forEach(
        (form, moment) ->
            courses.computeIfAbsent(form, key -> new TimeCourse()).next(moment.seconds(), text));
  }

  private void noTime(String text, long line) {
    if (noTimes == 0) {
      firstNoTime = text;
      firstNoTimeLine = line;
    }
    noTimes++;
  }

  /** Of the forms that fit, the one in which times are in order, or else the first. */
  private Optional<TimeCourse> course() {
    List<TimeCourse> possible =
        times.possible().stream()
            .flatMap(form -> Optional.ofNullable(courses.get(form)).stream())
            .toList();
    return possible.stream()
        .filter(TimeCourse::isInOrder)
        .findFirst()
        .or(() -> possible.stream().findFirst());
  }

  String name() {
    return name;
  }

  long missing() {
    return missing;
  }

  /** Line of the file with the first missing value. */
  long firstMissing() {
    return firstMissing;
  }

  NumberForms numbers() {
    return numbers;
  }

  /** Whether most fields are numbers in one form or another. */
  boolean isNumeric() {
    return 2 * numbers.count() > rows - missing && numbers.count() > 0;
  }

  /** The forms of its times; empty if some field is none. */
  List<TimeForm> times() {
    return noTimes == 0 && rows > 0 ? times.possible() : List.of();
  }

  /** Whether all fields are times, and not just numbers; or numbers that a name calls times. */
  boolean isTime() {
    return times().stream().findFirst().map(this::isTime).orElse(false);
  }

  private boolean isTime(TimeForm form) {
    return switch (form) {
      case NUMBER -> false;
      case DIGITS, WEEK_DIGITS, QUARTER_DIGITS -> true;
      case MONTH_YEAR_DIGITS ->
          called() || Names.isOfMonths(name) || zeroFirst || isInOrderUnlikeNumbers();
      case MONTH_DIGITS -> called() || Names.isOfMonths(name) || isInOrder();
      default -> !form.isOfNumbers() || called();
    };
  }

  /** As numbers, months such as 12.2019 and 01.2020 are in no order. */
  private boolean isInOrderUnlikeNumbers() {
    TimeCourse asNumbers = courses.get(TimeForm.NUMBER);
    return isInOrder() && (asNumbers == null || !asNumbers.isInOrder());
  }

  /** The form of times that a spec has to say; empty if it need not. */
  Optional<TimeForm> saidForm() {
    return times().stream().findFirst().filter(form -> form.isSaid() && isTime());
  }

  private boolean called() {
    return TIMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether all fields are years such as 2005. */
  boolean isOfYears() {
    return fourDigits && rows > missing;
  }

  /** Whether all fields are whole numbers, none of them beyond these. */
  boolean isWithin(int first, int last) {
    return whole && missing == 0 && least >= first && most <= last;
  }

  /** Whether there are a number as small as the one and a number as large as the other. */
  boolean reaches(int first, int last) {
    return least <= first && most >= last;
  }

  /**
   * Whether nearly all fields are dates, so that the others are mistakes; or most, and in order, so
   * that the others are totals, say.
   */
  boolean isNearlyTime() {
    boolean dates =
        times.possible().stream()
            .anyMatch(form -> !form.isOfNumbers() && form != TimeForm.TIME_OF_DAY);
    boolean totals =
        missing == 0
            && noTimes <= TOTALS * rows
            && course().filter(TimeCourse::isInOrder).isPresent();
    return dates && noTimes > 0 && rows >= ENOUGH && (noTimes <= FEW_MISTAKES * rows || totals);
  }

  /** How many fields are no times. */
  long noTimes() {
    return noTimes;
  }

  /** The first field that is no time; "" where a value is missing. */
  String firstNoTime() {
    return firstNoTime;
  }

  /** Its line of the file. */
  long firstNoTimeLine() {
    return firstNoTimeLine;
  }

  /** Its fields that are no numbers in any form. */
  OtherTexts otherTexts() {
    return otherTexts;
  }

  /** "Column 'a' is '5 %' in line 2, which is …", if that has digits; empty if it has none. */
  Optional<String> noNumber() {
    return otherTexts.first().chars().anyMatch(Character::isDigit) && !isTime()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "Column '%s' is '%s' in line %d, which is not read as a number",
                name,
                Excerpt.of(otherTexts.first()),
                otherTexts.firstLine()))
        : Optional.empty();
  }

  /** The same of fields that do not begin with a letter, as numbers with units do not. */
  Optional<String> noNumberWithUnit() {
    return noNumber().filter(words -> !Character.isLetter(otherTexts.first().codePointAt(0)));
  }

  /**
   * Whether the name says that fields are times, which are written with digits, yet none is read.
   */
  boolean isOfUnknownTimes() {
    boolean date =
        called() || Names.isOfMonths(name) || Names.isOfWeeks(name) || Names.isOfQuarters(name);
    boolean texts = noTimes > 0 && firstNoTime.chars().anyMatch(Character::isDigit) && !isNumeric();
    return date && (texts || areShortDates());
  }

  /** Whether all are digits of a year without its century, a month and a day: 190131. */
  boolean areShortDates() {
    return shortDates && rows > missing && Names.isOfDates(name);
  }

  /** Whether there are more offsets from UTC than there are in a country: spans of the clock. */
  boolean hasManyOffsets() {
    return offsets.size() > MANY_OFFSETS;
  }

  /** Whether some fields are times, in a form that others do not have. */
  boolean isPartlyTime() {
    return noTimes > 0 && courses.keySet().stream().anyMatch(form -> !form.isOfNumbers());
  }

  /** Whether no number is a fraction, so that each field may be a name. */
  boolean mayBeName() {
    return whole || !isNumeric();
  }

  /** Whether all fields are names of months. */
  boolean isOfMonthNames() {
    return monthNames && rows > missing;
  }

  /** Whether all fields are quarters or weeks such as Q1 or W05. */
  boolean isMarked() {
    return marked && rows > missing;
  }

  /** "times from 2020-01 to 2021-12, newest first"; empty if it has no times. */
  Optional<String> timeWords() {
    return course().filter(found -> isTime()).map(TimeCourse::words);
  }

  /** The earliest of its times, as it is written. */
  String earliest() {
    return course().map(TimeCourse::earliest).orElse("");
  }

  /** Whether all its times are one. */
  boolean isConstant() {
    return course().filter(found -> noTimes == 0 && found.isConstant()).isPresent() && rows > 1;
  }

  /** Whether times or numbers ascend from row to row, or descend. */
  boolean isInOrder() {
    return noTimes == 0 && rows > 1 && course().filter(TimeCourse::isInOrder).isPresent();
  }
}
