package io.github.rnncompare.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.chart.LossChart;
import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.PointChart;
import io.github.rnncompare.chart.Quantity;
import io.github.rnncompare.claim.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as files. */
class HtmlPageTest {
  private static Picture chart(int architectures, int seeds, int epochs) {
    Random random = new Random(1);
    List<LossCurve> curves = new ArrayList<>();
    for (int i = 0; i < architectures; i++) {
      List<SortedMap<Long, Double>> all = new ArrayList<>();
      for (int seed = 0; seed < seeds; seed++) {
        TreeMap<Long, Double> losses = new TreeMap<>();
        for (long epoch = 0; epoch <= epochs; epoch++) {
          losses.put(epoch, random.nextDouble());
        }
        all.add(losses);
      }
      curves.add(new LossCurve("architecture " + i, all));
    }
    return LossChart.of(Quantity.of("loss"), curves, Optional.empty());
  }

  @Test
  void aHundredTrialsOfAThousandEpochsStaySmall() {
    Picture chart = chart(4, 25, 1000);
    Map<String, Picture> three = Map.of("a", chart, "b", chart, "c", chart);
    String page =
        HtmlPage.of(
            "en", "# T\n\n![A](charts/a.svg)\n\n![B](charts/b.svg)\n\n![C](charts/c.svg)", three);
    assertThat(page.length()).isLessThan(400_000);
    assertThat(page).contains("drawn: about 200 points of each line, evenly spaced");
  }

  @Test
  void theSamePageIsWrittenTwice() {
    Map<String, Picture> charts = Map.of("a", chart(2, 5, 10));
    assertThat(HtmlPage.of("en", "# T\n\n![A](charts/a.svg)", charts))
        .isEqualTo(HtmlPage.of("en", "# T\n\n![A](charts/a.svg)", charts));
  }

  @Test
  void whatMarkdownSaysIsThere() {
    String page =
        HtmlPage.of(
            "es", "# Título *x* y\n\nUn `código`.\n\n| a | b |\n|---|--:|\n| 1 | 2 |", Map.of());
    assertThat(page)
        .contains("<html lang=\"es\">", "<title>Título x y</title>", "<code>código</code>")
        .contains("<td align=\"right\">2</td>")
        .doesNotContain("uPlot (v"); // no charts, no code for them
  }

  @Test
  void aChartWithoutNumbersIsAPicture() {
    Picture drawing = new Picture(graphics -> graphics.drawLine(0, 0, 9, 9), 10, 10, List.of());
    assertThat(HtmlPage.of("en", "# T\n\n![A](charts/a.svg)", Map.of("a", drawing)))
        .contains("<img alt=\"A\" src=\"data:image/svg+xml;base64,");
  }

  static Stream<Lesson> lessons() {
    return Lesson.all().values().stream();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void theEquationsOfEachLessonAreMathMl(Lesson lesson) {
    String page =
        HtmlPage.of("en", "# T\n\n$$\n" + lesson.equations().strip() + "\n$$\n", Map.of());
    assertThat(page)
        .contains("<math ", "</math>")
        .doesNotContain("\\text", "$$", "<merror", "<mfenced");
  }

  @Test
  void anUnknownCommandIsAnError() {
    assertThatThrownBy(() -> Formula.mathMl("\\unheardof{x}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unheardof");
  }

  @Test
  void ofManySeedsAPageHasOneInSoManyAndSaysSo() {
    // given: 10,000 trials
    List<LossCurve> curves = new ArrayList<>();
    List<PointChart.Sample> samples = new ArrayList<>();
    for (String name : List.of("lstm", "gru")) {
      List<SortedMap<Long, Double>> seeds = new ArrayList<>();
      List<Double> values = new ArrayList<>();
      for (int seed = 1; seed <= 5000; seed++) {
        seeds.add(new TreeMap<>(Map.of(0L, 1.0 / seed, 1L, 0.5 / seed)));
        values.add(0.5 / seed);
      }
      curves.add(new LossCurve(name, seeds));
      samples.add(new PointChart.Sample(name, values, 0.25, Optional.empty()));
    }
    // when
    String page =
        HtmlPage.of(
            "en",
            "# T\n\n![A](charts/a.svg)\n\n![B](charts/b.svg)",
            Map.of(
                "a", LossChart.of(Quantity.of("loss"), curves, Optional.empty()),
                "b", PointChart.of(Quantity.of("loss"), "median", samples, List.of())));
    // then
    assertThat(page)
        .hasSizeLessThan(400_000)
        .contains("one seed in 17 by itself", "one marker in 5 is here");
  }

  /** A results folder has its report as a page too, of a size that can be sent. */
  @Test
  void committedResultsHaveTheirPage() throws IOException {
    List<Path> reports;
    try (Stream<Path> files = Files.walk(Path.of("results"))) {
      reports = files.filter(file -> file.endsWith("report.md")).toList();
    }
    assertThat(reports).isNotEmpty();
    for (Path report : reports) {
      Path page = report.resolveSibling("report.html");
      assertThat(page).exists();
      assertThat(Files.size(page)).as(page.toString()).isLessThan(400_000);
    }
  }
}
