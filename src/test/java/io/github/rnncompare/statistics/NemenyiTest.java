package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NemenyiTest {

  /**
   * Table 5(a) of Demšar (2006), for 2 … 10 architectures. It is not always rounded to the nearest:
   * 2.343 stands for 2.3437, and 2.949 for 2.9483.
   */
  @Test
  void theCriticalValuesOfDemsar() {
    double[] at05 = {1.960, 2.343, 2.569, 2.728, 2.850, 2.949, 3.031, 3.102, 3.164};
    double[] at10 = {1.645, 2.052, 2.291, 2.459, 2.589, 2.693, 2.780, 2.855, 2.920};
    for (int k = 2; k <= 10; k++) {
      assertThat(StudentizedRange.quantile(0.95, k) / Math.sqrt(2))
          .isCloseTo(at05[k - 2], within(0.0008));
      assertThat(StudentizedRange.quantile(0.90, k) / Math.sqrt(2))
          .isCloseTo(at10[k - 2], within(0.0008));
    }
  }

  /** Four: as Demšar prints it. Three: √(3·4 / (6·12)) = 1/√6, with SciPy's quantile. */
  @Test
  void criticalDifferences() {
    assertThat(Nemenyi.criticalDifference(4, 14, 0.05)).isCloseTo(1.25, within(0.005));
    assertThat(Nemenyi.criticalDifference(4, 14, 0.10)).isCloseTo(1.12, within(0.005));
    assertThat(Nemenyi.criticalDifference(3, 4, 0.05)).isCloseTo(1.66, within(0.005));
    assertThat(Nemenyi.criticalDifference(3, 10, 0.05)).isCloseTo(1.05, within(0.005));
    assertThat(Nemenyi.criticalDifference(3, 12, 0.05))
        .isCloseTo(3.314493155398 / Math.sqrt(2) / Math.sqrt(6), within(1e-11));
  }

  /**
   * Demšar: nothing differs at 0.05; at 0.10 C4.5 (index 0) is worse than C4.5+m (1) and C4.5+m+cf
   * (3), and for C4.5+cf (2) the data do not suffice. Figure 1(a) draws the two bars.
   */
  @Test
  void theGroupsOfDemsar() {
    List<Double> meanRanks = Friedman.of(Demsar.scores()).meanRanks();
    assertThat(Nemenyi.of(meanRanks, 14, 0.05).groups()).containsExactly(List.of(3, 1, 2, 0));
    assertThat(Nemenyi.of(meanRanks, 14, 0.10).groups())
        .containsExactly(List.of(3, 1, 2), List.of(2, 0));
  }

  @Test
  void architecturesThatAllDifferHaveNoBar() {
    assertThat(Nemenyi.of(List.of(3.0, 1.0, 2.0), 100, 0.05).groups()).isEmpty();
  }

  @Test
  void groupsApartAndOneThatStandsAlone() {
    // given: a critical difference of 0.61 between five
    Nemenyi found = Nemenyi.of(List.of(1.2, 4.8, 3.0, 1.0, 5.0), 100, 0.05);

    // then
    assertThat(found.criticalDifference()).isCloseTo(0.61, within(0.005));
    assertThat(found.groups()).containsExactly(List.of(3, 0), List.of(1, 4));
  }

  @Test
  void groupsAreAllLongestRunsThatLieTogether() {
    long seed = 14;
    Random random = new Random(seed);
    for (int repetition = 0; repetition < 200; repetition++) {
      // given
      int k = 2 + random.nextInt(6);
      List<Double> meanRanks =
          random.doubles(k, 1, k).map(rank -> Math.round(4 * rank) / 4.0).boxed().toList();
      int experiments = 2 + random.nextInt(60);

      // when
      Nemenyi found = Nemenyi.of(meanRanks, experiments, 0.05);

      // then: every run of two or more that is together, less those within a longer one
      List<Integer> order =
          IntStream.range(0, k).boxed().sorted(Comparator.comparing(meanRanks::get)).toList();
      List<List<Integer>> together = new ArrayList<>();
      for (int start = 0; start < k; start++) {
        for (int end = start + 2; end <= k; end++) {
          List<Integer> run = order.subList(start, end);
          double width = meanRanks.get(order.get(end - 1)) - meanRanks.get(order.get(start));
          if (width < found.criticalDifference()) {
            together.add(run);
          }
        }
      }
      List<List<Integer>> longest =
          together.stream()
              .filter(
                  run ->
                      together.stream()
                          .noneMatch(other -> other.size() > run.size() && other.containsAll(run)))
              .toList();
      assertThat(found.groups()).as("seed %d", seed).isEqualTo(longest);
    }
  }

  @Test
  void whatIsNoComparisonIsRefused() {
    assertThatThrownBy(() -> Nemenyi.criticalDifference(1, 5, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Nemenyi.criticalDifference(3, 1, 0.05))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Nemenyi.criticalDifference(3, 5, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
