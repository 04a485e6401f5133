package io.github.rnncompare.plan;

import static io.github.rnncompare.network.Initialisation.Rule.ORTHOGONAL;
import static io.github.rnncompare.network.Initialisation.Rule.PYTORCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.training.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
  private static final Path SEED = Path.of("experiments", "seed.yaml");

  @TempDir private Path directory;

  private static ExperimentSpec read(String sweep, String... others) throws IOException {
    List<String> set = new ArrayList<>(List.of(others));
    set.add("sweep={" + sweep + "}");
    return ExperimentSpec.read(SEED, set);
  }

  private static List<String> descriptions(ExperimentSpec spec) {
    return spec.candidates().stream().map(Candidate::description).toList();
  }

  @Test
  void eachArchitectureIsTriedInEachConfiguration() throws IOException {
    // when
    ExperimentSpec spec =
        read(
            "keys: {architectures.*.hidden_size: [5, 10], training.optimizer.learning_rate: [1, 2]}",
            "architectures={lstm: {hidden_size: 3}, gru: {hidden_size: 3}}");

    // then
    assertThat(descriptions(spec))
        .containsExactly(
            "lstm, hidden_size 5, learning_rate 1",
            "lstm, hidden_size 5, learning_rate 2",
            "lstm, hidden_size 10, learning_rate 1",
            "lstm, hidden_size 10, learning_rate 2",
            "gru, hidden_size 5, learning_rate 1",
            "gru, hidden_size 5, learning_rate 2",
            "gru, hidden_size 10, learning_rate 1",
            "gru, hidden_size 10, learning_rate 2");
    assertThat(spec.candidates())
        .extracting(candidate -> candidate.architecture().hiddenSize())
        .containsExactly(5, 5, 10, 10, 5, 5, 10, 10);
    assertThat(spec.candidates().get(1).training().optimizer())
        .isEqualTo(new Adam(2, 0.9, 0.999, 1e-8));
    assertThat(spec.architectures().all()).extracting(Architecture::hiddenSize).containsOnly(5);
  }

  @Test
  void withoutASweepEachIsTriedAsItIs() throws IOException {
    assertThat(descriptions(ExperimentSpec.read(SEED, List.of())))
        .containsExactly("simple_rnn", "lstm", "gru");
  }

  @Test
  void anOptionReachesEveryArchitecture() throws IOException {
    assertThat(ExperimentSpec.read(SEED, List.of("architectures.*.hidden_size=5")).candidates())
        .hasSize(3)
        .extracting(candidate -> candidate.architecture().hiddenSize())
        .containsOnly(5);
  }

  @Test
  void aKeyThatNamesAnArchitectureIsThatOnesAlone() throws IOException {
    // when
    ExperimentSpec spec =
        read(
            "keys: {architectures.lstm.forget_bias: [1, 2], architectures.gru.layers: [1, 2]}",
            "architectures={lstm: {hidden_size: 3}, gru: {hidden_size: 3}}");
    ExperimentSpec rates =
        read(
            "keys: {training.optimizer.learning_rate.lstm: [1, 2],"
                + " training.optimizer.learning_rate.gru: [3, 4]}",
            "architectures={lstm: {hidden_size: 3}, gru: {hidden_size: 3}}",
            "training.optimizer={name: adam}");

    // then
    assertThat(descriptions(spec))
        .containsExactly(
            "lstm, forget_bias 1", "lstm, forget_bias 2", "gru, layers 1", "gru, layers 2");
    assertThat(descriptions(rates))
        .containsExactly("lstm, lstm 1", "lstm, lstm 2", "gru, gru 3", "gru, gru 4");
    assertThat(rates.candidates())
        .extracting(candidate -> ((Adam) candidate.training().optimizer()).learningRate())
        .containsExactly(1.0, 2.0, 3.0, 4.0);
  }

  @Test
  void aPresetMayBeSweptButNotBesideWhatItStandsFor() throws IOException {
    // when
    ExperimentSpec spec = ExperimentSpec.readText("p", Specs.of("preset.yaml"), "p.yaml");

    // then
    assertThat(spec.candidates())
        .extracting(candidate -> candidate.architecture().init().rule())
        .containsExactly(ORTHOGONAL, PYTORCH, ORTHOGONAL, PYTORCH, ORTHOGONAL, PYTORCH);
    assertFault(
        "keys: {preset: [none, recommended]}",
        "'sweep.keys.preset' lists none; take it out: without other keys for it, it means the same"
            + " as pytorch");
    assertFault(
        "keys: {preset: [pytorch, recommended]}",
        "'init' is set, but preset is recommended, which sets it too; take one of them out",
        "init=he");
    assertFault(
        "keys: {preset: [pytorch, recommended], architectures.lstm.forget_bias: [1, 2],"
            + " architectures.gru.update_bias: [1, 2]}",
        "'architectures.gru.update_bias' is set, but preset is pytorch, which sets it too; take one"
            + " of them out");
  }

  @Test
  void whatTheSpecLeavesOutMayBeSwept() throws IOException {
    // when: neither has a hidden_size of its own
    ExperimentSpec spec =
        read(
            "keys: {architectures.lstm.hidden_size: [5, 6], architectures.gru.hidden_size: [7, 8]}",
            "architectures={lstm: , gru: }");

    // then
    assertThat(spec.candidates())
        .extracting(candidate -> candidate.architecture().hiddenSize())
        .containsExactly(5, 6, 7, 8);
  }

  @Test
  void eachArchitectureHasTheSameBudget() throws IOException {
    assertFault(
        "keys: {architectures.lstm.layers: [1, 2]}",
        "'sweep' has [1, 2, 1] configurations for [simple_rnn, lstm, gru]; give each architecture the"
            + " same number, or draw the same number for each: draws: 1");
    assertFault(
        "draws: 2, keys: {architectures.lstm.layers: [1, 2]}",
        "'sweep' draws 2 configurations, but there are [1, 2, 1] for [simple_rnn, lstm, gru]; draw"
            + " fewer, or remove draws to try all");
    assertFault(
        "draws: 9, keys: {training.dropout: {uniform: [0.1, 0.1003]}}",
        "'sweep' draws 9 configurations, but there are [4, 4, 4] for [simple_rnn, lstm, gru]; draw"
            + " fewer, or remove draws to try all");
    assertFault(
        "draws: 9, keys: {training.batch_size: {uniform_integer: [1, 4]}}",
        "'sweep' draws 9 configurations, but there are [4, 4, 4] for [simple_rnn, lstm, gru]; draw"
            + " fewer, or remove draws to try all");
    assertThat(read("draws: 4, keys: {training.dropout: {uniform: [0, 0.5]}}").candidates())
        .hasSize(12);
  }

  @Test
  void drawsOfOneArchitectureAreThoseOfAnother() throws IOException {
    // when
    List<Candidate> candidates =
        read("draws: 5, keys: {training.dropout: {uniform: [0, 0.5]},"
                + " architectures.*.hidden_size: {log_uniform_integer: [4, 64]}}")
            .candidates();

    // then
    assertThat(candidates.subList(5, 10))
        .extracting(Candidate::configuration)
        .isEqualTo(candidates.subList(0, 5).stream().map(Candidate::configuration).toList());
    assertThat(candidates.subList(0, 5))
        .extracting(Candidate::configuration)
        .doesNotHaveDuplicates();
  }

  @Test
  void widthsAreMatchedInEachConfiguration() throws IOException {
    // when
    ExperimentSpec spec =
        read(
            "keys: {architectures.*.layers: [1, 2]}",
            "match=parameters",
            "parameters=2000",
            "architectures={simple_rnn: , gru: }");

    // then: of one layer H² + 13·H + 1 parameters, of two 3·H² + 15·H + 1
    assertThat(spec.candidates().get(0).architecture().hiddenSize()).isEqualTo(39);
    assertThat(spec.candidates().get(1).architecture().hiddenSize()).isEqualTo(23);
  }

  @Test
  void whatIsMatchedCannotBeSwept() throws IOException {
    String message =
        "'match' is hidden_size, but the sweep may choose another hidden_size for each"
            + " architecture; remove match, or hidden_size from the sweep";
    assertFault("keys: {architectures.*.hidden_size: [5, 6]}", message, "match=hidden_size");
    assertFault(
        "keys: {architectures.*.hidden_size: [5, 6]}",
        "'architectures.gru.hidden_size' follows from match: parameters; take it out",
        "match=parameters",
        "parameters=2000",
        "architectures={gru: }");
  }

  @Test
  void aFaultIsLocatedAtTheValueThatHasIt() throws IOException {
    // given
    Path file =
        Files.writeString(
            directory.resolve("s.yaml"),
            Files.readString(SEED)
                .replace(
                    "seeds: 10",
                    """
                    sweep:
                      keys:
                        training.dropout: [0, 0.5, 1, 2]
                        training.optimizer.learning_rate: [0.1, fast]
                        training.epochs.x: [1, 2]
                    sedes: 10
                    """));
    long line = Files.readString(file).lines().takeWhile(text -> !text.equals("sweep:")).count();

    // then: an error of every configuration is reported once, one of a single value at that value
    assertThatThrownBy(() -> ExperimentSpec.read(file, List.of()))
        .isInstanceOf(UserErrorException.class)
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()).lines())
                    .hasSize(6)
                    .anySatisfy(text -> assertThat(text).contains("'training.dropout' is '2'"))
                    .anySatisfy(
                        text ->
                            assertThat(text)
                                .isEqualTo(
                                    file
                                        + ":%d:25: 'epochs' is a value, not a section with keys"
                                            .formatted(line + 5)))
                    .anySatisfy(text -> assertThat(text).contains("unknown key 'sedes'")));
    Files.writeString(
        file,
        Files.readString(file)
            .replace("    training.epochs.x: [1, 2]\n", "")
            .replace("sedes", "seeds"));
    String range = "expected a number from 0 to below 1";
    assertThatThrownBy(() -> ExperimentSpec.read(file, List.of()))
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()).lines())
                    .containsExactlyInAnyOrder(
                        "%s:%d:32: 'training.dropout' is '1'; %s".formatted(file, line + 3, range),
                        "%s:%d:35: 'training.dropout' is '2'; %s".formatted(file, line + 3, range),
                        "%s:%d:45: 'training.optimizer.learning_rate' is 'fast'; expected a number above 0, or a section with one for each architecture"
                            .formatted(file, line + 4)));
  }

  @Test
  void aSweepHasABound() throws IOException {
    String values =
        IntStream.range(0, 200).mapToObj(i -> "0." + (1000 + i)).collect(Collectors.joining(", "));
    assertFault(
        "keys: {training.dropout: [%s], training.l2: [%s]}".formatted(values, values),
        "'sweep' has more than 10000 combinations; draw some of them at random: draws: 100");
    assertFault(
        "draws: 10000, seeds: 10000, keys: {training.dropout: {uniform: [0, 0.5]}}",
        "'sweep' has 300000000 trials; at most 100000 are allowed: take fewer seeds, values or"
            + " draws");
  }

  @Test
  void aLargeSweepIsReadInSecondsAndLittleMemory() throws IOException {
    assertThat(
            assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () ->
                    read(
                        "draws: 10000, choose: mean, seeds: 1, keys: {training.dropout: {uniform: [0, 0.5]}}",
                        "seeds=10000",
                        "match=parameters",
                        "parameters=500",
                        "architectures={simple_rnn: {layers: 100}, lstm: , gru: }")))
        .satisfies(spec -> assertThat(spec.candidates()).hasSize(30_000))
        .satisfies(spec -> assertThat(new Plan(spec).size()).isEqualTo(60_000));
  }

  private static void assertFault(String sweep, String message, String... others) {
    assertThatThrownBy(() -> read(sweep, others))
        .isInstanceOf(UserErrorException.class)
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()).lines())
                    .anySatisfy(line -> assertThat(line).endsWith(": " + message)));
  }
}
