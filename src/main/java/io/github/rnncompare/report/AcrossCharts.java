package io.github.rnncompare.report;

import io.github.rnncompare.chart.CriticalDifferenceChart;
import io.github.rnncompare.chart.ParetoChart;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.ProfileChart;
import io.github.rnncompare.comparison.Across;
import io.github.rnncompare.results.ScoreRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The charts of a comparison across experiments, by file name. */
final class AcrossCharts {
  private static final String SHARE = "share of the baseline";

  private AcrossCharts() {}

  static Map<String, Picture> of(Across across) {
    Map<String, Picture> charts = new LinkedHashMap<>();
    charts.put("critical_difference", criticalDifference(across));
    across
        .profile()
        .ifPresent(
            found -> {
              List<ProfileChart.Profile> profiles = new ArrayList<>();
              for (int i = 0; i < across.architectures().size(); i++) {
                profiles.add(
                    new ProfileChart.Profile(
                        across.architectures().get(i), found.thresholds(), found.shares().get(i)));
              }
              charts.put("performance_profile", ProfileChart.of(SHARE, profiles));
            });
    add(
        charts,
        "pareto_parameters",
        pareto(
            across,
            "parameters",
            row -> (double) row.parameters(),
            row -> row.paretoParameters() == 1));
    add(
        charts,
        "pareto_step",
        pareto(
            across,
            "training step (milliseconds)",
            ScoreRow::stepMs,
            row -> row.paretoStep() == 1));
    return charts;
  }

  private static void add(Map<String, Picture> charts, String name, @Nullable Picture picture) {
    if (picture != null) {
      charts.put(name, picture);
    }
  }

  private static Picture criticalDifference(Across across) {
    return CriticalDifferenceChart.of(
        across.architectures().stream()
            .map(name -> new CriticalDifferenceChart.Rank(name, across.meanRank(name)))
            .toList(),
        across.nemenyi().criticalDifference(),
        across.nemenyi().groups().stream()
            .map(group -> group.stream().map(across.architectures()::get).toList())
            .toList());
  }

  /** The chart of scores against a cost; null if no experiment has both the cost and a baseline. */
  private static @Nullable Picture pareto(
      Across across,
      String costAxis,
      Function<ScoreRow, @Nullable Double> cost,
      Predicate<ScoreRow> onFront) {
    List<ParetoChart.Point> points = new ArrayList<>();
    Map<String, List<ParetoChart.Point>> fronts = new LinkedHashMap<>();
    for (ScoreRow row : across.scores()) {
      Double price = cost.apply(row);
      Double share = row.baselineNormalisedScore();
      if (price != null && share != null) {
        ParetoChart.Point point =
            new ParetoChart.Point(row.architecture(), row.experiment(), price, share);
        points.add(point);
        if (onFront.test(row)) {
          fronts
              .computeIfAbsent(across.task(row.experiment()), task -> new ArrayList<>())
              .add(point);
        }
      }
    }
    return points.isEmpty()
        ? null
        : ParetoChart.of(costAxis, SHARE, points, List.copyOf(fronts.values()));
  }
}
