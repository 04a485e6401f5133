package io.github.rnncompare.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * A bar that joins a group in a critical difference diagram.
 *
 * @param from the best mean rank of the group, and {@code to} its worst
 * @param level 0 for those nearest to the axis; bars of one level do not overlap
 */
record GroupBar(double from, double to, int level) {

  /** The bars of those groups that have at least two of the architectures. */
  static List<GroupBar> of(List<CriticalDifferenceChart.Rank> ranks, List<List<String>> groups) {
    List<GroupBar> unplaced = new ArrayList<>();
    for (List<String> group : groups) {
      DoubleSummaryStatistics range =
          ranks.stream()
              .filter(rank -> group.contains(rank.architecture()))
              .mapToDouble(CriticalDifferenceChart.Rank::meanRank)
              .summaryStatistics();
      if (range.getCount() > 1) {
        unplaced.add(new GroupBar(range.getMin(), range.getMax(), 0));
      }
    }
    unplaced.sort(Comparator.comparingDouble(GroupBar::from).thenComparingDouble(GroupBar::to));
    List<GroupBar> bars = new ArrayList<>();
    for (GroupBar bar : unplaced) {
      int level = 0;
      while (bar.meetsOneOf(bars, level)) {
        level++;
      }
      bars.add(new GroupBar(bar.from, bar.to, level));
    }
    return bars;
  }

  private boolean meetsOneOf(List<GroupBar> bars, int at) {
    return bars.stream().anyMatch(bar -> bar.level == at && bar.to >= from && bar.from <= to);
  }
}
