package io.github.rnncompare.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.rnncompare.chart.ChartData;
import io.github.rnncompare.chart.Picture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page in one HTML file, which loads nothing else: it says what a report in Markdown says, with
 * charts that can be asked for their values. A content-security policy in the file lets no script
 * run but its own.
 */
public final class HtmlPage {
  static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "io.github.rnncompare.html.templates");

  private HtmlPage() {}

  /**
   * What the template consists of.
   *
   * @param language as in HTML: "en"
   * @param policy for content security
   * @param body trusted HTML, as are {@code style} and {@code scripts}
   * @param charts JSON, as {@code wordsJson}
   */
  public record Parts(
      String language,
      String title,
      String policy,
      String style,
      String body,
      String charts,
      String wordsJson,
      String scripts,
      String noScript) {}

  /**
   * Makes a page.
   *
   * @param language "en" or "es"
   * @param markdown the report, with charts as images in {@code charts/}
   * @param pictures the charts by name
   */
  public static String of(String language, String markdown, Map<String, Picture> pictures) {
    Map<String, List<ChartData>> charts = new LinkedHashMap<>();
    pictures.forEach((name, picture) -> charts.put(name, picture.data()));
    MarkdownBody body = new MarkdownBody(markdown, pictures);
    return page(language, body.title(), body.html(), charts);
  }

  /** The text of the first heading of a report in Markdown. */
  public static String title(String markdown) {
    return new MarkdownBody(markdown, Map.of()).title();
  }

  private static String page(
      String language, String title, String body, Map<String, List<ChartData>> charts) {
    PageWords words = PageWords.of(language);
    boolean hasCharts = charts.values().stream().anyMatch(data -> !data.isEmpty());
    StringOutput page = new StringOutput();
    TEMPLATES.render(
        "page.jte",
        new Parts(
            language,
            title,
            policy(),
            Assets.STYLE,
            body,
            PageJson.ofCharts(charts),
            PageJson.of(words),
            (hasCharts ? script(Assets.CHARTS) : "") + script(Assets.PAGE),
            words.noScript()),
        page);
    return page.toString();
  }

  /**
   * The same page, which asks its server now and then whether there is a newer one.
   *
   * @param version letters and digits that the server answers as long as there is none
   */
  public static String watched(String page, String version) {
    return page.replaceFirst("<html ", "<html data-watched=\"" + version + "\" ")
        .replaceFirst("base-uri", "connect-src 'self'; base-uri");
  }

  private static String script(String text) {
    return "<script>" + text + "</script>\n";
  }

  static String policy() {
    return String.join(
        "; ",
        "default-src 'none'",
        "style-src " + Assets.source(Assets.STYLE),
        "script-src " + Assets.source(Assets.CHARTS) + " " + Assets.source(Assets.PAGE),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'");
  }
}
