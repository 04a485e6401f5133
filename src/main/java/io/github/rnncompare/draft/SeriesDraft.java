package io.github.rnncompare.draft;

import io.github.rnncompare.spec.UserErrorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Drafts the task of a CSV file of time series: a forecast. */
final class SeriesDraft {
  private static final int MIN_ROWS = 60;
  private static final int USUAL_WINDOW = 24;
  private static final int MIN_WINDOW = 12;
  private static final int MAX_WINDOW = 96;
  private static final double LARGE_RATIO = 3;

  private SeriesDraft() {}

  static TaskDraft of(Path file, String name, List<ColumnProfile> profiles, List<String> found) {
    Optional<ColumnProfile> time =
        Stream.concat(
                profiles.stream().filter(profile -> profile.isTime() || profile.countsRows()),
                profiles.stream().filter(ColumnProfile::isTimeOutOfOrder)) // reading reports where
            .filter(profile -> !profile.name().isBlank())
            .findFirst();
    List<ColumnProfile> columns = CsvDraft.varying(file, profiles);
    long rows = columns.get(0).rows();
    if (rows < MIN_ROWS) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %d rows are too few to train, validate and test on; a draft needs %d",
              file,
              rows,
              MIN_ROWS));
    }
    ColumnProfile target =
        columns.stream()
            .filter(profile -> Names.isOfLabels(profile.name()))
            .findFirst()
            .orElse(columns.get(columns.size() - 1));
    Optional<Integer> season = time.flatMap(ColumnProfile::season).filter(s -> s < rows / 4);
    int window = window(rows, season);
    TaskDraft.Lines keys = new TaskDraft.Lines();
    keys.key("name", "series").key("file", Quoted.of(slashed(file)));
    time.ifPresent(profile -> keys.key("time", Quoted.of(profile.name()), "must ascend"));
    keys.key(
        "columns",
        Quoted.list(columns.stream().map(ColumnProfile::name).toList()),
        "what the network sees, each a feature");
    keys.key(
        "targets",
        Quoted.list(List.of(target.name())),
        "the columns that it forecasts, one or more");
    keys.key("horizon", "1", "how many values of each it forecasts at once");
    String transforms = transforms(columns);
    keys.key("transforms", transforms, "fitted on the training split, undone for the metric");
    keys.key("window", Integer.toString(window), "how many previous values the network sees");
    season.ifPresent(
        rowsOfIt ->
            keys.key("season", rowsOfIt.toString(), "of the seasonal naive baseline, in rows"));
    keys.key("validation", Long.toString(rows / 10), "values before the test");
    keys.key("test", Long.toString(rows / 5), "the last values");
    keys.key("metric", "rmse", "or mae, mse");
    List<String> all = new ArrayList<>(found);
    all.add(
        String.format(
            Locale.ROOT,
            "Taken as %s; the draft forecasts the next value of %s from the last %d%s.%s%s",
            columns.size() == 1 ? "a series" : columns.size() + " series",
            target.name(),
            window,
            columns.size() == 1 ? "" : " of all",
            CsvDraft.leftOut(profiles, Stream.concat(time.stream(), columns.stream()).toList()),
            time.isPresent()
                ? ""
                : " No column has times (such as 2020-01-31): the rows must be in order of time."));
    return new TaskDraft(
        name,
        String.format(
            Locale.ROOT, "Which architecture forecasts the next value of %s best?", target.name()),
        all,
        keys.all(),
        new TaskDraft.Sizes(columns.size(), 1));
  }

  /** Whole seasons where there is one, limited by the number of rows. */
  private static int window(long rows, Optional<Integer> season) {
    int usual = season.map(s -> s * ((MIN_WINDOW + s - 1) / s)).orElse(USUAL_WINDOW);
    return (int) Math.min(Math.min(rows / 10, MAX_WINDOW), usual);
  }

  /**
   * Differences where the autocorrelation is high, since a network trained on small values does not
   * extrapolate to larger ones; relative changes where the largest value is several times the
   * smallest.
   */
  private static String transforms(List<ColumnProfile> columns) {
    boolean wander = columns.stream().anyMatch(ColumnProfile::wanders);
    boolean positive = columns.stream().allMatch(profile -> profile.least() > 0);
    boolean largeRatio =
        columns.stream().anyMatch(profile -> profile.most() > LARGE_RATIO * profile.least());
    if (!wander) {
      return "[standardise]";
    }
    return positive && largeRatio ? "[log_difference, standardise]" : "[difference, standardise]";
  }

  /** A path with '/', as specs write it on every system. */
  static String slashed(Path file) {
    return file.toString().replace('\\', '/');
  }
}
