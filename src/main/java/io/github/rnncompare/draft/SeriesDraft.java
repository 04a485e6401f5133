package io.github.rnncompare.draft;

import io.github.rnncompare.spec.UserErrorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Forecasts of a series, as a file's columns suggest. */
final class SeriesDraft {
  private static final int FEWEST_ROWS = 60;
  private static final int USUAL_WINDOW = 24;
  private static final int SHORTEST_WINDOW = 12;
  private static final int LONGEST_WINDOW = 96;
  private static final double LARGE_RATIO = 3;

  private SeriesDraft() {}

  static TaskDraft of(Path file, String name, List<ColumnProfile> looks, List<String> found) {
    Optional<ColumnProfile> time =
        Stream.concat(
                looks.stream().filter(look -> look.isTime() || look.countsRows()),
                looks.stream()
                    .filter(ColumnProfile::isTimeOutOfOrder)) // where not is told on reading
            .filter(look -> !look.name().isBlank())
            .findFirst();
    List<ColumnProfile> columns = CsvDraft.varying(file, looks);
    long rows = columns.get(0).rows();
    if (rows < FEWEST_ROWS) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %d rows are too few to train, validate and test on; a draft needs %d",
              file,
              rows,
              FEWEST_ROWS));
    }
    ColumnProfile target =
        columns.stream()
            .filter(look -> Names.isOfLabels(look.name()))
            .findFirst()
            .orElse(columns.get(columns.size() - 1));
    Optional<Integer> season = time.flatMap(ColumnProfile::season).filter(s -> s < rows / 4);
    int window = window(rows, season);
    TaskDraft.Lines keys = new TaskDraft.Lines();
    keys.key("name", "series").key("file", Quoted.of(slashed(file)));
    time.ifPresent(look -> keys.key("time", Quoted.of(look.name()), "must ascend"));
    keys.key(
        "columns",
        Quoted.list(columns.stream().map(ColumnProfile::name).toList()),
        "what the network sees, each a feature");
    keys.key(
        "targets", Quoted.list(List.of(target.name())), "which of them it forecasts, one or more");
    keys.key("horizon", "1", "how many values of each at once");
    String transforms = transforms(columns);
    keys.key("transforms", transforms, "fitted on the training split, undone for the metric");
    keys.key("window", Integer.toString(window), "values before it that the network sees");
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
            CsvDraft.leftOut(looks, Stream.concat(time.stream(), columns.stream()).toList()),
            time.isPresent()
                ? ""
                : " No column tells times (as 2020-01-31): the rows must stand in their order."));
    return new TaskDraft(
        name,
        String.format(
            Locale.ROOT, "Which architecture forecasts the next value of %s best?", target.name()),
        all,
        keys.all(),
        new TaskDraft.Sizes(columns.size(), 1));
  }

  /** Whole seasons, or as much as there is data for. */
  private static int window(long rows, Optional<Integer> season) {
    int usual = season.map(s -> s * ((SHORTEST_WINDOW + s - 1) / s)).orElse(USUAL_WINDOW);
    return (int) Math.min(Math.min(rows / 10, LONGEST_WINDOW), usual);
  }

  /**
   * Changes rather than values where these wander far, since a network that has seen the small ones
   * cannot tell of greater ones; relative changes where the values are many times the least.
   */
  private static String transforms(List<ColumnProfile> columns) {
    boolean wander = columns.stream().anyMatch(ColumnProfile::wanders);
    boolean positive = columns.stream().allMatch(look -> look.least() > 0);
    boolean manifold = columns.stream().anyMatch(look -> look.most() > LARGE_RATIO * look.least());
    if (!wander) {
      return "[standardise]";
    }
    return positive && manifold ? "[log_difference, standardise]" : "[difference, standardise]";
  }

  /** A path as specs have it on every system. */
  static String slashed(Path file) {
    return file.toString().replace('\\', '/');
  }
}
