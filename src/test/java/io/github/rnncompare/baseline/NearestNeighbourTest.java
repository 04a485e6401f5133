package io.github.rnncompare.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.task.Sequences;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearestNeighbourTest {

  /** The definition: the last two steps meet, and before them the best of three paths. */
  private static double naive(double[][] one, double[][] other, int i, int j) {
    if (i < 0 || j < 0) {
      return i == -1 && j == -1 ? 0 : Double.POSITIVE_INFINITY;
    }
    double squares = 0;
    for (int f = 0; f < one[i].length; f++) {
      squares += Math.pow(one[i][f] - other[j][f], 2);
    }
    return squares
        + Math.min(
            naive(one, other, i - 1, j - 1),
            Math.min(naive(one, other, i - 1, j), naive(one, other, i, j - 1)));
  }

  @Test
  void theDistanceIsThatOfTheDefinition() {
    Random random = new Random(1);
    for (int trial = 0; trial < 30; trial++) {
      double[][] one = Made.random(random, 1 + trial % 6, 1 + trial % 3);
      double[][] other = Made.random(random, 1 + trial % 5, 1 + trial % 3);
      assertThat(NearestNeighbour.distance(one, other))
          .as("trial %s of seed 1", trial)
          .isCloseTo(naive(one, other, one.length - 1, other.length - 1), within(1e-12));
    }
  }

  @Test
  void warpingMakesTheSameShapeNear() {
    double[][] slow = {{0}, {0}, {1}, {1}, {2}};

    assertThat(NearestNeighbour.distance(slow, new double[][] {{0}, {1}, {2}, {2}})).isZero();
  }

  @Test
  void ofEquallyNearSequencesTheFirstCountsAndNoneWithoutAClass() {
    // given: the nearest has no class; the other two are equally near
    double[][] targets = Made.oneHot(3, 0, 2, 1);
    targets[0] = new double[] {Double.NaN, Double.NaN, Double.NaN};
    Sequences train = Made.rows(new double[][] {{5}, {4}, {6}}, targets);
    Sequences tested = Made.rows(new double[][] {{5}}, Made.oneHot(3, 0));

    // when
    Model model = NearestNeighbour.of(train, tested, 1).orElseThrow();

    // then
    assertThat(Made.outputs(model, tested)[0]).containsExactly(0, 0, 1);
  }

  @Test
  void paddingIsNoStep() {
    // given: of equal steps, the one whose padding would be near if it counted
    Sequences train =
        new Sequences(
            Made.tensor(new double[][][] {{{1, 0, 0}}, {{1.1, 1.1, 1.1}}}),
            Made.matrix(Made.oneHot(2, 0, 1)),
            Made.matrix(new double[][] {{1, 0, 0}, {1, 1, 1}}));
    Sequences tested = Made.sequences(new double[][][] {{{1, 1, 1}}}, Made.oneHot(2, 0));

    // then
    Model model = NearestNeighbour.of(train, tested, 1).orElseThrow();
    assertThat(Made.outputs(model, tested)[0]).containsExactly(1, 0);
  }
}
