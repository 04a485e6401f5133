package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossCurve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Median losses by epoch: every tenth, and the first and the last. */
final class EpochTable {
  /** If every tenth epoch gives more rows, every hundredth is shown, and so on. */
  private static final int MAX_ROWS = 60;

  private EpochTable() {}

  static ResultTable of(List<LossCurve> curves) {
    List<Map<Long, Double>> medians = curves.stream().map(EpochTable::medians).toList();
    TreeSet<Long> all = new TreeSet<>();
    medians.forEach(byEpoch -> all.addAll(byEpoch.keySet()));
    long last = all.isEmpty() ? 0 : all.last();
    long step = last < 10 ? 1 : 10;
    while (last / step > MAX_ROWS) {
      step *= 10;
    }
    List<Column> columns = new ArrayList<>(List.of(Column.of("epoch")));
    curves.forEach(curve -> columns.add(Column.named(curve.architecture(), "")));
    ResultTable table = new ResultTable(columns);
    for (long epoch : all) {
      if (epoch % step == 0 || epoch == last) {
        List<Cell> row = new ArrayList<>(List.of(Cell.of(String.valueOf(epoch), epoch)));
        medians.forEach(byEpoch -> row.add(Cell.number(byEpoch.get(epoch))));
        table.add(row);
      }
    }
    return table;
  }

  private static Map<Long, Double> medians(LossCurve curve) {
    Map<Long, Double> medians = new HashMap<>();
    curve.steps().forEach(step -> medians.put(step.epoch(), step.quartiles().median()));
    return medians;
  }
}
