package io.github.rnncompare.data;

import io.github.rnncompare.column.Moment;
import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.column.TimeForms;
import io.github.rnncompare.column.TimeText;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the times of a file's rows and checks that those of each sequence ascend, or that all
 * descend: then the file is the other way round. Only the whole file shows whether days or months
 * come first, so that both are followed until one of them does not fit.
 */
final class TimeReader {
  /** For each form the instant if rows ascend, if they descend, and the offset of the file. */
  private static final int WIDTH = 3;

  private static final int DAY = 86_400;
  private static final double LONGEST_SET_BACK = 2 * 3600;
  private static final int LAST_HOUR_SET_BACK = 3;

  /** One row in so many, and ten at least, are no mistakes any more. */
  private static final int MIXED = 20;

  private static final int MIN_MIXED = 10;

  private static final String SEVERAL =
      ", or a column that says which of several series a row belongs to: series_id or sequence_id"
          + " (of new: --id)";

  /** The forms that a column may have where nobody says which. */
  private static final Set<TimeForm> UNSAID =
      Stream.of(TimeForm.values())
          .filter(form -> !form.isSaid())
          .collect(Collectors.toUnmodifiableSet());

  private final TimeColumns columns;
  private final TimeForms forms;
  private List<TimeForm> followed = List.of();
  private @Nullable NumberTable moments;
  private boolean offsets;
  private String firstText = "";
  private final List<Faults> faults = new ArrayList<>();

  /** The first rows that do not ascend, and that do not descend. */
  private static final class Faults {
    private @Nullable UserErrorException ascending;
    private long descents;
    private @Nullable UserErrorException descending;
  }

  /** The last row of a sequence. */
  static final class Last {
    private String text = "";
    private final List<double[]> instants = new ArrayList<>();
  }

  TimeReader(TimeColumns columns) {
    this.columns = columns;
    forms = new TimeForms(columns.dates().map(TimeReader::saidForms).orElse(UNSAID));
  }

  private static Set<TimeForm> saidForms(TimeForm said) {
    if (said.isSaid()) {
      return EnumSet.of(said);
    }
    Set<TimeForm> possible = EnumSet.copyOf(UNSAID);
    possible.remove(said == TimeForm.DAY_FIRST ? TimeForm.MONTH_FIRST : TimeForm.DAY_FIRST);
    return possible;
  }

  /**
   * Reads the time of the next row.
   *
   * @param last of the same sequence; changed to this row
   */
  void next(DataRow row, Last last) throws IOException {
    String text = text(row);
    Map<TimeForm, Moment> read = forms.accept(text);
    if (read.isEmpty()) {
      throw row.mistake(columns.names(), expected());
    }
    if (moments == null) {
      followed = List.copyOf(read.keySet());
      followed.forEach(form -> faults.add(new Faults()));
      moments = new NumberTable(WIDTH * followed.size());
      offsets = read.values().stream().anyMatch(moment -> moment.offset().isPresent());
      firstText = text;
    }
    double[] all = new double[WIDTH * followed.size()];
    for (int i = 0; i < followed.size(); i++) {
      Moment moment = read.get(followed.get(i));
      if (moment == null) {
        continue; // this form does not fit the file
      }
      if (moment.offset().isPresent() != offsets) {
        throw row.mistake(
            columns.names(),
            offsets
                ? "expected an offset from UTC, as '" + Excerpt.of(firstText) + "' has"
                : "expected no offset from UTC, as '" + Excerpt.of(firstText) + "' has none");
      }
      double[] instants = follow(row, last, i, moment.seconds());
      all[WIDTH * i] = instants[0];
      all[WIDTH * i + 1] = instants[1];
      all[WIDTH * i + 2] = moment.offset().map(ZoneOffset::getTotalSeconds).orElse(0);
    }
    moments.append(all);
    last.text = text;
  }

  private String text(DataRow row) {
    return TimeText.of(
        columns.names(), columns.names().stream().map(name -> row.text(name).strip()).toList());
  }

  private String expected() {
    Optional<TimeForm> said = columns.dates().filter(TimeForm::isSaid);
    if (said.isPresent()) {
      return "expected a time like '" + said.get().example() + "', as dates says";
    }
    return firstText.isEmpty()
        ? "expected a number, or a time such as 2020-01, 2020-01-31 or 2020-01-31T10:00:00"
        : "expected a time like '"
            + Excerpt.of(firstText)
            + "' in the first row, and a day that there is";
  }

