package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

class TableTest {

  private static String html(String markdown) {
    List<org.commonmark.Extension> tables = List.of(TablesExtension.create());
    return HtmlRenderer.builder()
        .extensions(tables)
        .build()
        .render(Parser.builder().extensions(tables).build().parse(markdown));
  }

  @Test
  void readsAsATableInPlainText() {
    Table table = new Table(List.of("architecture", "n"));
    table.add(List.of("gru", "1,881"));

    assertThat(table.markdown())
        .isEqualTo(
            """
            | architecture |     n |
            |--------------|------:|
            | gru          | 1,881 |
            """);
    assertThat(table.plain(79)).isEqualTo("architecture      n\ngru           1,881\n");
  }

  @Test
  void isParsedAsTheTableThatWasMeant() {
    // given
    List<String> hostile = List.of("a|b", "<script>", "back\\slash", "two\nlines", "", "ñ \"q\"");
    Table table = new Table(List.of("1", "2", "3", "4", "5", "6"));
    table.add(hostile);

    // when
    String html = html(table.markdown());

    // then
    assertThat(html)
        .contains("<td>a|b</td>")
        .contains("&lt;script&gt;")
        .contains("back\\slash")
        .contains("two lines")
        .contains("ñ &quot;q&quot;");
    assertThat(html.split("<td", -1)).hasSize(7);
    assertThat(table.plain(79)).contains("a|b").contains("<script>");
  }

  @Test
  void everyRowHasAsManyCellsAsTheHeader() {
    Table table = new Table(List.of("a", "b"));
    assertThatThrownBy(() -> table.add(List.of("1"))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onATerminalNamesAndTheLastHeadingAreCut() {
    Table table = new Table(List.of("architecture", "parameters", "test_" + "m".repeat(200)));
    table.add(List.of("g".repeat(200), "1", "0.5000 (0.4000 to 0.6000)"));

    assertThat(table.plain(79).lines()).allSatisfy(line -> assertThat(line).hasSize(79));
    assertThat(table.plain(79)).startsWith("archite…  parameters  test_mmm").contains("\nggggggg…");
    // no narrower than the numbers and a few letters of the name
    assertThat(table.plain(20).lines())
        .allSatisfy(line -> assertThat(line).hasSize(8 + 2 + 10 + 2 + 25));
  }

  @Test
  void aColumnOfSmallPValuesIsOneOfNumbers() {
    Table table = new Table(List.of("pair", "p"));
    table.add(List.of("a", "< 0.001"));
    table.add(List.of("b", "0.020"));

    assertThat(table.markdown()).contains("|------|--------:|");
  }
}
