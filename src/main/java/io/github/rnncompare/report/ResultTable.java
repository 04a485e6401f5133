package io.github.rnncompare.report;

import io.github.rnncompare.results.Csv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A table of a report, once for people and once for programs. */
final class ResultTable {
  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  ResultTable(List<Column> columns) {
    this.columns = columns;
  }

  /** Adds a row of one cell for each column. */
  void add(List<Cell> row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException("expected " + columns + ", found " + row);
    }
    rows.add(row);
  }

  /** The table as people read it. */
  Table shown() {
    Table table = new Table(columns.stream().map(Column::heading).toList());
    for (List<Cell> row : rows) {
      Set<Integer> bold = new HashSet<>();
      for (int i = 0; i < row.size(); i++) {
        if (row.get(i).isBold()) {
          bold.add(i);
        }
      }
      table.add(row.stream().map(Cell::shown).toList(), bold);
    }
    return table;
  }

  /** The table as CSV: raw values, and no cell that a spreadsheet reads as a formula. */
  String csv() throws IOException {
    List<String> header = columns.stream().flatMap(column -> column.names().stream()).toList();
    return Csv.text(header, rows.stream().map(this::raw).toList());
  }

  private List<String> raw(List<Cell> row) {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      List<String> raw = row.get(i).raw();
      fields.addAll(raw);
      fields.addAll(Collections.nCopies(columns.get(i).names().size() - raw.size(), ""));
    }
    return fields;
  }
}
