package io.github.rnncompare.comparison;

import static io.github.rnncompare.comparison.PracticalVerdict.BETTER;
import static io.github.rnncompare.comparison.PracticalVerdict.PRACTICALLY_THE_SAME;
import static io.github.rnncompare.comparison.PracticalVerdict.UNDECIDED;
import static io.github.rnncompare.comparison.PracticalVerdict.WORSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelevantDifferencesTest {
  private final SampleRun run = new SampleRun();

  private static double[] values(double... deviations) {
    return DoubleStream.of(deviations).map(deviation -> 0.5 + deviation).toArray();
  }

  private static double[] repeated(double value, int seeds) {
    return IntStream.range(0, seeds).mapToDouble(i -> value).toArray();
  }

  private PracticalVerdict verdict(Object relevance) {
    Comparison comparison = new Comparison(run.with("relevance", relevance).content());
    return comparison.pairs(comparison.primary()).stream()
        .flatMap(row -> comparison.practicalVerdict(row).stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theWholeIntervalDecides() {
    assertThat(PracticalVerdict.of(Optional.of(new Interval(-3, -1.1)), 1)).isEqualTo(BETTER);
    assertThat(PracticalVerdict.of(Optional.of(new Interval(-3, -1)), 1)).isEqualTo(UNDECIDED);
    assertThat(PracticalVerdict.of(Optional.of(new Interval(1.1, 3)), 1)).isEqualTo(WORSE);
    assertThat(PracticalVerdict.of(Optional.of(new Interval(-0.5, 3)), 1)).isEqualTo(UNDECIDED);
    assertThat(PracticalVerdict.of(Optional.of(new Interval(-1, 1)), 1))
        .isEqualTo(PRACTICALLY_THE_SAME);
    assertThat(PracticalVerdict.of(Optional.of(new Interval(0.2, 0.3)), 1))
        .isEqualTo(PRACTICALLY_THE_SAME);
    assertThat(PracticalVerdict.of(Optional.of(new Interval(Double.NEGATIVE_INFINITY, -2)), 1))
        .isEqualTo(BETTER);
    assertThat(PracticalVerdict.of(Optional.of(new Interval(-0.1, Double.POSITIVE_INFINITY)), 1))
        .isEqualTo(UNDECIDED);
    assertThat(PracticalVerdict.of(Optional.empty(), 1)).isEqualTo(UNDECIDED);
  }

  @Test
  void sharesOfErrorsAreRatios() {
    // given: 10 % more in each of eight seeds, whatever the size
    double[] values = {0.1, 1, 10, 0.2, 2, 20, 0.3, 3};
    run.forecast("gru", values)
        .forecast("lstm", DoubleStream.of(values).map(value -> 1.1 * value).toArray());

    // then
    assertThat(verdict("9 %")).isEqualTo(BETTER);
    assertThat(verdict("11 %")).isEqualTo(PRACTICALLY_THE_SAME);
    assertThat(verdict(0.5)).isEqualTo(UNDECIDED); // differences are from 0.01 to 2
    assertThat(verdict(3)).isEqualTo(PRACTICALLY_THE_SAME);
  }

  @Test
  void sharesOfAccuraciesAreOfTheBetterMean() {
    // given: 0.80 and 0.76, 5 % of the better one
    run.withAccuracy().forecast("gru", repeated(0.80, 7)).forecast("lstm", repeated(0.76, 7));

    // then
    assertThat(verdict("4.9 %")).isEqualTo(BETTER);
    assertThat(verdict("5.1 %")).isEqualTo(PRACTICALLY_THE_SAME); // 5.26 % of the worse one
    assertThat(verdict(0.039)).isEqualTo(BETTER);
    assertThat(verdict(0.041)).isEqualTo(PRACTICALLY_THE_SAME);
  }

  @Test
  void equalValuesAreTheSameEvenWhereTheyAreZero() {
    run.forecast("gru", repeated(0, 6)).forecast("lstm", repeated(0, 6));

    assertThat(verdict("1 %")).isEqualTo(PRACTICALLY_THE_SAME);
    assertThat(verdict(1e-9)).isEqualTo(PRACTICALLY_THE_SAME);
  }

  @Test
  void theOneThatRanksFirstMayBeWorse() {
    // given: lstm is better in the seeds that both have, and bad in those that it has alone
    run.forecast("gru", repeated(0.5, 6))
        .forecast("lstm", 0.4, 0.4, 0.4, 0.4, 0.4, 0.4, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9);

    // then
    assertThat(verdict("20 %")).isEqualTo(WORSE);
    assertThat(verdict("30 %")).isEqualTo(PRACTICALLY_THE_SAME);
  }

  @Test
  void whatDivergedIsWorseByAnyDifference() {
    // given
    run.memorised("gru", repeated(0.5, 8));
    for (int seed = 1; seed <= 8; seed++) {
      run.diverged("lstm", seed);
    }

    // then: without two values there is no interval
    assertThat(verdict("2 %")).isEqualTo(UNDECIDED);
  }

  @Test
  void onlyThePrimaryMeasureIsJudgedAndNoPChanges() {
    // given
    run.forecast("gru", values(0, 0.01, 0.02, 0.03, 0.04, 0.05))
        .forecast("lstm", values(0.1, 0.12, 0.11, 0.16, 0.15, 0.13));
    List<ComparisonRow> before = new Comparison(run.content()).pairs();

    // when
    List<ComparisonRow> after = new Comparison(run.with("relevance", "2 %").content()).pairs();

    // then
    assertThat(before).allMatch(row -> row.relevance().isEmpty());
    for (int i = 0; i < before.size(); i++) {
      boolean primary = i == before.size() - 1;
      assertThat(after.get(i))
          .isEqualTo(before.get(i).withRelevantDifference(primary ? "better" : ""));
    }
  }

  @Test
  void splitsThatOverlapHaveALongerInterval() {
    // given: differences of about 0.1 that vary
    run.forecast("gru", values(0, 0.01, 0.02, 0.03, 0.04, 0.05, 0.03, 0.01))
        .forecast("lstm", values(0.08, 0.13, 0.10, 0.15, 0.12, 0.17, 0.14, 0.09));
    PracticalVerdict independent = verdict(0.07);

    // when
    run.with("task", Map.of("resample", true, "validation", 0.2, "test", 0.2));

    // then
    assertThat(independent).isEqualTo(BETTER);
    assertThat(verdict(0.07)).isEqualTo(UNDECIDED);
  }
}
