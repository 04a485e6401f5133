package io.github.rnncompare.html;

import com.samskivert.mustache.Template;
import io.github.rnncompare.chart.ChartData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The page over several results folders: a card for each, which can be filtered. */
public final class IndexPage {
  private static final Template TEMPLATE = Assets.template("index");

  private IndexPage() {}

  /**
   * An experiment.
   *
   * @param name of its folder
   * @param link its page, from the index
   * @param chart drawn small; empty for none
   */
  public record Experiment(
      String name,
      String link,
      String question,
      String answer,
      String task,
      List<String> architectures,
      List<ChartData> chart) {}

  /** Another page, by its heading. */
  public record Other(String link, String title) {}

  /**
   * A curve of a small chart.
   *
   * @param points as in SVG
   */
  public record Curve(String name, String color, String points) {}

  /** What a colour stands for in all small charts. */
  public record Key(String name, String color) {}

  /** A choice of what is shown. */
  public record Filter(String name, Set<String> values) {}

  /**
   * A card of the template.
   *
   * @param tagsJson what the filters ask for
   * @param drawing the small chart in words
   */
  public record Card(
      String name,
      String link,
      String question,
      String answer,
      String tagsText,
      String tagsJson,
      String drawing,
      List<Curve> lines) {}

  /** What the template consists of. */
  public record Parts(
      HtmlPage.Shell shell,
      List<Filter> filters,
      List<Key> keys,
      List<Card> cards,
      List<Other> others) {}

  /**
   * Makes the page.
   *
   * @param others pages beside those of the experiments
   */
  public static String of(List<Experiment> experiments, List<Other> others) {
    Set<String> tasks = new TreeSet<>();
    Set<String> architectures = new TreeSet<>();
    for (Experiment experiment : experiments) {
      tasks.add(experiment.task());
      architectures.addAll(experiment.architectures());
    }
    List<Card> cards = experiments.stream().map(IndexPage::card).toList();
    return TEMPLATE.execute(
        new Parts(
            HtmlPage.shell(
                "en", "Which recurrent network? " + experiments.size() + " experiments", Map.of()),
            List.of(new Filter("task", tasks), new Filter("architecture", architectures)),
            keys(cards),
            cards,
            others));
  }

  private static List<Key> keys(List<Card> cards) {
    return cards.stream()
        .flatMap(card -> card.lines().stream())
        .map(line -> new Key(line.name(), line.color()))
        .distinct()
        .toList();
  }

  private static Card card(Experiment experiment) {
    List<String> tags = new ArrayList<>(List.of(experiment.task()));
    tags.addAll(experiment.architectures());
    String quantity =
        experiment.chart().stream().map(ChartData::quantity).findFirst().orElse("no chart");
    return new Card(
        experiment.name(),
        experiment.link(),
        experiment.question(),
        experiment.answer(),
        Stream.concat(Stream.of(experiment.task()), Stream.of(quantity))
            .reduce((one, other) -> one + "; drawn: " + other)
            .orElseThrow(),
        PageJson.of(tags),
        quantity + " by epoch",
        experiment.chart().stream().flatMap(data -> SmallChart.lines(data).stream()).toList());
  }
}
