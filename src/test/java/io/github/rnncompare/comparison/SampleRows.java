package io.github.rnncompare.comparison;

import io.github.rnncompare.results.PredictionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Predictions of two architectures, gru and lstm, with seed 1, put together row by row. */
public final class SampleRows {
  private final List<String> names = new ArrayList<>(List.of("gru", "lstm"));
  private final List<PredictionRow> rows = new ArrayList<>();

  /** Has these columns, in this order, instead of gru and lstm alone. */
  public SampleRows columns(String... columns) {
    names.clear();
    names.addAll(List.of(columns));
    return this;
  }

  /** A value of a series. */
  public SampleRows value(
      String series, long row, @Nullable Long ahead, String target, Object actual, Object... all) {
    return add(series, row, null, ahead, target, actual, all);
  }

  /** Values 1, 2, … of the only series, one step ahead; both architectures err by these. */
  public SampleRows errors(double... errors) {
    for (int i = 0; i < errors.length; i++) {
      value("", i + 1L, null, "", 10.0, 10 + errors[i], 10 - errors[i]);
    }
    return this;
  }

  /** What is predicted of a whole sequence. */
  public SampleRows sequence(String name, Object actual, Object... all) {
    return add(name, null, null, null, "", actual, all);
  }

  /** What is predicted at a step of a sequence. */
  public SampleRows step(String name, long step, Object actual, Object... all) {
    return add(name, null, step, null, "", actual, all);
  }

  private SampleRows add(
      String sequence,
      @Nullable Long row,
      @Nullable Long step,
      @Nullable Long ahead,
      String target,
      Object actual,
      Object... all) {
    Map<String, String> predicted = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      predicted.put(names.get(i), String.valueOf(all[i]));
    }
    rows.add(
        new PredictionRow(
            1, sequence, row, "", step, ahead, target, String.valueOf(actual), predicted));
    return this;
  }

  public List<PredictionRow> rows() {
    return rows;
  }

  /** Of a run in which gru is the best. */
  Predictions forecasts() {
    return Predictions.of(
            new Comparison(
                new SampleRun().forecast("gru", 1).forecast("lstm", 2).content().with(rows)))
        .orElseThrow();
  }

  /** Of a run in which gru is the best. */
  Predictions classes() {
    return Predictions.of(
            new Comparison(
                new SampleRun()
                    .withAccuracy()
                    .forecast("gru", 0.9)
                    .forecast("lstm", 0.8)
                    .content()
                    .with(rows)))
        .orElseThrow();
  }
}
