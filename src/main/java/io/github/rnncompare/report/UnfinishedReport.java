package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossChart;
import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.Quantity;
import io.github.rnncompare.html.HtmlPage;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of a run while it goes on: the trials that have ended. Nothing is concluded. */
final class UnfinishedReport {
  private final Map<String, Object> spec;
  private final List<TrialRecord> trials;
  private final int planned;

  UnfinishedReport(Map<String, Object> spec, List<TrialRecord> trials, int planned) {
    this.spec = spec;
    this.trials = trials;
    this.planned = planned;
  }

  String page() {
    Map<String, Picture> charts = new LinkedHashMap<>();
    add(charts, "train_loss", "training loss", LossRow::trainLoss);
    add(charts, "validation_loss", "validation loss", LossRow::validationLoss);
    Page page = new Page(Map.of(), charts.keySet());
    page.add("# " + Markdown.escape(MarkdownReport.question(spec)));
    page.answer(
        String.format(
            Locale.ROOT,
            "%d of %d trials have ended; nothing can be concluded yet.",
            trials.size(),
            Math.max(planned, trials.size())));
    page.chart("train_loss", "Training loss by epoch");
    page.chart("validation_loss", "Validation loss by epoch");
    if (!trials.isEmpty()) {
      page.add("## The trials that have ended");
      page.add(table().markdown());
    }
    return HtmlPage.of("en", page.text(), charts);
  }

  private void add(
      Map<String, Picture> charts,
      String name,
      String quantity,
      Function<LossRow, @Nullable Double> loss) {
    Map<String, List<SortedMap<Long, Double>>> architectures = new LinkedHashMap<>();
    for (TrialRecord trial : trials) {
      SortedMap<Long, Double> losses = new TreeMap<>();
      for (LossRow row : trial.losses()) {
        Double value = loss.apply(row);
        if (value != null && Double.isFinite(value)) {
          losses.put(row.epoch(), value);
        }
      }
      if (!losses.isEmpty()) {
        String architecture = trial.trial().architecture();
        architectures.computeIfAbsent(architecture, any -> new ArrayList<>()).add(losses);
      }
    }
    List<LossCurve> curves = new ArrayList<>();
    architectures.forEach((architecture, all) -> curves.add(new LossCurve(architecture, all)));
    if (!curves.isEmpty()) {
      charts.put(name, LossChart.of(Quantity.of(quantity), curves, Optional.empty()));
    }
  }

  private Table table() {
    Table table =
        new Table(
            List.of(
                "architecture",
                "seed",
                "configuration",
                "status",
                "final_train_loss",
                "best_validation_loss",
                "test_metric"));
    for (TrialRecord record : trials) {
      TrialRow trial = record.trial();
      table.add(
          List.of(
              trial.architecture(),
              String.valueOf(trial.seed()),
              configuration(trial),
              trial.status(),
              number(trial.finalTrainLoss()),
              number(trial.bestValidationLoss()),
              number(trial.testMetric())));
    }
    return table;
  }

  private static String configuration(TrialRow trial) {
    return trial.configuration().entrySet().stream()
        .map(value -> value.getKey() + " " + value.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String number(@Nullable Double value) {
    return value == null ? "" : Format.optional(value);
  }
}
