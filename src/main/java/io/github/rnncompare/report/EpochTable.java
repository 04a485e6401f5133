package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Mean losses by epoch: every tenth, and the first and the last. */
final class EpochTable {
  /** If every tenth epoch gives more rows, every hundredth is shown, and so on. */
  private static final int MAX_ROWS = 60;

  private EpochTable() {}

  static ResultTable of(List<LossCurve> curves) {
    TreeSet<Long> all = new TreeSet<>();
    curves.forEach(curve -> all.addAll(curve.epochs()));
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
        curves.forEach(curve -> row.add(lossAt(curve, epoch)));
        table.add(row);
      }
    }
    return table;
  }

  private static Cell lossAt(LossCurve curve, long epoch) {
    int i = curve.epochs().indexOf(epoch);
    return i < 0 ? Cell.EMPTY : Cell.number(curve.losses().get(i).mean());
  }
}
