package io.github.rnncompare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.chart.CriticalDifferenceChart.Rank;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

class CriticalDifferenceChartTest {

  private static Picture draw(
      List<Rank> ranks, double criticalDifference, List<List<String>> groups) {
    Picture picture = CriticalDifferenceChart.of(ranks, criticalDifference, groups);
    Drawn.checkPicture(picture);
    return picture;
  }

  private static List<Rank> ranks(List<String> names) {
    List<Rank> ranks = new ArrayList<>();
    names.forEach(name -> ranks.add(new Rank(name, ranks.size() + 1)));
    return ranks;
  }

  @Test
  void aBarReachesFromTheBestToTheWorstOfItsGroup() {
    // given
    List<List<String>> groups =
        List.of(List.of("gru", "simple_rnn"), List.of("h"), List.of("i", "not there"));

    // when
    List<DoubleSummaryStatistics> bars = CriticalDifferenceChart.bars(ranks(Drawn.TWELVE), groups);

    // then
    assertThat(bars).hasSize(1);
    assertThat(bars.get(0).getMin()).isEqualTo(1);
    assertThat(bars.get(0).getMax()).isEqualTo(3);
  }

  @Test
  void eachBarAndEachPairOfNamesTakesHeight() {
    List<Rank> ranks = ranks(Drawn.TWELVE);
    int height = draw(ranks, 3, List.of()).height();
    assertThat(draw(ranks, 3, List.of(List.of("gru", "lstm"), List.of("a", "b"))).height())
        .isEqualTo(height + 18);
    assertThat(draw(ranks.subList(0, 10), 3, List.of()).height()).isEqualTo(height - 22);
  }

  @Test
  void aLongNameIsNotCut() {
    String name = "gru with dropout 0.5, of two layers";
    String whole = draw(List.of(new Rank(name, 1), new Rank("lstm", 2)), 1, List.of()).svg();
    String longer = draw(List.of(new Rank(name + "!", 1), new Rank("lstm", 2)), 1, List.of()).svg();
    assertThat(longer.length()).isGreaterThan(whole.length() + 20);
  }

  @Test
  void eachArchitectureHasItsDash() {
    assertThat(draw(List.of(new Rank("lstm", 1), new Rank("gru", 2)), 1, List.of()).svg())
        .contains("stroke-dasharray:9,4;", "stroke-dasharray:2.5,3;");
  }

  @Test
  void aDifferenceThatIsNotPositiveAndFiniteIsNotDrawn() {
    List<Rank> ranks = List.of(new Rank("lstm", 1.5), new Rank("gru", 1.5));
    String without = draw(ranks, Double.NaN, List.of()).svg();
    assertThat(draw(ranks, 0, List.of()).svg()).isEqualTo(without);
    assertThat(draw(ranks, Double.POSITIVE_INFINITY, List.of()).svg()).isEqualTo(without);
    assertThat(draw(ranks, 40, List.of()).svg().length()).isGreaterThan(without.length());
  }

  @Test
  void emptyOneAndHostile() {
    String nothing = Plot.nothing("mean rank").picture().svg();
    assertThat(draw(List.of(), 1, List.of()).svg()).isEqualTo(nothing);
    assertThat(draw(List.of(new Rank("gru", Double.NaN)), 1, List.of()).svg()).isEqualTo(nothing);
    draw(List.of(new Rank("gru", 1)), 1, List.of());
    draw(ranks(Drawn.TWELVE), 3, List.of(Drawn.TWELVE));
    draw(ranks(Drawn.HOSTILE), 3, List.of(Drawn.HOSTILE));
  }
}
