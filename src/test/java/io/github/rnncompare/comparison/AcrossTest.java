package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.comparison.Across.Experiment;
import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.ScoreRow;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.PerformanceProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcrossTest {
  private final List<Experiment> experiments = new ArrayList<>();

  private AcrossTest add(String name, SampleRun run) {
    experiments.add(new Experiment(name, new Comparison(run.content())));
    return this;
  }

  /** One seed each of a, b and c, on a task of its own with a baseline of 1. */
  private AcrossTest add(String name, double a, double b, double c) {
    return add(
        name,
        new SampleRun()
            .memorised("a", a)
            .memorised("b", b)
            .memorised("c", c)
            .baseline("always 0", "final_train_loss", 1));
  }

  private ScoreRow score(String experiment, String architecture) {
    return new Across(experiments)
        .scores().stream()
            .filter(s -> s.experiment().equals(experiment) && s.architecture().equals(architecture))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void ranksAreWithinExperimentsAndTheirMeansOverThem() {
    // given
    add("one", 0.1, 0.2, 0.3).add("two", 0.2, 0.2, 0.1);

    // when
    Across across = new Across(experiments);

    // then
    assertThat(across.meanRank("a")).isEqualTo((1 + 2.5) / 2);
    assertThat(across.meanRank("b")).isEqualTo((2 + 2.5) / 2);
    assertThat(across.meanRank("c")).isEqualTo((3 + 1) / 2.0);
    assertThat(across.ranked()).containsExactly("a", "c", "b");
    assertThat(score("two", "a").rank()).isEqualTo(2.5);
    assertThat(across.nemenyi().criticalDifference()).isCloseTo(2.343, within(1e-3)); // √(12 / 12)
  }

  @Test
  void whatMostlyDivergesRanksLast() {
    // given
    add("one", 0.5, 0.4, 0.3);
    add(
        "two",
        new SampleRun()
            .memorised("a", 0.01)
            .diverged("a", 2)
            .memorised("b", 0.5, 0.5)
            .memorised("c", 0.6, 0.6));

    // then
    assertThat(score("two", "a").rank()).isEqualTo(3);
    assertThat(score("two", "a").score()).isNull();
    assertThat(score("two", "b").rank()).isEqualTo(1);
    assertThat(score("two", "b").baseline()).isNull();
  }

  @Test
  void scoresOfDifferentScalesAreSharesOfTheirBaselines() {
    // given: the lowest baseline counts
    add("one", 0.1, 0.2, 0.3);
    add(
        "two",
        new SampleRun()
            .forecast("c", 30)
            .forecast("a", 10)
            .forecast("b", 20)
            .baseline("naive", "test_metric", 40)
            .baseline("persistence", "test_metric", 50)
            .cost("a", 0.5));

    // when
    ScoreRow row = score("two", "a");

    // then
    assertThat(row.measure()).isEqualTo("test_metric");
    assertThat(row.baseline()).isEqualTo(40);
    assertThat(row.baselineNormalisedScore()).isEqualTo(0.25);
    assertThat(row.parameters()).isEqualTo(641);
    assertThat(row.stepMs()).isEqualTo(0.5);
    assertThat(score("one", "a").stepMs()).isNull();
    ComparisonRow pair = new Across(experiments).pairs().get(0);
    assertThat(pair.measure()).isEqualTo("baseline_normalised_score");
    assertThat(pair.architecture() + pair.other()).isEqualTo("ab");
    assertThat(pair.meanDifference()).isCloseTo((0.1 - 0.2 + 0.25 - 0.5) / 2, within(1e-12));
    assertThat(pair.wins()).isEqualTo(2);
  }

  @Test
  void onlyTheArchitecturesThatAllHaveAreRanked() {
    // given
    add("one", 0.1, 0.2, 0.3);
    add("two", new SampleRun().memorised("c", 0.5).memorised("b", 0.4).memorised("d", 0.1));

    // when
    Across across = new Across(experiments);

    // then
    assertThat(across.architectures()).containsExactly("b", "c");
    assertThat(score("two", "b").rank()).isEqualTo(1);
    assertThat(score("two", "d").rank()).isNull();
    assertThat(score("two", "d").score()).isEqualTo(0.1);
    assertThat(across.withoutBaseline()).containsExactly("two");
    assertThat(across.pairs()).allMatch(pair -> pair.pairs() == 1);
  }

  @Test
  void whereAllStepTimesOverlapThereIsNoFrontAgainstThem() {
    // given: in the first experiment the slower and better one's interval overlaps the other's
    add(
        "overlapping",
        new SampleRun()
            .memorised("a", 0.4)
            .memorised("b", 0.5)
            .cost("a", 1.1, 1.0, 1.2, 0.98)
            .cost("b", 1.0, 0.9, 1.05, 0.98));
    add(
        "apart",
        new SampleRun()
            .memorised("a", 0.4)
            .memorised("b", 0.5)
            .cost("a", 1.1, 1.05, 1.2, 0.98)
            .cost("b", 1.0, 0.9, 1.04, 0.98));
    add(
        "older",
        new SampleRun()
            .memorised("a", 0.4)
            .memorised("b", 0.5)
            .cost("a", 1.1, null, null, null)
            .cost("b", 1.0, null, null, null));

    // when
    Across across = new Across(experiments);

    // then
    assertThat(across.withoutStepFront()).containsExactly("overlapping");
    assertThat(
            across.scores().stream()
                .filter(s -> s.paretoStep() == 1)
                .map(s -> s.experiment() + " " + s.architecture()))
        .containsExactly("overlapping a", "apart a", "apart b", "older a", "older b");
  }

  @Test
  void experimentsOnOneTaskShareAFrontAndAreSaidNotToBeIndependent() {
    // given
    Map<String, Object> task = Map.of("name", "random_tensors");
    add("small", new SampleRun().with("task", task).memorised("a", 0.4).memorised("b", 0.5));
    add("large", new SampleRun().with("task", task).memorised("a", 0.3).memorised("b", 0.4));
    add("other", new SampleRun().memorised("a", 0.9).memorised("b", 0.8));

    // when
    Across across = new Across(experiments);

    // then: all have the same number of parameters
    assertThat(across.onOneTask()).containsExactly("small", "large");
    assertThat(across.task("large")).isEqualTo("small");
    assertThat(across.task("other")).isEqualTo("other");
    assertThat(
            across.scores().stream()
                .filter(s -> s.paretoParameters() == 1)
                .map(s -> s.experiment() + " " + s.architecture()))
        .containsExactly("large a", "other b");
    assertThat(across.scores()).allMatch(s -> s.paretoStep() == 0);
  }

  @Test
  void aProfileCountsRunsByTheirShareOfTheBaseline() {
    // given
    add(
        "one",
        new SampleRun()
            .memorised("a", 1, 2)
            .memorised("b", 3)
            .diverged("b", 2)
            .baseline("always 0", "final_train_loss", 4));
    add(
        "two",
        new SampleRun()
            .memorised("a", 5)
            .memorised("b", 10)
            .baseline("always 0", "final_train_loss", 10));

    // when
    PerformanceProfile profile = new Across(experiments).profile().orElseThrow();

    // then
    assertThat(profile.thresholds()).containsExactly(0.25, 0.5, 0.75, 1.0);
    assertThat(profile.shares())
        .isEqualTo(Arrays.asList(List.of(0.25, 1.0, 1.0, 1.0), List.of(0.0, 0.0, 0.25, 0.75)));
  }

  @Test
  void anExperimentInWhichAllTrialsOfOneFailedIsNotInTheProfile() {
    // given
    add("one", 0.1, 0.2, 0.3);
    add(
        "two",
        new SampleRun()
            .memorised("a", 0.4)
            .memorised("b", 0.5)
            .failed("c", 1)
            .baseline("always 0", "final_train_loss", 1));

    // when
    PerformanceProfile profile = new Across(experiments).profile().orElseThrow();

    // then
    assertThat(profile.thresholds()).containsExactly(0.1, 0.2, 0.3);
    assertThat(profile.shares())
        .isEqualTo(
            Arrays.asList(List.of(1.0, 1.0, 1.0), List.of(0.0, 1.0, 1.0), List.of(0.0, 0.0, 1.0)));
  }

  @Test
  void theTimeOfAStepIsTheArchitecturesOwn() {
    // given
    add("one", new SampleRun().memorised("a", 0.1).memorised("b", 0.2).cost("a", 3).cost("b", 5));
    add("two", new SampleRun().memorised("a", 0.1).memorised("b", 0.2).cost("b", 7));

    // then
    assertThat(score("one", "a").stepMs()).isEqualTo(3);
    assertThat(score("one", "b").stepMs()).isEqualTo(5);
    assertThat(score("two", "a").stepMs()).isNull();
    assertThat(score("two", "b").stepMs()).isEqualTo(7);
  }

  @Test
  void withoutBaselinesThereIsNoProfile() {
    add("one", new SampleRun().memorised("a", 1).memorised("b", 2));
    add("two", new SampleRun().memorised("a", 1).memorised("b", 2));
    assertThat(new Across(experiments).profile()).isEmpty();
    assertThat(new Across(experiments).pairs()).allMatch(pair -> pair.pairs() == 0);
  }

  @Test
  void thereMustBeSomethingInCommon() {
    add("one", 0.1, 0.2, 0.3);
    assertThatThrownBy(() -> new Across(experiments)).isInstanceOf(UserErrorException.class);
    add("two", new SampleRun().memorised("a", 0.5).memorised("d", 0.4));
    assertThatThrownBy(() -> new Across(experiments))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "expected at least two experiments with two architectures in common; found one"
                + " [a, b, c], two [a, d]");
  }

  @Test
  void ofAnAccuracyTheDistanceFromOneIsHeldAgainstTheBaselines() {
    // given
    add("one", 0.1, 0.2, 0.3);
    add(
        "two",
        new SampleRun()
            .withAccuracy()
            .forecast("a", 0.5)
            .forecast("b", 0.9)
            .forecast("c", 0.8)
            .baseline("guess", "test_metric", 0.2)
            .baseline("most frequent", "test_metric", 0.5));

    // then
    assertThat(score("two", "b").rank()).isEqualTo(1);
    assertThat(score("two", "b").score()).isEqualTo(0.9);
    assertThat(score("two", "b").baseline()).isEqualTo(0.5);
    assertThat(score("two", "b").baselineNormalisedScore()).isCloseTo(0.2, within(1e-12));
    assertThat(score("two", "a").baselineNormalisedScore()).isEqualTo(1);
    assertThat(new Across(experiments).profile().orElseThrow().thresholds().get(0))
        .isCloseTo(0.1, within(1e-12));
  }

  @Test
  void aBaselineThatCannotBeImprovedOnIsNone() {
    // given: no loss is below 0
    add(
        "one",
        new SampleRun()
            .memorised("a", 0.1)
            .memorised("b", 0.2)
            .baseline("perfect", "final_train_loss", 0)
            .baseline("always 0", "final_train_loss", 0.4));
    add(
        "two",
        new SampleRun()
            .memorised("a", 0.1)
            .memorised("b", 0.2)
            .baseline("perfect", "final_train_loss", 0));

    // then
    assertThat(score("one", "a").baseline()).isEqualTo(0.4);
    assertThat(score("one", "a").baselineNormalisedScore()).isEqualTo(0.25);
    assertThat(new Across(experiments).withoutBaseline()).containsExactly("two");
  }

  @Test
  void whatIsOnlyMemorisedIsLeftOutWhereTwoOrMoreHaveATest() {
    // given
    add("memory", 0.1, 0.2, 0.3);
    add("one", new SampleRun().forecast("a", 1).forecast("b", 2).forecast("c", 3));
    assertThat(new Across(experiments).leftOut()).isEmpty();
    add("two", new SampleRun().forecast("a", 1).forecast("b", 2).forecast("c", 3));

    // when
    Across across = new Across(experiments);

    // then
    assertThat(across.leftOut()).containsExactly("memory");
    assertThat(across.experiments()).extracting(Experiment::name).containsExactly("one", "two");
    assertThat(across.scores()).extracting(ScoreRow::experiment).doesNotContain("memory");
  }

  @Test
  void theIntervalOfAStepIsTheMeasuredOneOrInOlderFilesItsTime() {
    // given
    add("one", new SampleRun().memorised("a", 0.1).memorised("b", 0.2).cost("b", 5, 4.0, 7.0, 1.0));
    add(
        "older",
        new SampleRun().memorised("a", 0.1).memorised("b", 0.2).cost("b", 3, null, null, null));

    // when
    Across across = new Across(experiments);

    // then
    assertThat(across.stepMs("one", "b")).contains(new Interval(4, 7));
    assertThat(across.stepMs("older", "b")).contains(new Interval(3, 3));
    assertThat(across.stepMs("one", "a")).isEmpty();
    assertThat(across.withoutStepFront()).isEmpty(); // of one time there is nothing to overlap
  }
}
