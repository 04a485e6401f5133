package io.github.rnncompare.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnncompare.chart.LossChart;
import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Pages as a reader sees and uses them; skipped where there is no Chromium with its driver. */
class PageInBrowserTest {
  private static Browser browser;

  @TempDir private Path directory;

  @BeforeAll
  static void open() {
    assumeTrue(Browser.isThere(), "no Chromium here (Debian: chromium, chromium-driver)");
    browser = Browser.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  static Stream<Path> committedPages() throws IOException {
    return Browser.committedPages();
  }

  @ParameterizedTest
  @MethodSource("committedPages")
  void aCommittedPageNeedsNothingButABrowser(Path page) throws IOException {
    for (int width : new int[] {360, 1440}) {
      // when
      browser.show(page, width, 900);
      // then
      assertThat(browser.console()).isEmpty();
      assertThat(browser.requests()).containsExactly(page.toAbsolutePath().toUri().toString());
      assertThat((Long) browser.value("document.documentElement.scrollWidth"))
          .as("nothing is wider than the screen")
          .isLessThanOrEqualTo(width);
      assertThat(browser.accessibility()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sunspots", "japanese-vowels", "claims"})
  void aPageCanBeReadInTheDark(String name) throws IOException {
    Path page = Path.of("results", name, "report.html");
    browser.inTheDark(true);
    try {
      browser.show(page, 1000, 800);
      assertThat((String) browser.value("getComputedStyle(document.body).backgroundColor"))
          .isEqualTo("rgb(20, 23, 27)");
      assertThat(browser.accessibility()).isEmpty();
    } finally {
      browser.inTheDark(false);
    }
  }

  private static long cards() {
    return (Long)
        browser.value("[...document.querySelectorAll('.cards li')].filter(c => !c.hidden).length");
  }

  @Test
  void theIndexShowsTheExperimentsThatAreAskedFor() throws IOException {
    browser.show(Path.of("results", "index.html"), 1440, 900);
    assertThat(browser.console()).isEmpty();
    assertThat(browser.accessibility()).isEmpty();
    long all = cards();
    Select task = new Select(browser.driver().findElement(By.cssSelector("select")));
    task.selectByValue("series");
    assertThat(cards()).isBetween(1L, all - 1);
    task.selectByValue("");
    assertThat(cards()).isEqualTo(all);
    for (WebElement link : browser.driver().findElements(By.cssSelector("main a"))) {
      Path target = Path.of("results", String.valueOf(link.getDomAttribute("href")));
      assertThat(target).exists();
    }
  }

  private Path page(String name, int seeds, int epochs) throws IOException {
    return write(
        "# A question\n\n![Loss](charts/loss.svg)\n\n" + table(name), chart(name, seeds, epochs));
  }

  private static String table(String name) {
    return "| architecture | loss |\n|---|---:|\n| "
        + name
        + " | 10.5 |\n| b | 9.25 |\n| c | × 0.5 |\n";
  }

  private Path write(String markdown, Map<String, Picture> pictures) throws IOException {
    return Files.writeString(directory.resolve("page.html"), HtmlPage.of("en", markdown, pictures));
  }

  private static Map<String, Picture> chart(String name, int seeds, int epochs) {
    List<LossCurve> curves = new ArrayList<>();
    for (String architecture : List.of(name, "b")) {
      List<java.util.SortedMap<Long, Double>> all = new ArrayList<>();
      for (int seed = 1; seed <= seeds; seed++) {
        TreeMap<Long, Double> losses = new TreeMap<>();
        for (long epoch = 0; epoch <= epochs; epoch++) {
          losses.put(epoch, (architecture.equals("b") ? 2.0 : 1.0) / (1 + epoch) + 0.01 * seed);
        }
        all.add(losses);
      }
      curves.add(new LossCurve(architecture, all));
    }
    return Map.of("loss", LossChart.of(Quantity.of("loss of " + name), curves, Optional.empty()));
  }

  private static WebElement button(String name) {
    return browser.driver().findElement(By.xpath("//button[normalize-space(.)=\"" + name + "\"]"));
  }

  /** What is drawn, as a picture. */
  private static String drawn() {
    return (String) browser.value("document.querySelector('canvas').toDataURL()");
  }

  private static String readout() {
    return browser.driver().findElement(By.className("readout")).getText();
  }

  @Test
  void aNameInTheLegendTakesItsCurvesAwayAndBringsThemBack() throws IOException {
    browser.show(page("lstm", 5, 30), 1000, 800);
    String before = drawn();
    button("lstm").click();
    assertThat(button("lstm").getDomAttribute("aria-pressed")).isEqualTo("false");
    assertThat(drawn()).isNotEqualTo(before);
    button("lstm").click();
    assertThat(drawn()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"logarithmic", "single seeds"})
  void anOptionChangesTheDrawingAndBack(String option) throws IOException {
    browser.show(page("lstm", 15, 30), 1000, 800);
    String before = drawn();
    button(option).click();
    assertThat(drawn()).isNotEqualTo(before);
    button(option).click();
    assertThat(drawn()).isEqualTo(before);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void aPointerAndTheKeysReadTheSameValues() throws IOException {
    browser.show(page("lstm", 1, 10), 1000, 800);
    WebElement plot = browser.driver().findElement(By.className("plot"));
    WebElement over = plot.findElement(By.className("u-over"));
    new Actions(browser.driver()).moveToElement(over).perform();
    assertThat(readout()).isEqualTo("epoch 5: lstm 0.1767; b 0.3433");
    plot.sendKeys(Keys.ARROW_RIGHT);
    assertThat(readout()).isEqualTo("epoch 6: lstm 0.1529; b 0.2957");
    plot.sendKeys(Keys.ARROW_LEFT);
    assertThat(readout()).isEqualTo("epoch 5: lstm 0.1767; b 0.3433");
  }

  @Test
  void draggingZoomsUntilTheWholeRangeIsAskedFor() throws IOException {
    browser.show(page("lstm", 5, 30), 1000, 800);
    String before = drawn();
    WebElement over = browser.driver().findElement(By.className("u-over"));
    new Actions(browser.driver())
        .moveToElement(over, -100, 0)
        .clickAndHold()
        .moveByOffset(200, 0)
        .release()
        .perform();
    assertThat(drawn()).isNotEqualTo(before);
    String part = drawn();
    button("back").click();
    assertThat(drawn()).isNotEqualTo(part);
    button("whole range").click();
    assertThat(drawn()).isEqualTo(before);
    browser.driver().findElement(By.className("plot")).sendKeys("+");
    assertThat(button("whole range").isDisplayed()).isTrue();
    browser.driver().findElement(By.className("plot")).sendKeys(Keys.ESCAPE);
    assertThat(browser.driver().findElements(By.cssSelector("button[hidden]"))).hasSize(3);
  }

  private static List<String> firstColumn() {
    return browser
        .driver()
        .findElements(By.cssSelector("main > .table tbody td:first-child"))
        .stream()
        .map(WebElement::getText)
        .toList();
  }

  @Test
  void aHeadingSortsItsTableByNumbersOrWordsAndThenAsItWas() throws IOException {
    browser.show(page("lstm", 1, 3), 1000, 800);
    assertThat(firstColumn()).containsExactly("lstm", "b", "c");
    button("loss").click();
    assertThat(firstColumn()).containsExactly("c", "b", "lstm");
    button("loss").click();
    assertThat(firstColumn()).containsExactly("lstm", "b", "c");
    button("architecture").click();
    assertThat(firstColumn()).containsExactly("b", "c", "lstm");
    button("architecture").click();
    button("architecture").click();
    assertThat(firstColumn()).containsExactly("lstm", "b", "c");
  }

  @Test
  void behindAChartIsATableOfItsValues() throws IOException {
    browser.show(page("lstm", 4, 3), 1000, 800);
    browser.driver().findElement(By.tagName("summary")).click();
    // the table is filled by an event that the browser fires some time after the click
    By row = By.cssSelector("details tbody tr");
    List<WebElement> rows =
        new WebDriverWait(browser.driver(), Duration.ofSeconds(10))
            .until(ExpectedConditions.numberOfElementsToBe(row, 2 * 4));
    assertThat(rows.get(0).getText()).isEqualTo("lstm 0 1.025 (1.018 … 1.032)");
  }

  static List<String> hostileNames() {
    return List.of(
        "</script><script>document.title='taken'</script>",
        "<img src=x onerror=\"document.title='taken'\">",
        "\"><svg onload=document.title='taken'>",
        "'; document.title='taken'; '",
        "<!--<script>",
        "]]>",
        "\u2028\u2029\\u003c",
        "javascript:document.title='taken'",
        "__proto__",
        "constructor");
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void noNameBecomesPartOfThePage(String name) throws IOException {
    // given: a report that quotes the name as it is
    String markdown =
        "# A question\n\n![Loss](charts/loss.svg)\n\n"
            + name
            + "\n\n[link]("
            + name.replace(" ", "%20")
            + ")\n";
    browser.show(write(markdown, chart(name, 4, 3)), 1000, 800);
    // then
    assertThat(browser.driver().getTitle()).isEqualTo("A question");
    assertThat(browser.value("document.scripts.length")).isEqualTo(4L);
    assertThat(browser.value("document.querySelectorAll('main img, main svg[onload]').length"))
        .isEqualTo(0L);
    assertThat(browser.value("document.querySelectorAll('canvas').length")).isEqualTo(1L);
    assertThat(browser.value("document.querySelector('.controls button').textContent"))
        .isEqualTo(name);
    assertThat(browser.console()).isEmpty();
  }

  @Test
  void theFileItselfForbidsForeignScripts() throws IOException {
    // given: a page into which someone else has written a script
    Path page = page("lstm", 1, 3);
    String text = Files.readString(page);
    Files.writeString(
        page, text.replace("<noscript>", "<script>document.title='taken'</script><noscript>"));
    // when
    browser.show(page, 1000, 800);
    // then
    assertThat(browser.driver().getTitle()).isEqualTo("A question");
    assertThat(browser.console().toString()).contains("Content Security Policy");
  }

  @Test
  void aPageIsPrinted() throws IOException {
    browser.show(Path.of("results", "sunspots", "report.html"), 1000, 800);
    byte[] pdf =
        Base64.getDecoder().decode(browser.driver().print(new PrintOptions()).getContent());
    assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
    assertThat(pdf.length).isGreaterThan(50_000);
    assertThat(browser.console()).isEmpty();
  }
}
