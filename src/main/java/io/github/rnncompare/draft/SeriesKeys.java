package io.github.rnncompare.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The keys of a draft of a forecast. */
final class SeriesKeys {
  private final SeriesPlan plan;
  private final TaskDraft.Lines keys = new TaskDraft.Lines();

  private SeriesKeys(SeriesPlan plan) {
    this.plan = plan;
  }

  /** The lines of {@code task}. */
  static List<String> of(SeriesPlan plan) {
    SeriesKeys keys = new SeriesKeys(plan);
    keys.writeRows();
    keys.writeColumns();
    keys.writeForecast();
    keys.writeSplits();
    return keys.keys.all();
  }

  private void writeRows() {
    keys.key("name", "series").key("file", Quoted.of(SeriesDraft.slashed(plan.reading().file())));
    plan.series()
        .ifPresent(
            name -> keys.key("series_id", Quoted.oneOrList(name.columns()), "each is forecast"));
    plan.time()
        .ifPresent(
            time ->
                CsvReading.writeTime(keys, "time", time, plan.table(), "must ascend, or descend"));
  }

  private void writeColumns() {
    keys.key("columns", Quoted.list(plan.features()), "what the network sees, each a feature");
    List<String> fixed = new ArrayList<>(plan.constant());
    fixed.addAll(plan.ids().keySet());
    if (!fixed.isEmpty()) {
      keys.key("static", Quoted.list(fixed), "does not vary within a series");
    }
    plan.encoded().write(keys, categoriesComment());
    List<String> read = new ArrayList<>(plan.features());
    read.addAll(plan.constant());
    plan.reading().writeKeys(keys, read);
  }

  private String categoriesComment() {
    if (plan.ids().isEmpty()) {
      return "each text is a feature, 1 or 0";
    }
    boolean alone = plan.categories().names().isEmpty() && plan.ids().size() == 1;
    return String.format(
        Locale.ROOT,
        "leave %s out, and out of static, to predict other series",
        alone ? "it" : String.join(" and ", plan.ids().keySet()));
  }

  private void writeForecast() {
    keys.key(
        "targets",
        Quoted.list(plan.target().columns()),
        "the columns that it forecasts, one or more");
    keys.key(
        "horizon",
        Integer.toString(plan.horizon()),
        "how many values of each it forecasts at once");
    keys.key(
        "transforms",
        ForecastDefaults.transforms(plan.columns()),
        "fitted on the training split, undone for the metric");
    keys.key(
        "window", Integer.toString(plan.window()), "how many previous values the network sees");
    plan.season()
        .ifPresent(
            steps ->
                keys.key(
                    "season",
                    steps.toString(),
                    "of the seasonal naive baseline, in steps of time"));
    if (plan.timing().workdays()) {
      keys.key("gaps", "ignore", "weekends are none; split: no window has a gap in it");
    } else if (plan.bridged()) {
      keys.key("gaps", "ignore", "split: no window has a gap in it, but too few are left");
    }
  }

  private void writeSplits() {
    keys.key(
        "validation",
        Long.toString(SeriesPlan.validation(plan.length())),
        "values before the test");
    if (plan.test().isPresent()) {
      keys.key("test", "{file: " + Quoted.of(SeriesDraft.slashed(plan.test().get())) + "}");
    } else {
      keys.key("test", Long.toString(SeriesPlan.test(plan.length())), "the last values");
    }
    keys.key("metric", "rmse", "or mae, mse, mase, smape");
  }
}
