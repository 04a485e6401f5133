package io.github.rnncompare.task.files;

import io.github.rnncompare.data.Stretch;
import java.util.List;

/**
 * What is forecast in each split, from windows of some length.
 *
 * @param train origins of forecasts to train with
 * @param validation origins of forecasts that choose the epoch
 * @param test origins of forecasts that are scored
 */
record SplitOrigins(SeriesSplit train, SeriesSplit validation, SeriesSplit test) {

  /**
   * Those of which some target is there.
   *
   * @param rows where the splits begin and end
   * @param before rows that a forecast needs before it
   * @param columns of the targets in the table
   */
  static SplitOrigins of(
      SeriesTable table, SeriesSplits rows, int before, int horizon, List<Integer> columns) {
    SeriesSplit.Present present =
        origin -> {
          for (int ahead = 0; ahead < horizon; ahead++) {
            long row = origin + ahead;
            if (!columns.stream().allMatch(column -> table.isMissing(row, column))) {
              return true;
            }
          }
          return false;
        };
    List<Stretch> stretches = table.stretches();
    return new SplitOrigins(
        SeriesSplit.of(stretches, rows.start(), rows.validation(), before, horizon, present),
        SeriesSplit.of(stretches, rows.validation(), rows.test(), before, horizon, present),
        SeriesSplit.of(stretches, rows.test(), rows.end(), before, horizon, present));
  }
}