  /** Checks the order in one of the forms; the instants if rows ascend, and if they descend. */
  private double[] follow(DataRow row, Last last, int form, double seconds) {
    boolean local = isLocalClock(form);
    while (last.instants.size() <= form) {
      last.instants.add(new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
    }
    double[] before = last.instants.get(form);
    double later = local ? instant(seconds, before[0], false) : seconds;
    double earlier = local ? instant(seconds, before[1], true) : seconds;
    Faults found = faults.get(form);
    if (!last.text.isEmpty()) {
      found.descents += later <= before[0] ? 1 : 0;
      if (found.ascending == null && later <= before[0]) {
        found.ascending = fault(row, last, form, later - before[0]);
      }
      if (found.descending == null && earlier >= before[1]) {
        found.descending = fault(row, last, form, before[1] - earlier);
      }
    }
    before[0] = later;
    before[1] = earlier;
    return before;
  }

  private boolean isLocalClock(int form) {
    return columns.zone().isPresent() && !offsets && !followed.get(form).isOfNumbers();
  }

  /**
   * The instant of a local time; of the two of an hour that comes twice, the first one behind the
   * last row, or before it.
   */
  private double instant(double seconds, double last, boolean descending) {
    ZoneId zone = columns.zone().orElseThrow();
    LocalDateTime local =
        LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
    List<ZoneOffset> valid = zone.getRules().getValidOffsets(local);
    if (valid.size() < 2) {
      return seconds - local.atZone(zone).getOffset().getTotalSeconds();
    }
    double first = seconds - valid.get(0).getTotalSeconds();
    double second = seconds - valid.get(1).getTotalSeconds();
    if (descending) {
      return second < last ? second : first;
    }
    return first > last ? first : second;
  }

  private UserErrorException fault(DataRow row, Last last, int form, double forward) {
    String before = Excerpt.of(last.text);
    boolean clock = !offsets && !followed.get(form).isOfNumbers() && columns.zone().isEmpty();
    String what =
        forward == 0
            ? String.format(
                Locale.ROOT,
                "the previous row has '%s' too; expected each value once%s",
                before,
                clock ? SEVERAL : "")
            : String.format(
                Locale.ROOT, "expected more than '%s' in the previous row; sort the rows", before);
    double seconds = last.instants.get(form)[0];
    boolean setBack = clock && forward <= 0 && forward > -LONGEST_SET_BACK && mayBeSetBack(seconds);
    double now = seconds + forward;
    boolean midnight = clock && forward < 0 && now % DAY == 0 && seconds - now < DAY;
    return row.mistake(
        columns.names(),
        what
            + (setBack
                ? ". If a clock was set back here, so that an hour comes twice, name its zone:"
                    + " time_zone: Europe/Berlin, say (of new: --time-zone)"
                : midnight
                    ? ". If it is the end of that day, write 24:00, or 00:00 of the next day"
                    : ""));
  }

  /** Clocks are set back in the first hours of Sundays. */
  private static boolean mayBeSetBack(double seconds) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC);
    return local.getDayOfWeek() == DayOfWeek.SUNDAY
        && local.getHour() <= LAST_HOUR_SET_BACK
        && seconds % DAY != 0;
  }

  /**
   * The times of all rows, in the order of the file.
   *
   * @param file for messages
   * @param several whether the file has several sequences, whose rows may be in no order
   * @throws UserErrorException if they neither ascend nor descend, or if only the file's owner
   *     knows how they are to be read
   */
  Times times(String file, boolean several) throws IOException {
    List<Integer> possible = new ArrayList<>();
    for (TimeForm form : forms.possible()) {
      possible.add(followed.indexOf(form));
    }
    List<Integer> inOrder = new ArrayList<>(possible.stream().filter(this::isInOrder).toList());
    int shortYear = followed.indexOf(TimeForm.SHORT_YEAR_FIRST);
    if (inOrder.size() > 1 && inOrder.contains(shortYear)) {
      // Days read as years are far apart: the form in which all rows are nearest is right.
      double span = span(shortYear);
      boolean nearest = inOrder.stream().allMatch(form -> form == shortYear || span(form) > span);
      inOrder.removeIf(form -> nearest != (form == shortYear));
    }
    if (inOrder.isEmpty()) {
      if (several && possible.size() == 1 && isMixed(possible.get(0))) {
        int mixed = possible.get(0);
        return new Times(instants(mixed, false), followed.get(mixed), RowOrder.NONE);
      }
      throw fault(possible.get(0));
    }
    if (inOrder.size() > 1) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: column '%s' may have days or months first, as in '%s'; say which: dates: day_first, or dates: month_first",
              file,
              columns.first(),
              Excerpt.of(firstText)));
    }
    int form = inOrder.get(0);
    boolean newestFirst = faults.get(form).ascending != null;
    return new Times(
        instants(form, newestFirst),
        followed.get(form),
        newestFirst ? RowOrder.NEWEST_FIRST : RowOrder.OLDEST_FIRST);
  }

  /** Whether so many rows do not ascend that they are in no order, rather than wrong. */
  private boolean isMixed(int form) {
    long rows = Objects.requireNonNull(moments).rows();
    return columns.zone().isEmpty()
        && faults.get(form).descents >= Math.max(MIN_MIXED, rows / MIXED);
  }

  /** The first row that does not ascend, where rows in no order cannot be put in order. */
  UserErrorException fault(TimeForm form) {
    return fault(followed.indexOf(form));
  }

  private UserErrorException fault(int form) {
    UserErrorException found = faults.get(form).ascending;
    if (found == null) {
      throw new IllegalStateException("in order");
    }
    return found;
  }

  /** From the earliest row to the latest, in seconds. */
  private double span(int form) {
    NumberTable written = Objects.requireNonNull(moments);
    double[] row = new double[written.width()];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (long i = 0; i < written.rows(); i++) {
      written.read(i, 1, row);
      least = Math.min(least, row[WIDTH * form]);
      most = Math.max(most, row[WIDTH * form]);
    }
    return most - least;
  }

  private boolean isInOrder(int form) {
    return faults.get(form).ascending == null || faults.get(form).descending == null;
  }

  private NumberTable instants(int form, boolean newestFirst) throws IOException {
    NumberTable written = Objects.requireNonNull(moments);
    boolean local =
        isLocalClock(form) || (columns.zone().isPresent() && followed.get(form).isUnix());
    NumberTable instants = new NumberTable(2);
    double[] row = new double[written.width()];
    for (long i = 0; i < written.rows(); i++) {
      written.read(i, 1, row);
      double instant = row[WIDTH * form + (newestFirst ? 1 : 0)];
      double ahead =
          local ? Times.ahead(columns.zone().orElseThrow(), instant) : row[WIDTH * form + 2];
      instants.append(instant, ahead);
    }
    return instants;
  }
}
