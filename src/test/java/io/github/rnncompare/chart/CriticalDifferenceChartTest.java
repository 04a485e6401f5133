package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.CriticalDifferenceChart.Rank;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriticalDifferenceChartTest {

  private static Drawn draw(
      List<Rank> ranks, double criticalDifference, List<List<String>> groups) {
    return Drawn.of(
        CriticalDifferenceChart.of(ranks, criticalDifference, groups),
        CriticalDifferenceChart.of(ranks, criticalDifference, groups));
  }

  private static List<Rank> ranks(List<String> names) {
    List<Rank> ranks = new ArrayList<>();
    names.forEach(name -> ranks.add(new Rank(name, ranks.size() + 1)));
    return ranks;
  }

  @Test
  void theAxisTheDifferenceAndEachNameWithItsRank() {
    // given
    List<Rank> ranks =
        List.of(new Rank("simple_rnn", 2.75), new Rank("lstm", 1.75), new Rank("gru", 1.5));

    // when
    Drawn drawn = draw(ranks, 1.17, List.of(List.of("gru", "lstm")));

    // then: the better half first
    assertThat(drawn.texts())
        .contains("1", "2", "3", "critical difference 1.17")
        .containsSubsequence("1.50", "gru", "1.75", "lstm", "2.75", "simple_rnn");
  }

  @Test
  void barsThatOverlapAreAtDifferentHeights() {
    // given
    List<Rank> ranks = ranks(Drawn.TWELVE);
    List<List<String>> groups =
        List.of(
            List.of("simple_rnn", "lstm", "gru"), // 1 … 3
            List.of("gru", "a"), // 3 … 4, meets the first
            List.of("b", "c"), // 5 … 6
            List.of("h"),
            List.of("i", "not there"));

    // then
    assertThat(GroupBar.of(ranks, groups))
        .containsExactly(new GroupBar(1, 3, 0), new GroupBar(3, 4, 1), new GroupBar(5, 6, 0));
  }

  @Test
  void equalRanksAndADifferenceLongerThanTheAxis() {
    List<Rank> ranks = List.of(new Rank("lstm", 1.5), new Rank("gru", 1.5));
    assertThat(draw(ranks, 40, List.of(List.of("lstm", "gru"))).texts())
        .contains("critical difference 40", "lstm", "gru");
    assertThat(draw(ranks, Double.NaN, List.of()).texts())
        .noneMatch(text -> text.startsWith("critical"));
  }

  @Test
  void emptyOneAndHostile() {
    assertThat(draw(List.of(), 1, List.of()).texts()).contains("There is nothing to show.");
    assertThat(draw(List.of(new Rank("gru", Double.NaN)), 1, List.of()).texts())
        .contains("There is nothing to show.");
    assertThat(draw(List.of(new Rank("gru", 1)), 1, List.of()).texts()).contains("gru");
    assertThat(draw(ranks(Drawn.TWELVE), 3, List.of(Drawn.TWELVE)).texts())
        .containsAll(Drawn.TWELVE)
        .contains("12", "12.00");
    assertThat(draw(ranks(Drawn.HOSTILE), 3, List.of(Drawn.HOSTILE)).texts()).contains("10.00");
  }
}
