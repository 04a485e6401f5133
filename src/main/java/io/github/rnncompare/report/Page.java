package io.github.rnncompare.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A page of Markdown, built from parts. */
final class Page {
  private final Map<String, ResultTable> tables;
  private final Set<String> charts;
  private final List<String> parts = new ArrayList<>();

  /**
   * @param tables by file name
   * @param charts file names without their endings
   */
  Page(Map<String, ResultTable> tables, Set<String> charts) {
    this.tables = tables;
    this.charts = charts;
  }

  /** Adds a part in Markdown: a paragraph, a heading or a list. */
  void add(String part) {
    parts.add(part.stripTrailing());
  }

  /** Adds the answer in bold. */
  void answer(String text) {
    add("**" + Markdown.escape(text) + "**");
  }

  boolean hasTable(String name) {
    return tables.containsKey(name);
  }

  /** Adds the table of this name, if there is one. */
  void table(String name) {
    ResultTable table = tables.get(name);
    if (table != null) {
      add(table.shown().markdown());
    }
  }

  boolean hasChart(String name) {
    return charts.contains(name);
  }

  /** Adds the chart of this name, if there is one. */
  void chart(String name, String title) {
    if (hasChart(name)) {
      add("![" + title + "](charts/" + name + ".svg)");
    }
  }

  /** Adds all charts whose names begin with {@code beginning}. */
  void charts(String beginning, String title) {
    charts.stream().filter(name -> name.startsWith(beginning)).forEach(name -> chart(name, title));
  }

  String text() {
    return String.join("\n\n", parts) + "\n";
  }
}
