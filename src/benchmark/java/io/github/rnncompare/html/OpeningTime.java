package io.github.rnncompare.html;

import io.github.rnncompare.chart.LossChart;
import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.Quantity;
import io.github.rnncompare.statistics.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Times how long Chromium takes from opening a page until it has drawn it: a page of 100 trials
 * with 1,000 epochs each, and those that are given.
 */
final class OpeningTime {
  private static final int TIMES = 11;

  /**
   * Milliseconds from the beginning until the page was loaded and first painted; asked for in the
   * second frame, when the first, with all charts, is on its way to the screen.
   */
  private static final String DRAWN =
      """
      const done = arguments[0];
      const last = () => [...performance.getEntriesByType("paint"),
          ...performance.getEntriesByType("navigation")]
        .reduce((latest, entry) => Math.max(latest, entry.startTime + entry.duration), 0);
      requestAnimationFrame(() => requestAnimationFrame(() => done(last())));
      """;

  private OpeningTime() {}

  /**
   * Prints a line for each page.
   *
   * @param pages more pages, as files
   */
  public static void main(String[] pages) throws IOException {
    Path folder = Files.createTempDirectory("opening-time");
    Path large = folder.resolve("report.html");
    try (Browser browser = Browser.open()) {
      Files.writeString(large, large());
      print(browser, "100 trials, 1,000 epochs, three charts", large);
      for (String page : pages) {
        print(browser, page, Path.of(page));
      }
    } finally {
      Files.deleteIfExists(large);
      Files.delete(folder);
    }
  }

  private static void print(Browser browser, String name, Path page) throws IOException {
    double[] all = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      browser.show(page, 1440, 900);
      Object drawn = browser.driver().executeAsyncScript(DRAWN);
      all[i] = ((Number) Objects.requireNonNull(drawn)).doubleValue();
    }
    System.out.printf(
        Locale.ROOT,
        "%-60s %5d KB %6.0f ms%n",
        name,
        Files.size(page) / 1000,
        Summary.medianOf(all));
  }

  private static String large() {
    Map<String, Picture> charts = new LinkedHashMap<>();
    for (String name : List.of("training", "validation", "accuracy")) {
      charts.put(name, chart(Quantity.of(name)));
    }
    StringBuilder text = new StringBuilder("# A large comparison\n");
    charts.keySet().forEach(name -> text.append("\n![%s](charts/%s.svg)\n".formatted(name, name)));
    return HtmlPage.of("en", text.toString(), charts);
  }

  private static Picture chart(Quantity quantity) {
    List<LossCurve> curves = new ArrayList<>();
    for (String architecture : List.of("lstm", "gru")) {
      List<SortedMap<Long, Double>> seeds = new ArrayList<>();
      for (int seed = 1; seed <= 50; seed++) {
        SortedMap<Long, Double> losses = new TreeMap<>();
        for (long epoch = 0; epoch <= 1000; epoch++) {
          losses.put(epoch, (1 + Math.abs(Math.sin(seed * (double) epoch))) / (1 + epoch));
        }
        seeds.add(losses);
      }
      curves.add(new LossCurve(architecture, seeds));
    }
    return LossChart.of(quantity, curves, Optional.empty());
  }
}
