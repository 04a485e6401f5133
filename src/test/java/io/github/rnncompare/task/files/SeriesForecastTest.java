package io.github.rnncompare.task.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SeriesForecastTest {
  /** Twelve values, of which eight train, two validate and two test. */
  private static final double[] LEVELS = {1, 2, 4, 3, 5, 8, 6, 9, 12, 10, 14, 20};

  @TempDir private Path directory;

  private DataFile file(double... levels) throws IOException {
    String rows =
        DoubleStream.of(levels)
            .mapToObj(level -> "x," + level)
            .collect(Collectors.joining("\n", "month,Level\n", "\n"));
    Path file = Files.writeString(directory.resolve("s.csv"), rows);
    return new DataFile(file.toString(), Optional.empty(), Optional.empty());
  }

  private SeriesForecast task(Transform... transforms) throws IOException {
    return task(file(LEVELS), List.of(transforms), 3, 2, 2, 2);
  }

  private static SeriesForecast task(
      DataFile file, List<Transform> transforms, int window, int season, int validation, int test) {
    List<String> columns = List.of("Level");
    List<String> steps = transforms.stream().map(Names::of).toList();
    String keys =
        """
        name: series
        file: '%s'
        columns: %s
        transforms: %s
        window: %d
        season: %d
        validation: %d
        test: %d
        """;
    return (SeriesForecast)
        FileTasks.read(
            keys.formatted(file.name(), columns, steps, window, season, validation, test));
  }

  @Test
  void windowsEndRightBeforeTheirTargets() throws IOException {
    // when
    TaskData data = task().data(1);

    // then
    Sequences train = data.train().sequences();
    assertThat(train.features().shape()).containsExactly(5, 1, 3);
    assertThat(train.features().tensorAlongDimension(0, 2).toDoubleVector())
        .containsExactly(1, 2, 4);
    assertThat(train.targets().toDoubleVector()).containsExactly(3, 5, 8, 6, 9);
    assertThat(sequences(data.validation()).targets().toDoubleVector()).containsExactly(12, 10);
    assertThat(sequences(data.test()).targets().toDoubleVector()).containsExactly(14, 20);
    assertThat(sequences(data.test()).features().tensorAlongDimension(0, 2).toDoubleVector())
        .containsExactly(9, 12, 10);
  }

  private static Sequences sequences(@Nullable Split split) {
    return Objects.requireNonNull(split).sequences();
  }

  @Test
  void standardisationIsFittedOnTheTrainingPartAlone() throws IOException {
    // given: mean and deviation of the first eight levels
    double mean = (1 + 2 + 4 + 3 + 5 + 8 + 6 + 9) / 8.0;
    double squares = IntStream.range(0, 8).mapToDouble(i -> Math.pow(LEVELS[i] - mean, 2)).sum();
    double deviation = Math.sqrt(squares / 7);

    // when
    TaskData data = task(Transform.STANDARDISE).data(1);

    // then
    assertThat(sequences(data.test()).targets().getDouble(0))
        .isCloseTo((14 - mean) / deviation, within(1e-6));
  }

  @Test
  void transformsAreUndoneForTheMetric() throws IOException {
    for (Transform[] transforms :
        new Transform[][] {
          {},
          {Transform.DIFFERENCE},
          {Transform.LOG_DIFFERENCE},
          {Transform.STANDARDISE},
          {Transform.LOG_DIFFERENCE, Transform.STANDARDISE},
          {Transform.STANDARDISE, Transform.DIFFERENCE},
          {Transform.MIN_MAX},
          {Transform.DIFFERENCE, Transform.DIFFERENCE, Transform.MIN_MAX}
        }) {
      // given
      TaskData data = task(transforms).data(1);
      Metric metric = Objects.requireNonNull(Objects.requireNonNull(data.test()).metric());

      // then: the targets themselves, undone, are the levels
      assertThat(metric.name()).isEqualTo("rmse_level");
      assertThat(metric.of(sequences(data.test()).targets()))
          .as("%s", List.of(transforms))
          .isCloseTo(0, within(1e-5));
    }
  }

  @Test
  void theMetricIsInTheLevelsUnit() throws IOException {
    // given: no change at all forecast, so that the forecasts are 10 and 14 for 14 and 20
    TaskData data = task(Transform.LOG_DIFFERENCE).data(1);
    INDArray noChange = Nd4j.zeros(2, 1);

    // then
    Metric metric = Objects.requireNonNull(Objects.requireNonNull(data.test()).metric());
    assertThat(metric.of(noChange)).isCloseTo(Math.sqrt((16 + 36) / 2.0), within(1e-9));
  }

  @Test
  void theBaselinesAreNaiveForecasts() throws IOException {
    // given: persistence says 10, 14 and the season of 2 says 12, 10 for 14, 20
    List<Baseline> baselines = task().data(1).baselines();

    assertThat(baselines)
        .extracting(Baseline::name)
        .containsExactly("persistence", "seasonal naive (2)");
    assertThat(baselines.get(0).value()).isCloseTo(Math.sqrt((16 + 36) / 2.0), within(1e-9));
    assertThat(baselines.get(1).value()).isCloseTo(Math.sqrt((4 + 100) / 2.0), within(1e-9));
  }

  @Test
  void aSeriesThatIsTooShortIsAMistake() throws IOException {
    SeriesForecast task = task(file(1, 2, 3, 4, 5), List.of(), 3, 1, 1, 1);
    assertThatThrownBy(() -> task.data(1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageEndingWith(
            "5 values; window 3, horizon 1, validation 1 and test 1 leave none to train on");
  }

  @Test
  void whatATransformCannotTakeIsAMistake() throws IOException {
    DataFile zero = file(1, 0, 3, 4, 5, 6, 7);
    assertThatThrownBy(() -> task(zero, List.of(Transform.LOG_DIFFERENCE), 1, 1, 1, 1).data(1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("s.csv: column 'Level': log_difference needs")
        .hasMessageContaining("value 2 is 0.0. Use");
  }

  @Test
  void aTransformThatCannotFollowAnotherSaysSo() throws IOException {
    assertThatThrownBy(() -> task(Transform.STANDARDISE, Transform.LOG_DIFFERENCE).data(1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("after the transforms before it");
  }

  @Test
  void aSeasonMayBeAsLongAsWhatIsBeforeTheTestPart() throws IOException {
    DataFile levels = file(LEVELS);
    assertThat(task(levels, List.of(), 3, 10, 2, 2).data(1).baselines()).hasSize(2);
    assertThatThrownBy(() -> task(levels, List.of(), 3, 11, 2, 2).data(1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageEndingWith("season 11 is longer than the 10 values before the test split");
  }

  @Test
  void everyCompleteWindowHasAForecastAndTheLastIsOfAValueToCome() throws IOException {
    // given: no change forecast, on a series that is not that of the training
    SeriesForecast task = task(Transform.DIFFERENCE);
    Path next = Path.of(file(5, 7, 6, 9, 8, 8.5).name());

    // when
    Predicted predictions =
        Predicted.of(task, next, Map.of(), windows -> Nd4j.zeros(windows.size(0), 1));

    // then: a window of three changes needs four values before it
    assertThat(predictions.columns()).containsExactly("row", "forecast", "actual");
    assertThat(predictions.rows())
        .containsExactly(List.of(5L, 9.0, 8.0), List.of(6L, 8.0, 8.5), List.of(7L, 8.5, ""));
  }

  @Test
  void newDataAreStandardisedWithTheNumbersOfTheTraining() throws IOException {
    // given
    SeriesForecast task = task(Transform.STANDARDISE);
    Path next = Path.of(file(30, 10, 20, 40).name());
    Map<String, Double> fitted =
        Map.of("shift of Level, transforms.1", 20.0, "factor of Level, transforms.1", 10.0);
    List<INDArray> seen = new ArrayList<>();

    // when
    Predicted predictions =
        Predicted.of(
            task,
            next,
            fitted,
            windows -> {
              seen.add(windows);
              return Nd4j.createFromArray(new float[][] {{0.5f}, {-1}});
            });

    // then
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).shape()).containsExactly(2, 1, 3);
    assertThat(seen.get(0).dup('c').data().asFloat()).containsExactly(1, -1, 0, -1, 0, 2);
    assertThat(predictions.rows()).containsExactly(List.of(4L, 25.0, 40.0), List.of(5L, 10.0, ""));
  }

  @Test
  void forecastsOfTheTrainingsFileAreThoseOfTheMetric() throws IOException {
    for (Transform[] transforms :
        new Transform[][] {
          {},
          {Transform.LOG_DIFFERENCE, Transform.STANDARDISE},
          {Transform.STANDARDISE, Transform.DIFFERENCE, Transform.STANDARDISE}
        }) {
      // given: a network that says half of what it saw last
      SeriesForecast task = task(transforms);
      TaskData data = task.data(1);
      UnaryOperator<INDArray> half = windows -> windows.slice(2, 2).mul(0.5);
      Split test = Objects.requireNonNull(data.test());
      INDArray outputs = half.apply(test.sequences().features());
      double rmse = Objects.requireNonNull(test.metric()).of(outputs);

      // when
      List<List<Object>> rows =
          Predicted.of(task, Path.of(task.source().file().name()), data.fitted(), half).rows();

      // then: rows 11 and 12 are the test split
      double squares = 0;
      for (List<Object> row : rows.subList(rows.size() - 3, rows.size() - 1)) {
        squares += Math.pow((double) row.get(1) - (double) row.get(2), 2);
      }
      assertThat(Math.sqrt(squares / 2)).isCloseTo(rmse, within(1e-9));
      assertThat(rows.get(rows.size() - 1).get(0)).isEqualTo(13L);
    }
  }

  @Test
  void whatIsFittedIsNamedByItsPlace() throws IOException {
    assertThat(task(Transform.LOG_DIFFERENCE).data(1).fitted()).isEmpty();
    Map<String, Double> fitted = task(Transform.DIFFERENCE, Transform.STANDARDISE).data(1).fitted();
    assertThat(fitted.keySet())
        .containsExactlyInAnyOrder("shift of Level, transforms.2", "factor of Level, transforms.2");
    assertThat(fitted.get("shift of Level, transforms.2")).isCloseTo((9 - 1) / 7.0, within(1e-12));
  }

  @Test
  void newDataThatCannotBeForecastAreAMistake() throws IOException {
    SeriesForecast task = task(Transform.LOG_DIFFERENCE);
    assertNoForecast(task, file(1, 2, 3), "s.csv: 3 values; a forecast needs the 4 before it");
    assertNoForecast(
        task, file(1, 2, -3, 4, 5), "s.csv: column 'Level': log_difference needs values above 0");
    DataFile other = file(1, 2, 3, 4);
    Files.writeString(Path.of(other.name()), "month,level\n1,2\n");
    assertNoForecast(task, other, "s.csv:1: no column 'Level'; it has: month, level");
    assertNoForecast(
        task(Transform.STANDARDISE),
        file(1, 2, 3, 4),
        "no number 'shift of Level, transforms.1' was fitted");
  }

  private static void assertNoForecast(SeriesForecast task, DataFile data, String message) {
    Path file = Path.of(data.name());
    assertThatThrownBy(() -> Predicted.of(task, file, Map.of(), windows -> windows))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(message);
  }
}
