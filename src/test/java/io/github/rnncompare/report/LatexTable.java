package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/** Holds a LaTeX table against its cells without a LaTeX. */
final class LatexTable {
  private static final Pattern MATHS = Pattern.compile("\\$(-|\\\\[a-z]+)\\$");
  private static final Pattern ESCAPED = Pattern.compile("\\\\[{}$&#%_]");
  private static final Pattern COMMAND = Pattern.compile("\\\\[a-z]+\\{\\}");
  private static final String SPECIAL = "[#$%_^~\\\\<>|\"`]";

  private LatexTable() {}

  static void check(String latex, List<List<String>> cells) {
    String body =
        latex.replaceFirst("(?s).*\\\\toprule\n", "").replaceFirst("(?s)\n\\\\bottom.*", "");
    List<String> rows = List.of(body.replace("\\midrule\n", "").split(" \\\\\\\\(\n|$)"));
    assertThat(latex.replaceFirst("(?s).*\\\\begin\\{tabular}\\{([lr]+)}.*", "$1"))
        .hasSize(cells.get(0).size());
    assertThat(rows).hasSameSizeAs(cells);
    for (int i = 0; i < rows.size(); i++) {
      String row = rows.get(i);
      for (Pattern meant : List.of(MATHS, ESCAPED, COMMAND)) {
        row = meant.matcher(row).replaceAll("");
      }
      assertThat(row.split("&", -1)).as(rows.get(i)).hasSameSizeAs(cells.get(i));
      assertThat(row.replaceAll("\\{([\\[*])}", "$1"))
          .as(rows.get(i))
          .doesNotContainPattern(SPECIAL);
      assertThat(row.replaceAll("\\{([\\[*])}", "$1")).doesNotContain("{", "}");
      assertThat(rows.get(i)).doesNotContainPattern("^ *[*\\[]");
    }
  }
}
