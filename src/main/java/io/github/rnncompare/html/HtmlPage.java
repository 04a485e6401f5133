package io.github.rnncompare.html;

import com.samskivert.mustache.Template;
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
  private static final Template TEMPLATE = Assets.template("page");

  private HtmlPage() {}

  /**
   * What is around the contents of each page; style, words, charts and scripts are trusted.
   *
   * @param language as in HTML: "en"
   * @param policy for content security
   * @param charts JSON, as {@code words}
   */
  public record Shell(
      String language,
      String title,
      String policy,
      String style,
      String words,
      String charts,
      String scripts) {}

  /** What the template of a report consists of; the body is trusted HTML. */
  public record Parts(Shell shell, String body, String noScript) {}

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
    return TEMPLATE.execute(new Parts(shell(language, title, charts), body, words.noScript()));
  }

  static Shell shell(String language, String title, Map<String, List<ChartData>> charts) {
    boolean hasCharts = charts.values().stream().anyMatch(data -> !data.isEmpty());
    return new Shell(
        language,
        title,
        policy(),
        Assets.STYLE,
        PageJson.of(PageWords.of(language)),
        PageJson.ofCharts(charts),
        (hasCharts ? script(Assets.CHARTS) : "") + script(Assets.PAGE));
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

  private static String policy() {
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
