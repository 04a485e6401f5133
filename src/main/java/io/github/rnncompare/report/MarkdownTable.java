package io.github.rnncompare.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table that reads as one in plain text too: columns of even width, words to the left and numbers
 * to the right.
 */
public final class MarkdownTable {
  /** How a cell begins that holds a number; one without anything does not tell. */
  private static final Pattern NUMBER = Pattern.compile("$|[-−]?[0-9∞]|NaN");

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
    List<Column> columns = columns(escaped);
    List<String> lines = new ArrayList<>();
    for (List<String> row : escaped) {
      lines.add("| " + String.join(" | ", padded(row, columns)) + " |");
    }
    String rule = columns.stream().map(Column::rule).collect(Collectors.joining("|", "|", "|"));
    lines.add(1, rule);
    return String.join("\n", lines) + "\n";
  }

  /** For a terminal: no rules, two spaces between columns, each line behind {@code indent}. */
  public String plain(String indent) {
    List<Column> columns = columns(rows);
    return rows.stream()
        .map(row -> indent + String.join("  ", padded(row, columns)).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private record Column(int width, boolean numbers) {
    String pad(String cell) {
      String padding = " ".repeat(width - cell.length());
      return numbers ? padding + cell : cell + padding;
    }

    String rule() {
      return numbers ? "-".repeat(width + 1) + ":" : "-".repeat(width + 2);
    }
  }

  private static List<Column> columns(List<List<String>> rows) {
    return IntStream.range(0, rows.get(0).size())
        .mapToObj(
            i -> {
              List<String> cells = rows.stream().map(row -> row.get(i)).toList();
              int width = cells.stream().mapToInt(String::length).max().orElse(0);
              boolean numbers = cells.stream().skip(1).allMatch(c -> NUMBER.matcher(c).lookingAt());
              return new Column(Math.max(3, width), numbers);
            })
        .toList();
  }

  private static List<String> padded(List<String> row, List<Column> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i).pad(row.get(i)))
        .toList();
  }
}
