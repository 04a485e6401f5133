package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParetoTest {

  @Test
  void whatIsWorseInBothIsLeftOut() {
    // given: the second is on top of the first, the fifth is beside it
    double[] first = {3, 3, 1, 5, 4};
    double[] second = {2, 2, 9, 1, 2};

    // then
    assertThat(Pareto.front(first, second)).containsExactly(2, 0, 1, 3);
  }

  @Test
  void noPointsHaveNoFront() {
    assertThat(Pareto.front(new double[0], new double[0])).isEmpty();
  }

  @Test
  void theCheapestStaysEvenIfItDiverged() {
    double diverged = Double.POSITIVE_INFINITY;
    assertThat(Pareto.front(new double[] {2, 1, 3}, new double[] {5, diverged, diverged}))
        .containsExactly(1, 0);
  }

  @Test
  void minusZeroIsZero() {
    assertThat(Pareto.front(new double[] {-0.0, 0.0}, new double[] {2, 1})).containsExactly(1);
    assertThat(Pareto.front(new double[] {1, 1}, new double[] {0.0, -0.0})).containsExactly(0, 1);
    assertThat(Pareto.front(new double[] {0.0, -0.0}, new double[] {1, 1})).containsExactly(0, 1);
  }

  @Test
  void theFrontIsWhatNoOtherDominates() {
    long seed = 16;
    Random random = new Random(seed);
    for (int repetition = 0; repetition < 500; repetition++) {
      // given: points with equal ones and infinite ones
      int n = 1 + random.nextInt(12);
      double[] first = coordinates(n, random);
      double[] second = coordinates(n, random);

      // when
      List<Integer> front = Pareto.front(first, second);

      // then
      List<Integer> undominated = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        boolean dominated = false;
        for (int j = 0; j < n; j++) {
          dominated |=
              first[j] <= first[i]
                  && second[j] <= second[i]
                  && (first[j] < first[i] || second[j] < second[i]);
        }
        if (!dominated) {
          undominated.add(i);
        }
      }
      assertThat(front).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(undominated);
      assertThat(front.stream().map(i -> first[i]).toList()).as("seed %d", seed).isSorted();
    }
  }

  @Test
  void whereIntervalsOverlapTheyCountAsEqual() {
    // given: the first two overlap, the second and third touch, the last is apart
    List<Interval> costs =
        List.of(new Interval(1, 3), new Interval(2, 4), new Interval(4, 5), new Interval(6, 7));

    // then
    assertThat(Pareto.front(costs, new double[] {5, 5, 5, 4})).containsExactly(0, 1, 3);
    assertThat(Pareto.front(costs, new double[] {5, 4, 3, 3})).containsExactly(2);
    assertThat(Pareto.front(costs, new double[] {5, 6, 4, 3})).containsExactly(0, 2, 3);
    assertThat(Pareto.front(costs, new double[] {5, 4, 5, 5})).containsExactly(1);
    assertThat(Pareto.overlap(costs)).isFalse();
    assertThat(Pareto.overlap(costs.subList(0, 3))).isFalse();
  }

  @Test
  void whereAllOverlapOnlyTheBestAreOnTheFront() {
    List<Interval> costs = List.of(new Interval(1, 3), new Interval(2, 4), new Interval(3, 5));
    assertThat(Pareto.overlap(costs)).isTrue();
    assertThat(Pareto.front(costs, new double[] {5, 4, 4})).containsExactly(1, 2);
  }

  private static double[] coordinates(int n, Random random) {
    return random
        .ints(n, 0, 9)
        .mapToDouble(value -> value == 8 ? Double.POSITIVE_INFINITY : value)
        .toArray();
  }

  @Test
  void whatIsNoPointIsRefused() {
    assertThatThrownBy(() -> Pareto.front(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Pareto.front(new double[2], new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("point 1");
  }
}
