package io.github.rnncompare.report;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/**
 * A report as a code host reads it.
 *
 * @param tables of them the texts of the cells, row by row
 * @param headings their texts
 * @param bold what is printed bold
 * @param strange what a report never means: HTML, code, emphasis, links to elsewhere
 * @param text all of it, isolates aside
 */
record ParsedMarkdown(
    List<List<List<String>>> tables,
    List<String> headings,
    List<String> bold,
    List<String> strange,
    String text) {

  static ParsedMarkdown of(String markdown) {
    Node document =
        Parser.builder().extensions(List.of(TablesExtension.create())).build().parse(markdown);
    Walk walk = new Walk();
    document.accept(walk);
    return new ParsedMarkdown(
        walk.tables, walk.headings, walk.bold, walk.strange, textOf(document));
  }

  private static String textOf(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text literal) {
            text.append(literal.getLiteral());
          }
        });
    return text.toString().replaceAll("[\u2068\u2069]", "");
  }

  private static final class Walk extends AbstractVisitor {
    private final List<List<List<String>>> tables = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final List<String> bold = new ArrayList<>();
    private final List<String> strange = new ArrayList<>();

    @Override
    public void visit(CustomBlock table) {
      tables.add(new ArrayList<>());
      visitChildren(table);
    }

    @Override
    public void visit(CustomNode node) {
      List<List<String>> rows = tables.get(tables.size() - 1);
      if (node instanceof TableRow) {
        rows.add(new ArrayList<>());
      } else if (node instanceof TableCell) {
        rows.get(rows.size() - 1).add(textOf(node));
      }
      visitChildren(node);
    }

    @Override
    public void visit(Heading heading) {
      headings.add(textOf(heading));
      visitChildren(heading);
    }

    @Override
    public void visit(StrongEmphasis strong) {
      bold.add(textOf(strong));
      visitChildren(strong);
    }

    @Override
    public void visit(Link link) {
      if (!link.getDestination().matches("[a-z_]+\\.(csv|yaml|json)|tables")) {
        strange.add(link.toString());
      }
    }

    @Override
    public void visit(Emphasis node) {
      strange.add(textOf(node));
    }

    @Override
    public void visit(Code node) {
      strange.add(node.getLiteral());
    }

    @Override
    public void visit(HtmlInline node) {
      strange.add(node.getLiteral());
    }

    @Override
    public void visit(HtmlBlock node) {
      strange.add(node.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock node) {
      strange.add(node.getLiteral());
    }

    @Override
    public void visit(BlockQuote node) {
      strange.add(textOf(node));
    }

    @Override
    public void visit(OrderedList node) {
      strange.add(textOf(node));
    }

    @Override
    public void visit(ThematicBreak node) {
      strange.add("---");
    }

    @Override
    public void visit(HardLineBreak node) {
      strange.add("line break");
    }
  }
}
