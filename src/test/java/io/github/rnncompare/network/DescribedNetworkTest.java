package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Specs;
import io.github.rnncompare.spec.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The networks of all specs at hand are those that a reader of their models expects. */
class DescribedNetworkTest {
  private static final int MAX_CANDIDATES = 40;

  @TempDir private Path directory;

  static List<Path> specs() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("experiments"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void assertExpected(ExperimentSpec spec, Candidate candidate, Shape shape)
      throws DamagedException {
    Architecture architecture = candidate.architecture();
    String json = DescribedNetwork.neutral(Assembly.of(architecture, shape, 7).toJson());
    DescribedNetwork.check(description(spec, architecture.name()), "m.zip", json, shape, 7);
  }

  private static ModelDescription description(ExperimentSpec spec, String architecture) {
    return new ModelDescription(
        "1", "unknown", architecture, 1, 1, spec.resolved(), Map.of(), Map.of());
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theNetworksOfASpecAreExpected(Path file) throws IOException, DamagedException {
    ExperimentSpec spec = ExperimentSpec.readText("s", Specs.experiment(file), file.toString());
    assertThat(spec.candidates()).isNotEmpty();
    for (Candidate candidate : spec.candidates().stream().limit(MAX_CANDIDATES).toList()) {
      assertExpected(spec, candidate, spec.task().shape());
    }
  }

  private ExperimentSpec spec(String keys) throws IOException {
    String text =
        """
        question: Which?
        task: {name: adding, sequences: 8, validation: 4, test: 4, time_steps: 4}
        training: {epochs: 1, batch_size: 4, optimizer: {name: adam, learning_rate: 0.01}}
        seeds: 2
        """;
    return ExperimentSpec.read(
        Files.writeString(directory.resolve("s.yaml"), text + keys), List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "architectures: {lstm: {hidden_size: 2}, gru: {hidden_size: 2}}\n"
            + "sweep: {keys: {architectures.*.hidden_size: [2, 3, 5]}}",
        "architectures: {lstm: {}, gru: {}}\nmatch: parameters\nparameters: 900\n"
            + "sweep: {keys: {architectures.*.layers: [1, 2], training.dropout: [0, 0.1]}}",
        "architectures: {lstm: {hidden_size: 2}}\n"
            + "sweep: {keys: {preset: [pytorch, recommended]}}",
        "architectures: {gru: {hidden_size: 2}}\npreset: recommended",
        "architectures: {lstm: {hidden_size: 2}}\n"
            + "sweep: {keys: {architectures.lstm.forget_bias: [1, init], init: [pytorch, he]}}",
        "architectures: {lstm: {hidden_size: 2}, simple_rnn: {hidden_size: 2}}\n"
            + "sweep: {draws: 5, keys: {architectures.*.hidden_size: {uniform_integer: [2, 40]},"
            + " training.clip: {uniform: [1, 2]}}}",
      })
  void everySettingOfASweepIsExpected(String keys) throws IOException, DamagedException {
    // given
    ExperimentSpec spec = spec(keys);
    Shape shape = spec.task().shape();

    // then
    for (Candidate candidate : spec.candidates()) {
      assertExpected(spec, candidate, shape);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 16})
  void aWidthBeyondTheEdgesOfTheSweepIsExpectedIfTheSearchCanHaveFoundIt(int width)
      throws IOException, DamagedException {
    // given: 4 and 2, and beyond them 1, 8 and 16
    ExperimentSpec spec =
        spec(
            "architectures: {gru: {hidden_size: 2}, lstm: {hidden_size: 2}}\n"
                + "sweep: {keys: {architectures.*.hidden_size: [4, 2]}}");
    ExperimentSpec other = spec("architectures: {gru: {hidden_size: %d}}".formatted(width));

    // then
    Candidate candidate = other.candidates().get(0);
    if (width == 7) {
      assertThatThrownBy(() -> assertExpected(spec, candidate, spec.task().shape()))
          .isInstanceOf(DamagedException.class);
    } else {
      assertExpected(spec, candidate, spec.task().shape());
    }
  }

  @Test
  void aSettingThatTheSweepDoesNotHaveIsNot() throws IOException {
    // given
    ExperimentSpec spec =
        spec(
            "architectures: {gru: {hidden_size: 2}}\n"
                + "sweep: {keys: {architectures.*.hidden_size: [2, 3, 5]}}");
    ExperimentSpec other = spec("architectures: {gru: {hidden_size: 4}}");
    Shape shape = spec.task().shape();
    String json =
        DescribedNetwork.neutral(
            Assembly.of(other.candidates().get(0).architecture(), shape, 7).toJson());

    // then
    assertThatThrownBy(
            () -> DescribedNetwork.check(description(spec, "gru"), "m.zip", json, shape, 7))
        .isInstanceOf(DamagedException.class)
        .hasMessage(
            "its network is not the one in its description: its configuration has"
                + " \"nout\" : 4, where the description gives \"nout\" : 2,");
  }

  @Test
  void aSweepWithoutEndIsRefused() throws IOException {
    // given: a description alone can say so, as a run does not take it
    String values =
        Stream.iterate(1, n -> n + 1)
            .limit(100)
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    ExperimentSpec spec = spec("architectures: {gru: {hidden_size: 2}}");
    Map<String, Object> swept = new LinkedHashMap<>(spec.resolved());
    List<Object> numbers = List.of((Object[]) values.split(","));
    swept.put(
        "sweep",
        Map.of(
            "keys",
            Map.of(
                "architectures.gru.hidden_size", numbers,
                "architectures.gru.layers", numbers,
                "architectures.gru.init_gain", numbers)));
    ModelDescription description =
        new ModelDescription("1", "unknown", "gru", 1, 1, swept, Map.of(), Map.of());

    // then
    assertThatThrownBy(
            () -> DescribedNetwork.check(description, "m.zip", "{}", spec.task().shape(), 7))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining("has more than 10000 configurations");
  }
}
