package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.SummaryRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any run: of three to five architectures, some trials of which end badly. */
class ComparisonInvariantsTest {
  private static final int SEEDS = 9;
  private static final double DIVERGED = -1;
  private static final double FAILED = -2;

  /** What each architecture ended with, seed by seed. */
  private static Map<String, double[]> random(long seed) {
    Random random = new Random(seed);
    Map<String, double[]> endings = new HashMap<>();
    for (int i = 3 + random.nextInt(3); i > 0; i--) {
      double[] losses = new double[SEEDS];
      for (int k = 0; k < SEEDS; k++) {
        int luck = random.nextInt(12);
        losses[k] = luck == 0 ? DIVERGED : luck == 1 ? FAILED : 0.1 * i + random.nextDouble();
      }
      endings.put("net_" + i, losses);
    }
    return endings;
  }

  private static Comparison comparison(
      Map<String, double[]> endings, List<String> order, UnaryOperator<String> name, double times) {
    SampleRun run = new SampleRun();
    for (String architecture : order) {
      double[] losses = endings.getOrDefault(architecture, new double[0]);
      for (int k = 0; k < losses.length; k++) {
        if (losses[k] == DIVERGED) {
          run.diverged(name.apply(architecture), k + 1);
        } else if (losses[k] == FAILED) {
          run.failed(name.apply(architecture), k + 1);
        } else {
          run.memorisedAt(name.apply(architecture), k + 1, times * losses[k]);
        }
      }
    }
    return new Comparison(run.content());
  }

  private static List<String> sorted(Map<String, double[]> endings) {
    return endings.keySet().stream().sorted().toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void neitherNamesNorTheirOrderChangeAMeasure(long seed) {
    // given
    Map<String, double[]> endings = random(seed);
    Comparison one = comparison(endings, sorted(endings), name -> name, 1);
    List<String> shuffled = new ArrayList<>(sorted(endings));
    Collections.shuffle(shuffled, new Random(seed));
    Comparison other = comparison(endings, shuffled, name -> "a" + name.hashCode(), 1);

    // then
    assertThat(other.pairs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("architecture", "other")
        .containsExactlyElementsOf(one.pairs());
    assertThat(other.pairs())
        .extracting(ComparisonRow::architecture)
        .containsExactlyElementsOf(
            one.pairs().stream().map(row -> "a" + row.architecture().hashCode()).toList());
    assertThat(other.summaries())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("architecture")
        .containsExactlyInAnyOrderElementsOf(one.summaries());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void twiceTheLossesHaveTheSamePValuesAndTwiceTheMeans(long seed) {
    // given
    Map<String, double[]> endings = random(seed);
    Comparison once = comparison(endings, sorted(endings), name -> name, 1);
    Comparison twice = comparison(endings, sorted(endings), name -> name, 2);

    // then
    assertThat(twice.pairs())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
            "meanDifference",
            "hodgesLehmann",
            "hodgesLehmannLow",
            "hodgesLehmannHigh",
            "correlation")
        .containsExactlyElementsOf(once.pairs());
    for (int i = 0; i < once.pairs().size(); i++) {
      Double ratio = once.pairs().get(i).hodgesLehmann();
      if (ratio != null) {
        assertThat(twice.pairs().get(i).hodgesLehmann()).isCloseTo(ratio, within(1e-6 * ratio));
      }
    }
    assertThat(twice.summaries())
        .extracting(SummaryRow::mean)
        .containsExactlyElementsOf(
            once.summaries().stream()
                .map(row -> row.mean() == null ? null : 2 * row.mean())
                .toList());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void winsTiesAndLossesAreAllPairs(long seed) {
    // given
    Map<String, double[]> endings = random(seed);
    Comparison comparison = comparison(endings, sorted(endings), name -> name, 1);

    // then
    assertThat(comparison.pairs())
        .hasSize(comparison.countOfPairs())
        .allSatisfy(
            row -> {
              assertThat(row.wins() + row.ties() + row.losses()).isEqualTo(row.pairs());
              assertThat(row.differences()).isLessThanOrEqualTo(row.pairs());
              assertThat(row.pHolm()).isGreaterThanOrEqualTo(row.pValue()).isLessThanOrEqualTo(1);
            });
  }
}
