package io.github.rnncompare.report;

import io.github.rnncompare.chart.CriticalDifferenceChart;
import io.github.rnncompare.chart.ParetoChart;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.ProfileChart;
import io.github.rnncompare.comparison.Across;
import io.github.rnncompare.results.ScoreRow;
import io.github.rnncompare.statistics.Interval;
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
    add(charts, "pareto_parameters", parameters(across));
    add(charts, "pareto_step", step(across));
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

  private static @Nullable Picture parameters(Across across) {
    return pareto(
        across,
        "parameters",
        row -> new Interval(row.parameters(), row.parameters()),
        row -> (double) row.parameters(),
        row -> row.paretoParameters() == 1,
        task -> "");
  }

  private static @Nullable Picture step(Across across) {
    return pareto(
        across,
        "median time of a training step and its interval (milliseconds)",
        row -> across.stepMs(row.experiment(), row.architecture()).orElse(null),
        ScoreRow::stepMs,
        row -> row.paretoStep() == 1,
        task ->
            across.withoutStepFront().contains(task) ? "no front: the times' spreads overlap" : "");
  }

  /**
   * The chart of scores against a cost; null if no experiment has both the cost and a baseline.
   *
   * @param note what is to be said of the front on a task
   */
  private static @Nullable Picture pareto(
      Across across,
      String costAxis,
      Function<ScoreRow, @Nullable Interval> costs,
      Function<ScoreRow, @Nullable Double> cost,
      Predicate<ScoreRow> onFront,
      Function<String, String> note) {
    Map<String, ParetoChart.Panel> panels = new LinkedHashMap<>();
    for (ScoreRow row : across.scores()) {
      Interval interval = costs.apply(row);
      Double price = cost.apply(row);
      Double share = row.baselineNormalisedScore();
      if (interval != null && price != null && share != null) {
        String task = across.task(row.experiment());
        ParetoChart.Panel panel =
            panels.computeIfAbsent(
                task,
                name ->
                    new ParetoChart.Panel(new ArrayList<>(), new ArrayList<>(), note.apply(name)));
        ParetoChart.Point point =
            new ParetoChart.Point(row.architecture(), row.experiment(), price, interval, share);
        panel.points().add(point);
        if (onFront.test(row)) {
          panel.front().add(point);
        }
      }
    }
    return panels.isEmpty() ? null : ParetoChart.of(costAxis, SHARE, List.copyOf(panels.values()));
  }
}
