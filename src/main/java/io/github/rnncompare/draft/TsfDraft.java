package io.github.rnncompare.draft;

import io.github.rnncompare.archive.TsfFile;
import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.JoinedSequences;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.Spacing;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Drafts the task of a {@code .tsf} file of the Monash archive: a forecast for each series. */
final class TsfDraft {
  private static final int LEAST_TIMES = 10;
  private static final int LOOKED_AT = 100_000;

  private final Path file;
  private final DraftOptions options;
  private final TsfFile content;

  private TsfDraft(Path file, DraftOptions options, TsfFile content) {
    this.file = file;
    this.options = options;
    this.content = content;
  }

  static TaskDraft of(Path file, String name, DraftOptions options) throws IOException {
    DraftOptions forecasts =
        DraftOptions.NONE.withForecast(options.horizon(), options.window(), options.season());
    if (!options.withTest(Optional.empty()).equals(forecasts)) {
      throw new UserErrorException(
          file + ": of a .tsf file only --horizon, --window and --season may be said");
    }
    return new TsfDraft(file, options, TsfFile.read(DataContent.of(file), true)).draft(name);
  }

  private TaskDraft draft(String name) throws IOException {
    SequenceTable table = content.table();
    boolean lone = table.count() == 1 || table.times().isPresent();
    long length = lone ? SeriesRows.times(table) : table.shortest();
    if (length < LEAST_TIMES || table.rows().rows() < SeriesDraft.MIN_ROWS) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %,d values in %,d series, the shortest of %,d, are too few to train, validate and test on",
              file,
              table.rows().rows(),
              table.count(),
              table.shortest()));
    }
    Optional<Integer> season =
        options
            .season()
            .or(() -> Spacing.of(table).filter(Spacing::isRegular).flatMap(Season::of))
            .filter(steps -> steps < table.shortest() / 4);
    int horizon =
        options.horizon().or(() -> content.horizon().filter(h -> h <= length / 5)).orElse(1);
    int window =
        options.window().orElseGet(() -> ForecastDefaults.window(table.shortest(), season));
    ColumnProfile profile = profile(table);
    TaskDraft.Lines keys = new TaskDraft.Lines();
    keys.key("name", "series").key("file", Quoted.of(SeriesDraft.slashed(file)));
    keys.key("columns", "[" + TsfFile.VALUE + "]", "the only one that the file has");
    boolean missing = missesInTest() || profile.missing() > 0;
    if (missing) {
      keys.key("missing", "forward_fill", "or interpolate, mean, indicator");
    }
    keys.key("horizon", Integer.toString(horizon), "how many values it forecasts at once");
    keys.key(
        "transforms",
        ForecastDefaults.transforms(List.of(profile)),
        "fitted on the training split, undone for the metric");
    keys.key("window", Integer.toString(window), "how many previous values the network sees");
    season.ifPresent(
        steps -> keys.key("season", steps.toString(), "of the seasonal naive baseline"));
    keys.key("validation", Long.toString(Math.max(horizon, length / 10)), "values before the test");
    if (options.test().isPresent()) {
      keys.key("test", "{file: " + Quoted.of(SeriesDraft.slashed(options.test().get())) + "}");
    } else {
      keys.key("test", Long.toString(Math.max(horizon, length / 5)), "the last values");
    }
    keys.key("metric", "rmse", "or mae, mse, mase, smape");
    String values = horizon == 1 ? "value" : horizon + " values";
    return new TaskDraft(
        name,
        "Which architecture forecasts the next " + values + " best?",
        found(table, profile, values, window),
        keys.all(),
        Optional.empty(),
        Optional.empty(),
        new TaskDraft.Sizes(1, horizon));
  }

  /** Whether values are missing in the test's file, which must follow this one in time. */
  private boolean missesInTest() throws IOException {
    if (options.test().isEmpty()) {
      return false;
    }
    Path test = options.test().get();
    SequenceTable table = TsfFile.read(DataContent.of(test), true).table();
    JoinedSequences.of(
        List.of(
            new JoinedSequences.Part(content.table(), file.toString()),
            new JoinedSequences.Part(table, test.toString())),
        true);
    return profile(table).missing() > 0;
  }

  /** Of the first values. */
  private static ColumnProfile profile(SequenceTable table) {
    ColumnProfile profile = new ColumnProfile(TsfFile.VALUE, NumberForm.PLAIN);
    double[] value = new double[1];
    for (long row = 0; row < Math.min(LOOKED_AT, table.rows().rows()); row++) {
      table.rows().read(row, 1, value);
      profile.accept(Double.isNaN(value[0]) ? "" : String.valueOf(value[0]));
    }
    return profile;
  }

  private List<String> found(
      SequenceTable table, ColumnProfile profile, String values, int window) {
    List<String> found = new ArrayList<>();
    found.add(
        String.format(
            Locale.ROOT,
            "%s: %,d series of %s",
            file,
            table.count(),
            TaskDraft.steps(table.shortest(), table.longest()).replace("steps", "values")));
    found.add("  " + TsfFile.VALUE + "  " + profile.description());
    if (profile.missing() > 0) {
      found.add("A missing feature is the last value before it; a missing target is left out.");
    }
    found.add(
        String.format(
            Locale.ROOT,
            "The draft forecasts the next %s of each series from the last %d.",
            values,
            window));
    return found;
  }
}
