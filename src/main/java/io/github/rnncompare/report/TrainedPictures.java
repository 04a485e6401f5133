package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossChart;
import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.Quantity;
import io.github.rnncompare.chart.SuccessChart;
import io.github.rnncompare.chart.SweepChart;
import io.github.rnncompare.claim.Evidence;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pictures of the claims that are judged by how well trained networks do. */
final class TrainedPictures {
  /** A run whose name ends in a number, such as "4-long-range/adding-40". */
  private static final Pattern NUMBERED = Pattern.compile("\\d+-[a-z-]+/([a-z-]+)-(\\d+)");

  private static final Quantity SUCCEED = Quantity.share("seeds that succeed");
  private static final Quantity GAP = Quantity.of("validation loss less training loss");

  private TrainedPictures() {}

  /** The pictures of a claim, by file name, in the order of the report. */
  static Map<String, Picture> of(int number, Evidence evidence) {
    return switch (number) {
      case 3 -> Map.of("claim_3", remedies(evidence));
      case 4 -> byNumber("claim_4", "time steps", SUCCEED, evidence, TrainedPictures::shares);
      case 6 -> byNumber("claim_6", "units of the LSTM", GAP, evidence, TrainedPictures::gaps);
      case 7 -> Map.of("claim_7", rates(evidence));
      case 8 -> byNumber("claim_8", "items", SUCCEED, evidence, TrainedPictures::shares);
      default -> Map.of();
    };
  }

  /** A marker for each way of training the simple RNN. */
  private static Picture remedies(Evidence evidence) {
    List<SuccessChart.Rate> rates = new ArrayList<>();
    evidence
        .runs()
        .forEach(
            (name, run) -> {
              if (name.startsWith("3-remedies/")) {
                rate(new Comparison(run), "simple_rnn")
                    .map(found -> found.named(name.replaceFirst(".*/", "")))
                    .ifPresent(rates::add);
              }
            });
    return SuccessChart.of("order of two symbols over 30 steps", rates);
  }

  private static Optional<SuccessChart.Rate> rate(Comparison comparison, String architecture) {
    return comparison.find(architecture, comparison.primary()).flatMap(Charts::rate);
  }

  /** What is drawn of an architecture in a run, by seed or, of all seeds together, once. */
  private interface Values {
    List<Double> of(RunFiles.Content run, String architecture);
  }

  /** A picture for each group of runs whose names differ in a number alone, along that number. */
  private static Map<String, Picture> byNumber(
      String picture, String along, Quantity quantity, Evidence evidence, Values values) {
    Map<String, SortedMap<Long, RunFiles.Content>> groups = new LinkedHashMap<>();
    evidence
        .runs()
        .forEach(
            (name, run) -> {
              Matcher matcher = NUMBERED.matcher(name);
              if (matcher.matches()) {
                groups
                    .computeIfAbsent(matcher.group(1), any -> new TreeMap<>())
                    .put(Long.valueOf(matcher.group(2)), run);
              }
            });
    Map<String, Picture> pictures = new LinkedHashMap<>();
    groups.forEach(
        (group, runs) ->
            pictures.put(
                picture + "_" + group.replace('-', '_'),
                LossChart.of(along, quantity, curves(runs, values), Optional.empty())));
    return pictures;
  }

  private static List<LossCurve> curves(SortedMap<Long, RunFiles.Content> runs, Values values) {
    List<LossCurve> curves = new ArrayList<>();
    for (String architecture : architectures(runs.values().iterator().next())) {
      List<SortedMap<Long, Double>> lines = new ArrayList<>();
      runs.forEach(
          (at, run) -> {
            List<Double> found = values.of(run, architecture);
            for (int i = 0; i < found.size(); i++) {
              if (lines.size() <= i) {
                lines.add(new TreeMap<>());
              }
              lines.get(i).put(at, found.get(i));
            }
          });
      curves.add(new LossCurve(architecture, List.copyOf(lines)));
    }
    return curves;
  }

  private static List<String> architectures(RunFiles.Content run) {
    return run.trials().stream().map(TrialRow::architecture).distinct().toList();
  }

  private static List<Double> shares(RunFiles.Content run, String architecture) {
    return rate(new Comparison(run), architecture)
        .map(rate -> List.of(rate.share()))
        .orElse(List.of());
  }

  /** At the checkpoint of each trial that did not diverge. */
  private static List<Double> gaps(RunFiles.Content run, String architecture) {
    Map<Long, Long> epochs = new LinkedHashMap<>();
    for (TrialRow trial : run.trials()) {
      Long epoch = trial.bestEpoch();
      if (trial.architecture().equals(architecture) && trial.isOk() && epoch != null) {
        epochs.put(trial.seed(), epoch);
      }
    }
    List<Double> gaps = new ArrayList<>();
    for (LossRow row : run.losses()) {
      Double validation = row.validationLoss();
      if (row.architecture().equals(architecture)
          && Long.valueOf(row.epoch()).equals(epochs.get(row.seed()))
          && validation != null) {
        gaps.add(validation - row.trainLoss());
      }
    }
    return gaps;
  }

  /** Each combination of the grid, by its learning rate. */
  private static Picture rates(Evidence evidence) {
    String key = "learning_rate";
    List<SweepChart.Point> points = new ArrayList<>();
    for (RunFiles.Content run : evidence.runs().values()) {
      for (SummaryRow row : new Comparison(run).sweep()) {
        Double median = row.median();
        if (row.measure().equals("best_validation_loss") && median != null) {
          String rate = row.configuration().getOrDefault(key, "");
          points.add(new SweepChart.Point(row.architecture(), rate, median, false));
        }
      }
    }
    return SweepChart.of(key, Quantity.of("median best_validation_loss"), points);
  }
}
