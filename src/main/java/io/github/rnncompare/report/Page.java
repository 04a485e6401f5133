package io.github.rnncompare.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A page of Markdown, put together part by part. */
final class Page {
  private final Map<String, Table> tables;
  private final Set<String> charts;
  private final List<String> parts = new ArrayList<>();

  /**
   * @param tables by the names of their files
   * @param charts the names of the pictures
   */
  Page(Map<String, Table> tables, Set<String> charts) {
    this.tables = tables;
    this.charts = charts;
  }

  /** A paragraph, a heading, a list, already in Markdown. */
  void add(String part) {
    parts.add(part.stripTrailing());
  }

  /** The answer, as plain text. */
  void answer(String text) {
    add("**" + Markdown.escape(text) + "**");
  }

  boolean hasTable(String name) {
    return tables.containsKey(name);
  }

  /** The table of that name, where there is one. */
  void table(String name) {
    Table table = tables.get(name);
    if (table != null) {
      add(table.markdown());
    }
  }

  boolean hasChart(String name) {
    return charts.contains(name);
  }

  /** The picture of that name, where there is one. */
  void chart(String name, String title) {
    if (hasChart(name)) {
      add("![" + title + "](charts/" + name + ".svg)");
    }
  }

  /** All pictures whose names begin so. */
  void charts(String beginning, String title) {
    charts.stream().filter(name -> name.startsWith(beginning)).forEach(name -> chart(name, title));
  }

  String text() {
    return String.join("\n\n", parts) + "\n";
  }
}
