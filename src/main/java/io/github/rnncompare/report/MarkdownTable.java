package io.github.rnncompare.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that reads as one in plain text too: columns of even width, the first to the left and the
 * others, which hold numbers, to the right.
 */
public final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();

  public MarkdownTable(List<String> header) {
    add(header);
  }

  /** Adds a row of as many cells as the header has. */
  public void add(List<String> cells) {
    if (!rows.isEmpty() && cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException("expected " + rows.get(0) + ", found " + cells);
    }
    rows.add(cells.stream().map(cell -> cell.replaceAll("\\R", " ")).toList());
  }

  private static String escape(String cell) {
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;");
  }

  /** GitHub's Markdown, with the rule under the header. */
  public String markdown() {
    List<List<String>> escaped =
        rows.stream().map(row -> row.stream().map(MarkdownTable::escape).toList()).toList();
    int[] widths = widths(escaped);
    List<String> lines = new ArrayList<>();
    for (List<String> row : escaped) {
      lines.add("| " + String.join(" | ", padded(row, widths)) + " |");
    }
    String rule =
        IntStream.range(0, widths.length)
            .mapToObj(i -> i == 0 ? "-".repeat(widths[i] + 2) : "-".repeat(widths[i] + 1) + ":")
            .collect(Collectors.joining("|", "|", "|"));
    lines.add(1, rule);
    return String.join("\n", lines) + "\n";
  }

  /** For a terminal: no rules, two spaces between columns, each line behind {@code indent}. */
  public String plain(String indent) {
    int[] widths = widths(rows);
    return rows.stream()
        .map(row -> indent + String.join("  ", padded(row, widths)).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private static int[] widths(List<List<String>> rows) {
    return IntStream.range(0, rows.get(0).size())
        .map(column -> Math.max(3, widest(rows, column)))
        .toArray();
  }

  private static int widest(List<List<String>> rows, int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static List<String> padded(List<String> row, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> String.format("%" + (i == 0 ? "-" : "") + widths[i] + "s", row.get(i)))
        .toList();
  }
}
