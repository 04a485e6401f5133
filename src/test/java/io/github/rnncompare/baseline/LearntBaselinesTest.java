package io.github.rnncompare.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.LearntBaseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Choice and scores of all baselines, and hostile data. */
class LearntBaselinesTest {

  private static Map<String, Double> scores(List<LearntBaseline> baselines) {
    return baselines.stream()
        .flatMap(baseline -> baseline.scores(ClassWeights.NONE).stream())
        .collect(Collectors.toMap(b -> b.name() + ": " + b.measure(), Baseline::value));
  }

  private static Splits same(Split split) {
    return new Splits(split, split, split);
  }

  private static Map<String, Double> ofClasses(int classes, double[][] rows, int... actual) {
    Split split = Made.split(classes, Made.rows(rows, Made.oneHot(classes, actual)), actual);
    return scores(
        LearntBaselines.ofClasses(
            same(split), new Shape(rows[0].length, 1, classes, TargetKind.CLASSES, false)));
  }

  private static Map<String, Double> ofNumbers(double[][] rows, double[][] targets) {
    Split split = new Split(Made.rows(rows, targets), null);
    return scores(
        LearntBaselines.ofNumbers(
            same(split),
            new Shape(rows[0].length, 1, targets[0].length, TargetKind.VALUES, false)));
  }

  @Test
  void theModelWithTheLowestLossOnValidationIsChosenTheFirstOfEqualOnes() {
    // given: models that always say 1, 2, 2 and 5
    Sequences train = Made.rows(new double[][] {{0}}, new double[][] {{1}});
    Sequences validation = Made.rows(new double[][] {{0}}, new double[][] {{3}});
    List<Model> models = List.of(always(1), always(2), always(2), always(5));

    // when
    List<Baseline> scores =
        new FittedBaseline(
                "line",
                TargetKind.VALUES,
                new Splits(
                    new Split(train, null), new Split(validation, null), new Split(train, null)),
                true,
                weights -> models)
            .learnt()
            .scores(ClassWeights.NONE);

    // then
    assertThat(scores)
        .containsExactly(
            new Baseline("line", "final_train_loss", 1),
            new Baseline("line", "best_validation_loss", 1),
            new Baseline("line", "test_loss", 1));
  }

  private static Model always(double value) {
    return batch -> Positions.outputs(new double[][] {{value}}, batch);
  }

  @Test
  void classesThatALineSeparatesAreRecognised() {
    Map<String, Double> scores =
        ofClasses(2, new double[][] {{0, 1}, {0.1, 1}, {5, 1}, {5.1, 1}}, 0, 0, 1, 1);

    assertThat(scores)
        .containsEntry("logistic regression: test_metric", 1.0)
        .containsEntry("nearest neighbour (DTW): test_metric", 1.0)
        .hasSize(5);
  }

  @Test
  void allLearntBaselinesAreNamedAsSuch() {
    ofClasses(2, new double[][] {{0}, {1}}, 0, 1)
        .keySet()
        .forEach(name -> assertThat(BaselineRow.isLearnt(name)).as(name).isTrue());
    assertThat(BaselineRow.isLearnt("linear regression on a season (12)")).isTrue();
    assertThat(BaselineRow.isLearnt("bigrams")).isTrue();
    assertThat(BaselineRow.isLearnt("trigrams")).isTrue();
    assertThat(BaselineRow.isLearnt("mean of training")).isFalse();
    assertThat(BaselineRow.isLearnt("most frequent class")).isFalse();
  }

  @Test
  void oneClassOnlyIsNoFault() {
    assertThat(ofClasses(2, new double[][] {{0}, {1}, {2}}, 1, 1, 1))
        .containsEntry("logistic regression: test_metric", 1.0);
  }

  @Test
  void oneTrainingSequenceIsNoFault() {
    assertThat(ofClasses(2, new double[][] {{4, 2}}, 1))
        .containsEntry("nearest neighbour (DTW): test_metric", 1.0);
    assertThat(ofNumbers(new double[][] {{4, 2}}, new double[][] {{3}}))
        .containsEntry("linear regression: test_loss", 0.0);
  }

  @Test
  void constantTargetsArePredictedExactly() {
    assertThat(ofNumbers(Made.random(new Random(1), 20, 3), new double[20][1]))
        .containsEntry("linear regression: test_loss", 0.0);
  }

  @Test
  void errorsThatOverflowAreNoScores() {
    assertThat(ofNumbers(new double[][] {{1}, {2}, {3}}, new double[][] {{1e30}, {-1e30}, {1e30}}))
        .isEmpty();
  }

  @Test
  void aThousandClassesAreNoFault() {
    // given: too many for logistic regression
    int[] actual = new Random(1).ints(2000, 0, 1000).toArray();
    double[][] rows = new double[2000][2];
    for (int i = 0; i < 2000; i++) {
      rows[i] = new double[] {actual[i] % 32, Math.floorDiv(actual[i], 32)};
    }

    // then
    assertThat(ofClasses(1000, rows, actual))
        .hasEntrySatisfying(
            "nearest neighbour (DTW): test_metric", found -> assertThat(found).isEqualTo(1))
        .hasSize(1);
  }

  @Test
  void aHundredClassesAreNoFault() {
    int[] actual = new Random(1).ints(300, 0, 100).toArray();
    double[][] rows = new double[300][2];
    for (int i = 0; i < 300; i++) {
      rows[i] = new double[] {actual[i] % 10, Math.floorDiv(actual[i], 10)};
    }

    assertThat(ofClasses(100, rows, actual).get("logistic regression: test_loss"))
        .isBetween(0.0, Math.log(100));
  }

  @Test
  void aSeriesOfAStraightLineIsContinued() {
    // given: windows of three steps, of which the next value follows
    double[][][] windows = new double[10][1][3];
    double[][] next = new double[10][1];
    for (int i = 0; i < 10; i++) {
      windows[i][0] = new double[] {i, i + 1, i + 2};
      next[i][0] = i + 3;
    }
    Split split = new Split(Made.sequences(windows, next), null);

    // then
    Map<String, Double> scores =
        scores(
            List.of(
                LearntBaselines.ofWindows(
                    "linear regression",
                    same(split),
                    new Shape(1, 3, 1, TargetKind.VALUES, false))));
    assertThat(scores.get("linear regression: test_loss")).isCloseTo(0, within(1e-9));
  }
}
