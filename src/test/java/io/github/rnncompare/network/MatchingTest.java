package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MatchingTest {
  private static final Shape SHAPE = new Shape(10, 5, 1, TargetKind.VALUES, false);

  private static Architectures.Chosen read(String yaml, Shape shape) {
    return SpecFile.readText(
            yaml, "s", spec -> Architectures.read(spec, LayerEngine.FAST, Optional.of(shape)))
        .value();
  }

  private static Architectures.Chosen matched(long parameters, String architectures) {
    return read(
        "match: parameters\nparameters: %d\narchitectures: {%s}\n"
            .formatted(parameters, architectures),
        SHAPE);
  }

  private static List<Long> totals(Architectures.Chosen chosen) {
    return chosen.all().stream().map(a -> RecurrentNetwork.parameterCount(a, SHAPE)).toList();
  }

  @Test
  void parametersAreCountedAsDl4jCountsThem() {
    Random random = new Random(1);
    for (int i = 0; i < 15; i++) {
      // given
      Shape shape =
          new Shape(
              1 + random.nextInt(7),
              3,
              2 + random.nextInt(4),
              random.nextBoolean() ? TargetKind.VALUES : TargetKind.CLASSES,
              random.nextBoolean());
      String stack =
          "hidden_size: %d, layers: %d, bidirectional: %s, recurrent_bias: %s"
              .formatted(
                  1 + random.nextInt(6),
                  1 + random.nextInt(3),
                  random.nextBoolean(),
                  random.nextBoolean());
      String yaml =
          "architectures: {simple_rnn: {%1$s}, lstm: {%1$s}, gru: {%1$s}, min_gru: {%1$s},"
              + " min_lstm: {%1$s}, lem: {%1$s}}";
      yaml =
          yaml.formatted(stack)
              .replaceAll("(min_\\w+: \\{[^}]*), recurrent_bias: (true|false)", "$1");

      for (Architecture architecture : read(yaml, shape).all()) {
        // when
        long counted = RecurrentNetwork.parameterCount(architecture, shape);

        // then
        assertThat(counted)
            .as("seed 1, case %d: %s %s", i, architecture.name(), stack)
            .isEqualTo(RecurrentNetwork.create(architecture, shape, 1).parameterCount());
      }
    }
  }

  @Test
  void theWidthIsTheOneWhoseTotalComesNearest() {
    // given
    String stacks = "simple_rnn: {layers: 2}, lstm: , gru: {layers: 2, bidirectional: true}";
    List<List<Long>> atWidths = byWidth(stacks, 200);
    for (long seed = 1; seed <= 200; seed++) {
      long parameters = 1L + new Random(seed).nextInt(20_000);

      // when
      Architectures.Chosen chosen = matched(parameters, stacks);

      // then
      for (int i = 0; i < 3; i++) {
        List<Long> totals = atWidths.get(i);
        int nearest = 0;
        for (int w = 1; w < totals.size(); w++) {
          if (Math.abs(totals.get(w) - parameters) < Math.abs(totals.get(nearest) - parameters)) {
            nearest = w;
          }
        }
        assertThat(chosen.all().get(i).hiddenSize())
            .as("seed %d: %d parameters", seed, parameters)
            .isEqualTo(nearest + 1);
      }
    }
  }

  @Test
  void theGapIsRelativeToTheTotalAskedFor() {
    // given: a simple RNN of H units has 10·H + H² + 2·H + H + 1 parameters, 661 for 20
    Matching matching = matched(661, "simple_rnn: {}").matching();

    // then
    assertThat(matching.isByParameters()).isTrue();
    assertThat(matching.gap(661)).isEqualTo(0);
    assertThat(matching.gap(1322)).isEqualTo(1);
    assertThat(new Matching(Matching.By.PARAMETERS, 50).isNear(List.of(49L, 51L))).isTrue();
    assertThat(new Matching(Matching.By.PARAMETERS, 49).isNear(List.of(48L))).isFalse();
    assertThat(matched(661, "simple_rnn: ").all().get(0).hiddenSize()).isEqualTo(20);
    assertThat(matched(661, "simple_rnn: ").nearestTotals()).isEmpty();
  }

  @Test
  void theNearestTotalsThatAllMeetAreFoundOnEitherSide() {
    String stacks = "simple_rnn: , lstm: {bidirectional: true}, gru: {layers: 2}";
    List<List<Long>> atWidths = byWidth(stacks, 100);
    for (long seed = 1; seed <= 100; seed++) {
      // given
      long parameters = 1L + new Random(seed).nextInt(5_000);

      // when
      Architectures.Chosen chosen = matched(parameters, stacks);

      // then
      List<Long> expected = new ArrayList<>();
      if (!isMet(parameters, atWidths)) {
        LongStream.iterate(parameters, t -> t > 0, t -> t - 1)
            .filter(t -> isMet(t, atWidths))
            .findFirst()
            .ifPresent(expected::add);
        LongStream.iterate(parameters, t -> t < 100_000, t -> t + 1)
            .filter(t -> isMet(t, atWidths))
            .findFirst()
            .ifPresent(expected::add);
      }
      assertThat(chosen.nearestTotals())
          .as("seed %d: %d parameters", seed, parameters)
          .isEqualTo(expected);
    }
  }

  /** By trying each width, in doubles as a reader of the table would. */
  private static boolean isMet(long target, List<List<Long>> atWidths) {
    return atWidths.stream()
        .allMatch(
            totals ->
                totals.stream().anyMatch(t -> Math.abs((double) (t - target) / target) <= 0.02));
  }

  private static List<List<Long>> byWidth(String stacks, int widest) {
    List<List<Long>> atWidths = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int width = 1; width <= widest; width++) {
      String sized =
          stacks.replace(": ,", ": {},").replaceAll("\\{", "{hidden_size: " + width + ", ");
      List<Long> totals = totals(read("architectures: {" + sized + "}", SHAPE));
      IntStream.range(0, 3).forEach(i -> atWidths.get(i).add(totals.get(i)));
    }
    return atWidths;
  }

  @Test
  void noTotalIsTooLargeOrSmallToLookFor() {
    // when: even one unit of a hundred layers has more, and a simple RNN never has that many
    Architectures.Chosen least = matched(1, "lstm: {layers: 100, bidirectional: true}, gru: ");
    Architectures.Chosen most = matched(1_000_000_000, "simple_rnn: , lstm: ");

    // then
    assertThat(least.all()).extracting(Architecture::hiddenSize).containsExactly(1, 1);
    assertThat(least.nearestTotals()).hasSize(1).allMatch(total -> total > 1_000);
    assertThat(most.all().get(0).hiddenSize()).isEqualTo(Matching.MAX_UNITS);
    long widest = totals(most).get(0);
    assertThat(most.nearestTotals()).containsExactly(widest * 50 / 49);
  }

  @Test
  void equalWidthsMustBeEqual() {
    assertThat(
            read(
                    "match: hidden_size\narchitectures: {lstm: {hidden_size: 4}, gru: {hidden_size: 4}}",
                    SHAPE)
                .matching()
                .by())
        .isEqualTo(Matching.By.HIDDEN_SIZE);
    assertFault(
        "match: hidden_size\narchitectures: {lstm: {hidden_size: 4}, gru: {hidden_size: 5}}",
        "s:1:8: 'match' is hidden_size, but the architectures have [4, 5] units");
  }

  @Test
  void contradictionsAreLocated() {
    assertFault(
        "match: parameters\nparameters: 9\narchitectures: {lstm: {hidden_size: 4}}",
        "s:3:37: 'architectures.lstm.hidden_size' follows from match: parameters; take it out");
    assertFault(
        "match: parameters\narchitectures: {lstm: {}}",
        "s:1:1: 'parameters' is missing; expected a whole number from 1 to 1000000000");
    assertFault(
        "parameters: 9\narchitectures: {lstm: {hidden_size: 4}}",
        "s:1:13: 'parameters' is a total to match; set match to parameters, or take it out");
    assertFault(
        "architectures:\n  gru:\n",
        "s:2:7: 'architectures.gru.hidden_size' is missing; expected a whole number from 1 to"
            + " 16384");
  }

  @Test
  void aNetworkThatNoArrayCanHoldIsAFault() {
    // given: 100 layers in two directions, 2·4·(16384·(10 + 16384) + 2·16384) for the first …
    long first = 2L * 4 * 16_384 * (10 + 16_384 + 2);
    long others = 99 * 2L * 4 * 16_384 * (2 * 16_384 + 16_384 + 2);
    long output = 2 * 16_384 + 1;

    // then
    assertFault(
        "architectures: {lstm: {hidden_size: 16384, layers: 100, bidirectional: true}}",
        "s:1:16: 'architectures' has %d parameters in lstm; at most 2147483647 are allowed: take fewer units or layers"
            .formatted(first + others + output));
  }

  private static void assertFault(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml, SHAPE))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(message);
  }
}
