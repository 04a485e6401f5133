package io.github.rnncompare.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of text cells: words are aligned to the left, numbers to the right. */
public final class Table {
  /** The beginning of a cell that holds a number; an empty cell counts as one too. */
  private static final Pattern NUMBER =
      Pattern.compile("$|(\\*\\*)?(× )?[-−+]?[0-9∞…]|< [0-9]|NaN");

  /** A name that is cut shorter than this is not recognisable. */
  private static final int NARROWEST = 8;

  private final List<List<String>> rows = new ArrayList<>();

  /** For each row which cells are bold, where that can be shown. */
  private final List<Set<Integer>> bold = new ArrayList<>();

  public Table(List<String> header) {
    add(header);
  }

  /** Adds a row of as many cells as the header has. */
  public void add(List<String> cells) {
    add(cells, Set.of());
  }

  /**
   * Adds a row of as many cells as the header has.
   *
   * @param boldCells indices of the cells that are bold in Markdown and LaTeX
   */
  void add(List<String> cells, Set<Integer> boldCells) {
    if (!rows.isEmpty() && cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException("expected " + rows.get(0) + ", found " + cells);
    }
    rows.add(cells.stream().map(cell -> cell.replaceAll("\\R|\\p{Cc}", " ")).toList());
    bold.add(boldCells);
  }

  /** The table in GitHub's Markdown, padded so that it is readable as plain text too. */
  public String markdown() {
    List<List<String>> escaped = escaped(Markdown::escape, "**", "**");
    List<Layout> columns = layouts(escaped);
    List<String> lines = new ArrayList<>();
    for (List<String> row : escaped) {
      lines.add("| " + String.join(" | ", padded(row, columns)) + " |");
    }
    String rule = columns.stream().map(Layout::rule).collect(Collectors.joining("|", "|", "|"));
    lines.add(1, rule);
    return String.join("\n", lines) + "\n";
  }

  private List<List<String>> escaped(UnaryOperator<String> escape, String before, String after) {
    List<List<String>> escaped = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> cells = new ArrayList<>();
      for (int k = 0; k < rows.get(i).size(); k++) {
        String cell = escape.apply(rows.get(i).get(k));
        cells.add(bold.get(i).contains(k) && !cell.isEmpty() ? before + cell + after : cell);
      }
      escaped.add(cells);
    }
    return escaped;
  }

  /**
   * The table for a terminal: no rules, two spaces between columns. If lines are longer than {@code
   * width}, the last heading is cut first, at most to the width of its column, then the names in
   * the first column, at most to 8 characters.
   */
  public String plain(int width) {
    int last = rows.get(0).size() - 1;
    List<List<String>> shown = new ArrayList<>(rows);
    List<String> header = new ArrayList<>(rows.get(0));
    header.set(last, "");
    shown.set(0, header);
    int room = Math.max(0, width - NARROWEST - widths(shown));
    int below = layouts(shown).get(last).width();
    header.set(last, Format.cut(rows.get(0).get(last), Math.max(NARROWEST, below + room)));
    int first = Math.max(NARROWEST, width - widths(shown));
    shown.replaceAll(row -> cutFirst(row, first));
    return shown.stream()
        .map(row -> String.join("  ", padded(row, layouts(shown))).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  private static List<String> cutFirst(List<String> row, int width) {
    List<String> cut = new ArrayList<>(row);
    cut.set(0, Format.cut(row.get(0), width));
    return cut;
  }

  /** The width of all columns but the first, with the spaces before them. */
  private static int widths(List<List<String>> rows) {
    return layouts(rows).stream().skip(1).mapToInt(column -> 2 + column.width()).sum();
  }

  /** A LaTeX table with the rules of the package booktabs. */
  public String latex(String caption, String label) {
    List<String> lines = new ArrayList<>();
    String alignment =
        layouts(rows).stream().map(c -> c.numbers() ? "r" : "l").collect(Collectors.joining());
    lines.add("% \\usepackage[T1]{fontenc}, \\usepackage{booktabs}");
    lines.add("\\begin{table}");
    lines.add("\\caption{" + Latex.escape(caption) + "}");
    lines.add("\\label{tab:" + label + "}");
    lines.add("\\begin{tabular}{" + alignment + "}");
    lines.add("\\toprule");
    for (List<String> row : escaped(Latex::escape, "\\textbf{", "}")) {
      lines.add(String.join(" & ", row) + " \\\\");
    }
    lines.add(lines.size() - rows.size() + 1, "\\midrule");
    lines.add("\\bottomrule");
    lines.add("\\end{tabular}");
    lines.add("\\end{table}");
    return String.join("\n", lines) + "\n";
  }

  private record Layout(int width, boolean numbers) {
    String pad(String cell) {
      String padding = " ".repeat(width - cell.length());
      return numbers ? padding + cell : cell + padding;
    }

    String rule() {
      return numbers ? "-".repeat(width + 1) + ":" : "-".repeat(width + 2);
    }
  }

  private static List<Layout> layouts(List<List<String>> rows) {
    return IntStream.range(0, rows.get(0).size())
        .mapToObj(
            i -> {
              List<String> cells = rows.stream().map(row -> row.get(i)).toList();
              int width = cells.stream().mapToInt(String::length).max().orElse(0);
              boolean numbers = cells.stream().skip(1).allMatch(c -> NUMBER.matcher(c).lookingAt());
              return new Layout(Math.max(3, width), numbers);
            })
        .toList();
  }

  private static List<String> padded(List<String> row, List<Layout> columns) {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> columns.get(i).pad(row.get(i)))
        .toList();
  }
}
