package io.github.rnncompare.draft;

import io.github.rnncompare.column.Moment;
import io.github.rnncompare.column.NumberForms;
import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.column.TimeForms;
import io.github.rnncompare.data.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How the fields of a column are written, collected row by row. */
final class ColumnShape {
  private static final Set<String> TIMES =
      Set.of("time", "timestamp", "date", "datetime", "epoch", "unix", "ts", "unixtime");

  private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}(\\.0+)?");

  private final String name;
  private final NumberForms numbers = new NumberForms();
  private final TimeForms times = new TimeForms();
  private long rows;
  private long missing;
  private long firstMissing;
  private boolean fourDigits = true;
  private boolean allTimes = true;
  private boolean ascends = true;
  private boolean descends = true;
  private double last = Double.NaN;
  private double least = Double.NaN;
  private double most = Double.NaN;
  private String earliest = "";
  private String latest = "";

  ColumnShape(String name) {
    this.name = name;
  }

  void accept(String field, long line) {
    String text = field.strip();
    rows++;
    if (Fields.PLAIN.isMissing(text)) {
      firstMissing = missing == 0 ? line : firstMissing;
      missing++;
      allTimes = false;
      return;
    }
    numbers.accept(text);
    fourDigits &= FOUR_DIGITS.matcher(text).matches();
    if (allTimes) {
      Map<TimeForm, Moment> read = times.accept(text);
      allTimes = !read.isEmpty();
      read.values().stream().findFirst().ifPresent(moment -> order(moment.seconds(), text));
    }
  }

  private void order(double now, String text) {
    if (!(now >= least)) {
      least = now;
      earliest = text;
    }
    if (!(now <= most)) {
      most = now;
      latest = text;
    }
    ascends &= !(now <= last);
    descends &= !(now >= last);
    last = now;
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

  /** The earliest of its times, as it is written. */
  String earliest() {
    return earliest;
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
    return allTimes && rows > 0 ? times.possible() : List.of();
  }

  /** Whether all fields are times, and not just numbers; or numbers that a name calls times. */
  boolean isTime() {
    Optional<TimeForm> form = times().stream().findFirst();
    boolean called = TIMES.contains(name.toLowerCase(Locale.ROOT));
    return form.isPresent()
        && (!form.get().isOfNumbers()
            || (form.get() != TimeForm.NUMBER && (called || form.get() == TimeForm.DIGITS)));
  }

  /** Whether all fields are years such as 2005. */
  boolean isOfYears() {
    return fourDigits && rows > missing;
  }

  /** "times from 2020-01 to 2021-12, newest first"; empty if it has no times. */
  Optional<String> timeWords() {
    String order = ascends ? "" : descends ? ", newest first" : ", in no order";
    return isTime()
        ? Optional.of("times from " + earliest + " to " + latest + order)
        : Optional.empty();
  }

  /** Whether times or numbers ascend from row to row, or descend. */
  boolean isInOrder() {
    return allTimes && rows > 1 && (ascends || descends);
  }
}
