package io.github.rnncompare.experiment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.network.Backend;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.results.BaselineRow;
import io.github.rnncompare.results.PredictionRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** predictions.csv: what it says is what was scored. */
class TestPredictionsTest {
  private static final Path SPECS = Path.of("src", "test", "resources", "older", "specs");

  @TempDir private Path directory;

  /** Runs one of the specs, with other values of keys. */
  private RunFiles.Content run(String... words) throws IOException {
    ExperimentSpec read =
        ExperimentSpec.read(
            SPECS.resolve(words[0] + ".yaml"), List.of(words).subList(1, words.length));
    RunFiles files = new RunFiles(directory);
    try (Run run = Run.begin(new Experiment(read), files, Backend.load(), "run", false)) {
      run.execute(new ExecutionOptions(2, Duration.ofHours(1)), "run", Running.NOBODY);
      run.finish();
    }
    return files.read();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "series;sweep.choose=mean;task.transforms=[difference]",
        "series;sweep.choose=mean;task.metric=mae;task.horizon=3;task.window=4",
        "next-steps;seeds=2",
        "loads;seeds=2",
        "labels;sweep.choose=mean",
        "text;task.metric=accuracy",
        "adding;sweep.choose=mean",
        "temporal-order;seeds=2"
      })
  void scoresFollowFromThePredictions(String spec) throws IOException {
    // when
    RunFiles.Content content = run((spec + ";save=[predictions]").split(";"));

    // then
    List<PredictionRow> rows = content.predictions();
    assertThat(rows.stream().map(PredictionRow::seed).distinct()).containsExactly(1L, 2L);
    for (TrialRow trial : content.trials()) {
      double tested = requireNonNull(trial.testMetric());
      assertThat(metric(trial.metric(), rows, trial.seed(), trial.architecture()))
          .describedAs("%s, seed %d", trial.architecture(), trial.seed())
          .isCloseTo(tested, within(1e-6 * Math.max(1, tested)));
    }
    String metric = content.trials().get(0).metric();
    List<BaselineRow> predicting =
        content.baselines().stream()
            .filter(row -> row.measure().equals("test_metric"))
            .filter(row -> rows.get(0).predicted().containsKey(row.baseline()))
            .toList();
    for (BaselineRow row : predicting) {
      assertThat(metric(metric, rows, row.seed(), row.baseline()))
          .describedAs("%s, seed %d", row.baseline(), row.seed())
          .isCloseTo(row.value(), within(1e-6 * Math.max(1, row.value())));
    }
  }

  /** Computed from the rows alone. */
  private static double metric(
      String metric, List<PredictionRow> rows, long seed, String predictor) {
    List<String[]> pairs = new ArrayList<>();
    rows.stream()
        .filter(row -> row.seed() == seed && !row.actual().isEmpty())
        .forEach(
            row ->
                pairs.add(
                    new String[] {row.actual(), requireNonNull(row.predicted().get(predictor))}));
    if (metric.equals("accuracy")) {
      return mean(pairs.stream().map(pair -> pair[0].equals(pair[1]) ? 1.0 : 0.0));
    }
    Stream<Double> errors =
        pairs.stream().map(pair -> Double.parseDouble(pair[0]) - Double.parseDouble(pair[1]));
    if (metric.startsWith("mae")) {
      return mean(errors.map(Math::abs));
    }
    double square = mean(errors.map(error -> error * error));
    return metric.startsWith("rmse") ? Math.sqrt(square) : square;
  }

  private static double mean(Stream<Double> values) {
    return values.mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Test
  void withoutAWordOnlyTheSeedInTheMiddleIsWritten() throws IOException {
    // when
    RunFiles.Content content = run("loads", "seeds=5", "save=none");

    // then: the third best of the best architecture
    List<Long> seeds = content.predictions().stream().map(PredictionRow::seed).distinct().toList();
    assertThat(seeds).hasSize(1);
    List<TrialRow> best =
        content.trials().stream()
            .filter(trial -> trial.architecture().equals(best(content)))
            .sorted(Comparator.comparing(trial -> requireNonNull(trial.testMetric())))
            .toList();
    assertThat(seeds.get(0)).isEqualTo(best.get(2).seed());
  }

  /** By the median of five. */
  private static String best(RunFiles.Content content) {
    return content.trials().stream()
        .map(TrialRow::architecture)
        .distinct()
        .min(
            Comparator.comparing(
                name ->
                    content.trials().stream()
                        .filter(trial -> trial.architecture().equals(name))
                        .map(trial -> requireNonNull(trial.testMetric()))
                        .sorted()
                        .toList()
                        .get(2)))
        .orElseThrow();
  }

  @Test
  void intervalsAreAsWideAsTheErrorsOfValidation() throws IOException {
    // when: 9 forecasts of validation, so that the interval ends at the ninth error of nine
    RunFiles.Content content =
        run("series", "sweep.choose=mean", "task.horizon=1", "task.validation=9");

    // then
    for (PredictionRow row : content.predictions()) {
      double centre = Double.parseDouble(requireNonNull(row.predicted().get("gru")));
      double low = Double.parseDouble(requireNonNull(row.predicted().get("gru_low")));
      double high = Double.parseDouble(requireNonNull(row.predicted().get("gru_high")));
      assertThat(high - centre).isCloseTo(centre - low, within(1e-9));
      assertThat(high).isGreaterThan(low);
    }
    assertThat(
            run("series", "sweep.choose=mean", "task.horizon=1", "task.validation=8")
                .predictions()
                .get(0)
                .predicted())
        .as("eight errors are too few for nine in ten")
        .containsEntry("gru_low", "")
        .containsEntry("gru_high", "");
  }

  @Test
  void anArchitectureThatDivergesOnASeedHasEmptyFieldsThere() throws IOException {
    // when: the simple RNN diverges on every seed
    RunFiles.Content content =
        run(
            "series",
            "sweep.choose=mean",
            "training.optimizer={name: sgd, learning_rate: {simple_rnn: 1e30, lstm: 0.01, gru: 0.01}}",
            "sweep.keys={training.l2: [0]}",
            "save=[predictions]");

    // then
    assertThat(content.trials())
        .filteredOn(trial -> trial.architecture().equals("simple_rnn"))
        .noneMatch(TrialRow::isOk);
    assertThat(content.predictions().stream().map(PredictionRow::seed).distinct())
        .containsExactly(1L, 2L);
    assertThat(content.predictions())
        .allSatisfy(
            row ->
                assertThat(row.predicted())
                    .containsEntry("simple_rnn", "")
                    .containsEntry("simple_rnn_low", "")
                    .doesNotContainEntry("gru", ""));
  }
}
