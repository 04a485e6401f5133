package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.network.ModelDescription;
import io.github.rnncompare.network.SavedModel;
import io.github.rnncompare.task.Split;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class PredictCommandTest {
  private static final String SERIES =
      """
      task: {name: series, file: FILE, columns: [Level], transforms: [log_difference, standardise],
        window: 4, validation: 5, test: 6}
      engine: fast
      architectures: {ARCHITECTURE: {hidden_size: 5}}
      """;

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int predict(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return TrainedModel.predict(out, err, args);
  }

  private static List<List<String>> table(String csv) {
    return csv.lines().map(line -> List.of(line.split(",", -1))).toList();
  }

  static Stream<String> tensorSpecs() {
    return Stream.of("simple_rnn", "lstm", "gru")
        .flatMap(name -> Stream.of("fast", "portable").map(engine -> List.of(name, engine)))
        .flatMap(
            choice ->
                Stream.of("targets: values", "targets: classes, targets_at: every_step")
                    .map(
                        targets ->
                            TrainedModel.TENSORS
                                .replace("ARCHITECTURE", choice.get(0))
                                .replace("ENGINE", choice.get(1))
                                .replace("TARGETS", targets)));
  }

  @ParameterizedTest
  @MethodSource("tensorSpecs")
  void predictionsAreWhatTheTrainedNetworkGivesToTheBit(String spec) throws IOException {
    // given
    TrainedModel trained = TrainedModel.train(spec, directory);
    INDArray features = trained.data().train().sequences().features();
    INDArray expected = trained.network().forward(features, null, false).outputs();
    boolean everyStep = expected.rank() == 3;

    // when
    int code = predict(trained.file(), TrainedModel.write(features, directory));

    // then
    assertThat(code).as("%s", err).isZero();
    List<List<String>> table = table(out.toString());
    assertThat(table.get(0))
        .isEqualTo(
            everyStep
                ? List.of("sequence", "step", "p_1", "p_2", "class")
                : List.of("sequence", "y1", "y2"));
    int steps = everyStep ? 4 : 1;
    assertThat(table).hasSize(1 + 12 * steps);
    for (int row = 0; row < 12 * steps; row++) {
      List<String> predicted = table.get(row + 1);
      int sequence = row / steps;
      assertThat(predicted.get(0)).isEqualTo("s" + sequence);
      for (int k = 0; k < 2; k++) {
        float output =
            everyStep ? expected.getFloat(sequence, k, row % steps) : expected.getFloat(row, k);
        assertThat(Float.parseFloat(predicted.get(k + (everyStep ? 2 : 1)))).isEqualTo(output);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"simple_rnn", "lstm", "gru"})
  void sequencesOfAnyLengthsArePredictedAsIfEachWereAlone(String architecture) throws IOException {
    // given
    String spec = TrainedModel.gru().replace("gru", architecture);
    TrainedModel trained = TrainedModel.train(spec, directory);
    Random random = new Random(4);
    List<String> sequences =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    IntStream.rangeClosed(1, 1 + random.nextInt(7))
                        .mapToObj(
                            step ->
                                "s%d,%d,%s,%s,%s\n"
                                    .formatted(
                                        i,
                                        step,
                                        random.nextGaussian(),
                                        random.nextGaussian(),
                                        random.nextGaussian()))
                        .collect(Collectors.joining()))
            .toList();
    Path file = directory.resolve("new.csv");
    String header = "sequence,step,x1,x2,x3\n";
    Files.writeString(file, header + String.join("", sequences));

    // when
    assertThat(predict(trained.file(), file.toString())).isZero();

    // then: single precision, as the products of one row and of many are added up otherwise
    List<List<String>> together = table(out.toString());
    for (int i = 0; i < sequences.size(); i++) {
      Files.writeString(file, header + sequences.get(i));
      assertThat(predict(trained.file(), file.toString())).isZero();
      List<String> alone = table(out.toString()).get(1);
      assertThat(alone.get(0)).isEqualTo(together.get(i + 1).get(0));
      for (int k = 1; k <= 2; k++) {
        assertThat(Double.parseDouble(alone.get(k)))
            .isCloseTo(Double.parseDouble(together.get(i + 1).get(k)), within(1e-6));
      }
    }
  }

  private Path series(int from, int to) throws IOException {
    String rows =
        IntStream.rangeClosed(from, to)
            .mapToObj(t -> "m%d,%s".formatted(t, 100 + 2 * t + 20 * Math.sin(t)))
            .collect(Collectors.joining("\n", "month,Level\n", "\n"));
    return Files.writeString(directory.resolve("series.csv"), rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"simple_rnn", "lstm", "gru"})
  void aSeriesIsForecastWithoutTheFileOfTheTraining(String architecture) throws IOException {
    // given
    Path file = series(1, 40);
    TrainedModel trained =
        TrainedModel.train(
            SERIES.replace("FILE", file.toString()).replace("ARCHITECTURE", architecture),
            directory);
    Split test = Objects.requireNonNull(trained.data().test());
    double rmse =
        Objects.requireNonNull(test.metric())
            .of(trained.network().forward(test.sequences().features(), null, false).outputs());
    Path moved = Files.move(file, directory.resolve("moved.csv"));

    // when
    assertThat(predict(trained.file(), moved.toString())).as("%s", err).isZero();

    // then: the test split as in training, and one value to come
    List<List<String>> table = table(out.toString());
    assertThat(table.get(0)).containsExactly("row", "forecast", "actual", "split");
    assertThat(table).hasSize(1 + 40 - 5 + 1);
    assertThat(table.subList(1, table.size()).stream().map(row -> row.get(3)).toList())
        .containsSubsequence("train", "validation", "test", "new")
        .filteredOn("test"::equals)
        .hasSize(6);
    assertThat(table.get(1).get(0)).isEqualTo("6");
    double squares = 0;
    for (List<String> row : table.subList(table.size() - 7, table.size() - 1)) {
      squares += Math.pow(Double.parseDouble(row.get(1)) - Double.parseDouble(row.get(2)), 2);
    }
    assertThat(Math.sqrt(squares / 6)).isCloseTo(rmse, within(1e-4));
    assertThat(table.get(table.size() - 1).get(0)).isEqualTo("41");
    assertThat(table.get(table.size() - 1).get(2)).isEmpty();
    double next = Double.parseDouble(table.get(table.size() - 1).get(1));

    // when: all but the window's own values are left out
    assertThat(predict(trained.file(), series(36, 40).toString())).isZero();

    // then
    assertThat(table(out.toString())).hasSize(2);
    assertThat(Double.parseDouble(table(out.toString()).get(1).get(1)))
        .isCloseTo(next, within(1e-3));
  }

  @Test
  void onlyPredictionsGoToTheOutputStream() throws IOException {
    // given
    TrainedModel trained = TrainedModel.train(TrainedModel.gru(), directory);
    String data = TrainedModel.write(trained.data().train().sequences().features(), directory);

    // when
    assertThat(predict(trained.file(), data)).isZero();

    // then
    String csv = out.toString();
    assertThat(csv).startsWith("sequence,y1,y2\ns0,").doesNotContain("\r");
    assertThat(err.toString())
        .startsWith("gru, seed 1, epoch 5; trained on random_tensors: 12 sequences × 4 steps × 3");

    // when
    Path file = directory.resolve("predictions.csv");
    assertThat(predict(trained.file(), data, "--out", file.toString())).isZero();

    // then
    assertThat(out.toString()).isEmpty();
    assertThat(file).hasContent(csv);
  }

  @Test
  void aModelOfAnOlderVersionHasNoSplits() throws IOException {
    // given: it does not say what it was trained on
    Path file = series(1, 40);
    TrainedModel trained =
        TrainedModel.train(
            SERIES.replace("FILE", file.toString()).replace("ARCHITECTURE", "gru"), directory);
    SavedModel model = SavedModel.read(Path.of(trained.file()));
    ModelDescription known = model.description();
    assertThat(known.trainedOn()).isNotEmpty();
    SavedModel older =
        SavedModel.of(model.network(), "gru", 1, 5, known.spec(), known.fitted(), Map.of());
    assertThat(predict(trained.file(), file.toString())).isZero();
    List<List<String>> expected =
        table(out.toString()).stream().map(row -> row.subList(0, 3)).toList();

    // when
    Files.write(Path.of(trained.file()), older.bytes());
    assertThat(predict(trained.file(), file.toString())).as("%s", err).isZero();

    // then
    assertThat(table(out.toString())).isEqualTo(expected);
  }

  @Test
  void nothingMoreIsPredictedOnceNobodyReadsIt() throws IOException {
    // given: more than fits into the buffers, and a reader that goes away
    TrainedModel trained = TrainedModel.train(TrainedModel.gru(), directory);
    String rows =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "s%d,1,0.5,%d,0\n".formatted(i, i % 7))
            .collect(Collectors.joining("", "sequence,step,x1,x2,x3\n", ""));
    Path data = Files.writeString(directory.resolve("many.csv"), rows);
    PrintWriter closed = new PrintWriter(new StringWriter());
    closed.close();

    // when
    int code =
        Main.run(closed, new PrintWriter(err, true), "predict", trained.file(), data.toString());

    // then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("the output is closed").doesNotContain("\tat ");
  }
}
