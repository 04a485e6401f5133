package io.github.rnncompare.html;

import io.github.rnncompare.chart.Picture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.text.TextContentRenderer;

/** A report in Markdown as HTML, with places for its charts; formulas become MathML. */
final class MarkdownBody {
  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), HeadingAnchorExtension.create());

  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
  private static final Pattern CHART = Pattern.compile("(?:charts/)?([A-Za-z0-9_-]+)\\.svg");

  /** A link to a report in Markdown beside or below this one. */
  private static final Pattern REPORT =
      Pattern.compile("^(?![a-z]+:)(.*\\breport(?:\\.es)?)\\.md(#.*)?$");

  /** A formula stands in lines of its own; Markdown would read its backslashes. */
  private static final Pattern FORMULA = Pattern.compile("(?ms)^\\$\\$\\n(.*?)\\n\\$\\$$");

  private static final String MARK = "formula-of-this-page-";
  private static final Pattern MARKED = Pattern.compile(MARK + "(\\d+)");

  private final Map<String, Picture> pictures;
  private final List<String> formulas = new ArrayList<>();
  private final Node document;

  MarkdownBody(String markdown, Map<String, Picture> pictures) {
    this.pictures = pictures;
    Matcher matcher = FORMULA.matcher(markdown);
    String text =
        matcher.replaceAll(
            found -> {
              formulas.add(found.group(1));
              return MARK + (formulas.size() - 1);
            });
    document = PARSER.parse(text);
    document.accept(new Placer());
  }

  /** The text of the first heading. */
  String title() {
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading) {
        return TextContentRenderer.builder().build().render(node);
      }
    }
    return "";
  }

  String html() {
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .nodeRendererFactory(Placed::new)
        .build()
        .render(document);
  }

  /** The place of a chart. */
  private static final class ChartBlock extends CustomBlock {
    private final String name;
    private final String title;

    ChartBlock(String name, String title) {
      this.name = name;
      this.title = title;
    }
  }

  /** The place of a formula. */
  private static final class FormulaBlock extends CustomBlock {
    private final String latex;

    FormulaBlock(String latex) {
      this.latex = latex;
    }
  }

  /** Replaces paragraphs that are a chart or a formula. */
  private final class Placer extends AbstractVisitor {
    /** What this page says of other reports, their pages say too. */
    @Override
    public void visit(Link link) {
      link.setDestination(
          REPORT
              .matcher(link.getDestination())
              .replaceFirst(
                  found ->
                      found.group(1) + ".html" + Objects.requireNonNullElse(found.group(2), "")));
      visitChildren(link);
    }

    @Override
    public void visit(Paragraph paragraph) {
      visitChildren(paragraph);
      Node only = paragraph.getFirstChild();
      if (only == null || only.getNext() != null) {
        return;
      }
      if (only instanceof Image image) {
        Matcher chart = CHART.matcher(image.getDestination());
        if (chart.matches() && pictures.containsKey(chart.group(1))) {
          put(paragraph, new ChartBlock(chart.group(1), alternative(image)));
        } else {
          link(image); // a page loads no other file
        }
      } else if (only instanceof Text text) {
        Matcher formula = MARKED.matcher(text.getLiteral());
        if (formula.matches()) {
          put(paragraph, new FormulaBlock(formulas.get(Integer.parseInt(formula.group(1)))));
        }
      }
    }

    private static void link(Image image) {
      Link link = new Link(image.getDestination(), image.getTitle());
      link.appendChild(new Text(alternative(image)));
      image.insertBefore(link);
      image.unlink();
    }

    private static String alternative(Image image) {
      StringBuilder text = new StringBuilder();
      for (Node node = image.getFirstChild(); node != null; node = node.getNext()) {
        if (node instanceof Text part) {
          text.append(part.getLiteral());
        }
      }
      return text.toString();
    }

    private static void put(Paragraph paragraph, Node block) {
      paragraph.insertBefore(block);
      paragraph.unlink();
    }
  }

  /** Renders charts and formulas. */
  private final class Placed implements NodeRenderer {
    private final HtmlWriter html;

    Placed(HtmlNodeRendererContext context) {
      html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(ChartBlock.class, FormulaBlock.class);
    }

    @Override
    public void render(Node node) {
      html.line();
      if (node instanceof ChartBlock chart) {
        render(chart);
      } else {
        html.raw(Formula.mathMl(((FormulaBlock) node).latex));
      }
      html.line();
    }

    private void render(ChartBlock chart) {
      Picture picture = Objects.requireNonNull(pictures.get(chart.name), chart.name);
      html.tag("figure", Map.of("id", "chart-" + chart.name));
      html.tag("figcaption");
      html.text(chart.title);
      html.tag("/figcaption");
      if (picture.data().isEmpty()) {
        Map<String, String> image = new LinkedHashMap<>();
        image.put("alt", chart.title);
        image.put("src", "data:image/svg+xml;base64," + base64(picture.svg()));
        html.tag("img", image);
      } else {
        Map<String, String> place = new LinkedHashMap<>();
        place.put("data-chart", chart.name);
        place.put("data-title", chart.title);
        html.tag("div", place);
        html.tag("/div");
      }
      html.tag("/figure");
    }

    private static String base64(String svg) {
      return Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8));
    }
  }
}
