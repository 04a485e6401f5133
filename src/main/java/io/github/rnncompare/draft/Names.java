package io.github.rnncompare.draft;

import io.github.rnncompare.column.TimeForm;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Usual names of columns. */
final class Names {
  private static final Pattern SEQUENCES =
      Pattern.compile(
          "(?i).*(^|[_\\W])(id|seq|sequence|series|trial|subject|session|case|sample|recording)([_\\W]|$).*"
              + "|.*[a-z]I[dD]");

  private static final Pattern SUBJECTS =
      Pattern.compile(
          "(?i).*(patient|subject|person|participant|user|customer|client|student|animal|machine"
              + "|engine|unit|battery|device|trial|session|run|episode|experiment|recording|case).*");

  private static final Set<String> OWNERS =
      Set.of(
          "patient",
          "subject",
          "person",
          "participant",
          "user",
          "customer",
          "client",
          "student",
          "animal",
          "machine",
          "engine",
          "unit",
          "device",
          "sensor",
          "station",
          "store",
          "shop",
          "trial",
          "session",
          "run",
          "trip",
          "track",
          "episode",
          "experiment",
          "recording",
          "case",
          "cell",
          "vehicle",
          "driver",
          "house",
          "household",
          "meter");

  private static final Pattern REMAINS =
      Pattern.compile(
          "(?i).*(remain|until|countdown|to_?go|time_?to_|(^|[^a-z])(rul|ttf|tte|left)([^a-z]|$)).*");

  private static final Set<String> LABELS =
      Set.of(
          "label",
          "labels",
          "class",
          "target",
          "targets",
          "y",
          "output",
          "category",
          "outcome",
          "activity",
          "ground_truth",
          "gt");

  /** SepsisLabel, activity_label. */
  private static final Pattern ENDS_AS_LABEL =
      Pattern.compile(".*[a-z0-9]Labels?|(?i:.*[^a-z]labels?)");

  private static final Set<String> CLASSES =
      Set.of("label", "labels", "class", "category", "activity");
  private static final Set<String> STEPS_ALONE =
      Set.of("step", "steps", "timestep", "time_step", "t", "index", "frame", "cycle");
  private static final Set<String> STEPS =
      Set.of(
          "step",
          "steps",
          "time",
          "t",
          "timestep",
          "time_step",
          "timestamp",
          "index",
          "frame",
          "cycle",
          "sec",
          "secs",
          "second",
          "seconds",
          "elapsed",
          "tick",
          "date",
          "datetime",
          "day",
          "month",
          "year");

  private static final Pattern TIMES =
      Pattern.compile(
          "(?i).*(time|date|hour|minute|second|elapsed|step|tick|(^|[^a-z])(day|days|sec|secs|ms|us|ns|year|years|t|no|nr|frame|index)([^a-z]|$)).*");

  private static final Set<String> DATES =
      Set.of("date", "datum", "fecha", "data", "day", "tag", "dates", "yymmdd");

  private static final Pattern MONTHS =
      Pattern.compile("(?i).*(month|period|yyyy_?mm|(^|[^a-z])ym([^a-z]|$)|monat).*");
  private static final Pattern WEEKS =
      Pattern.compile("(?i).*(week|woche|yyyy_?ww|(^|[^a-z])(wk|kw|yw)([^a-z]|$)).*");

  private static final Pattern QUARTERS =
      Pattern.compile("(?i).*(quarter|quartal|qtr|yyyy_?q|(^|[^a-z])(yq)([^a-z]|$)).*");

  private Names() {}

  /** Whether the name suggests that the column names sequences. */
  static boolean isOfSequences(String column) {
    return SEQUENCES.matcher(column).matches();
  }

  /** Whether the name is one of what has rows of its own: an id, or a person, a machine, a trip. */
  static boolean isOfIds(String column) {
    return isOfSequences(column) || OWNERS.contains(column.toLowerCase(Locale.ROOT));
  }

  /** Whether the name suggests months, so that digits such as 200501 are a year and a month. */
  static boolean isOfMonths(String column) {
    return MONTHS.matcher(column).matches();
  }

  /** Whether the name is one of dates, in one of several languages. */
  static boolean isOfDates(String column) {
    return DATES.contains(column.toLowerCase(Locale.ROOT));
  }

  /** Whether the name suggests weeks, so that digits such as 200505 are a year and a week. */
  static boolean isOfWeeks(String column) {
    return WEEKS.matcher(column).matches();
  }

  /** Whether the name suggests quarters, so that digits such as 20051 are a year and a quarter. */
  static boolean isOfQuarters(String column) {
    return QUARTERS.matcher(column).matches();
  }

  /** How times may be written: digits are weeks or quarters only where a name says so. */
  static Set<TimeForm> formsOfTimes(String column) {
    Set<TimeForm> forms = EnumSet.allOf(TimeForm.class);
    boolean weeks = isOfWeeks(column);
    boolean quarters = isOfQuarters(column);
    if (!weeks) {
      forms.remove(TimeForm.WEEK_DIGITS);
    }
    if (!quarters) {
      forms.remove(TimeForm.QUARTER_DIGITS);
    }
    if (weeks || quarters) {
      forms.remove(TimeForm.MONTH_DIGITS);
    }
    return forms;
  }

  /** Whether the name suggests what is observed to learn how it ends: persons, machines, trials. */
  static boolean isOfSubjects(String column) {
    return SUBJECTS.matcher(column).matches();
  }

  /** Whether the name suggests what remains until an end, so that it descends as time goes on. */
  static boolean isOfRemains(String column) {
    return REMAINS.matcher(column).matches();
  }

  /** Whether the name suggests times or steps: elapsed_time, hours, t. */
  static boolean isOfTimes(String column) {
    return isOfSteps(column) || TIMES.matcher(column).matches();
  }

  /**
   * The one of some columns whose name is that of a target; y only where no other is, and where
   * there are no x and z beside it, which are coordinates.
   */
  static Optional<String> label(List<String> columns) {
    List<String> lower = columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    boolean coordinates = lower.contains("x") && lower.contains("z");
    return columns.stream()
        .filter(Names::isOfLabels)
        .filter(name -> !(coordinates && name.equalsIgnoreCase("y")))
        .min(Comparator.comparing(name -> name.equalsIgnoreCase("y")));
  }

  /** Whether the name suggests a target. */
  static boolean isOfLabels(String column) {
    return LABELS.contains(column.toLowerCase(Locale.ROOT))
        || ENDS_AS_LABEL.matcher(column).matches();
  }

  /** Whether the name says that numbers in the column stand for classes, which have no order. */
  static boolean isOfClasses(String column) {
    return CLASSES.contains(column.toLowerCase(Locale.ROOT))
        || ENDS_AS_LABEL.matcher(column).matches();
  }

  /** Whether the name can only mean a step's number; such a column must ascend. */
  static boolean isOfStepsAlone(String column) {
    return STEPS_ALONE.contains(column.toLowerCase(Locale.ROOT));
  }

  /** Whether the name suggests the order of a sequence's rows. */
  static boolean isOfSteps(String column) {
    return STEPS.contains(column.toLowerCase(Locale.ROOT));
  }
}
