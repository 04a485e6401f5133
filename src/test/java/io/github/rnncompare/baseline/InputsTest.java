package io.github.rnncompare.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import org.junit.jupiter.api.Test;

class InputsTest {
  /** Two features; the first sequence has two steps and padding of 9, the second three steps. */
  private final Sequences padded =
      new Sequences(
          Made.tensor(new double[][][] {{{1, 2, 9}, {5, 5, 9}}, {{3, 1, 2}, {0, 6, 0}}}),
          Made.matrix(new double[][] {{0}, {0}}),
          Made.matrix(new double[][] {{1, 1, 0}, {1, 1, 1}}));

  @Test
  void lastStepsAreStepByStepAndPaddingIsZero() {
    assertThat(new LastSteps(3).rows(padded))
        .isDeepEqualTo(new double[][] {{1, 5, 2, 5, 0, 0}, {3, 0, 1, 6, 2, 0}});
    assertThat(new LastSteps(1).rows(padded)[1]).containsExactly(2, 0);
  }

  @Test
  void recentStepsAreARowForEachStepTheNewestFirst() {
    assertThat(new RecentSteps(2).rows(padded))
        .isDeepEqualTo(
            new double[][] {{1, 5, 0, 0}, {2, 5, 1, 5}, {3, 0, 0, 0}, {1, 6, 3, 0}, {2, 0, 1, 6}});
  }

  @Test
  void aSummaryHasSixNumbersOfAFeatureAndTheLength() {
    assertThat(new Summary().rows(padded)[0])
        .containsExactly(1.5, 0.5, 1, 2, 1, 2, 5, 0, 5, 5, 5, 5, 2);
    assertThat(new Summary().rows(padded)[1][1]).isEqualTo(Math.sqrt(2.0 / 3));
  }

  @Test
  void aSummaryOfOneStepHasNoDeviation() {
    Sequences one = Made.rows(new double[][] {{7}}, new double[][] {{0}});

    assertThat(new Summary().rows(one)[0]).containsExactly(7, 0, 7, 7, 7, 7, 1);
  }

  @Test
  void whatIsTooWideIsCutOrLeftOut() {
    assertThat(Inputs.ofWindow(100, 12)).contains(new LastSteps(6));
    assertThat(Inputs.ofWindow(1, 12)).contains(new LastSteps(12));
    assertThat(Inputs.ofWindow(601, 12)).isEmpty();
    assertThat(Inputs.ofPadded(100, 6)).contains(new LastSteps(6));
    assertThat(Inputs.ofPadded(100, 7)).isEmpty();
    assertThat(Inputs.ofSummary(99)).isPresent();
    assertThat(Inputs.ofSummary(100)).isEmpty();
    assertThat(Inputs.ofEachStep(padded, 2)).contains(new RecentSteps(3));
    assertThat(Inputs.ofEachStep(padded, 601)).isEmpty();
  }

  @Test
  void ofVeryManySequencesEvenlySpacedOnesAreTaken() {
    Sequences ten =
        Made.rows(
            new double[][] {{0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}}, new double[10][1]);

    assertThat(Floats.of(Sample.of(ten, 3, 12).features())).containsExactly(0, 2, 5, 7);
    assertThat(Sample.of(ten, 3, 30).count()).isEqualTo(10);
    assertThat(Floats.of(Sample.of(ten, 100, 12).features())).containsExactly(0);
  }
}
