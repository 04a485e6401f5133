package io.github.rnncompare.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WideningTest {
  private final List<String> said = new ArrayList<>();

  private static ExperimentSpec spec(String sweep) {
    String text =
        """
        question: Where is the best?
        task: {name: random_tensors, sequences: 9, time_steps: 3, input_size: 2, output_size: 1}
        architectures: {lstm: {hidden_size: 3}, gru: {hidden_size: 3}}
        training: {epochs: 3, optimizer: {name: adam}}
        seeds: 4
        sweep: {%s}
        """
            .formatted(sweep);
    return ExperimentSpec.readText("w", text, "w.yaml");
  }

  private static Widening widening(ExperimentSpec spec) {
    return new Widening(spec, spec.sweep().orElseThrow());
  }

  /** The candidates of these descriptions, one for each architecture. */
  private static List<Candidate> chosen(List<Candidate> among, String... descriptions) {
    return List.of(descriptions).stream()
        .map(
            text ->
                among.stream().filter(c -> c.description().equals(text)).findFirst().orElseThrow())
        .toList();
  }

  private static List<String> descriptions(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::description).toList();
  }

  @Test
  void allTryTheNextValueWhileTheBestOfOneIsAtTheEdge() {
    // given
    ExperimentSpec spec = spec("keys: {training.l2: [0.1, 0.2, 0.4], training.clip: [1, none]}");
    Widening widening = widening(spec);
    List<Candidate> known = new ArrayList<>(spec.candidates());

    // when
    List<Candidate> more =
        widening.next(chosen(known, "lstm, l2 0.2, clip 1", "gru, l2 0.4, clip none"), said::add);

    // then: with all values of the other key
    assertThat(descriptions(more))
        .containsExactly(
            "lstm, l2 0.8, clip 1",
            "lstm, l2 0.8, clip none",
            "gru, l2 0.8, clip 1",
            "gru, l2 0.8, clip none");
    assertThat(more.get(0).training().regularisation().l2()).isEqualTo(0.8);
    assertThat(said).containsExactly("l2: the best of gru is at the edge, 0.4; all try 0.8.");

    // when: both are at the new edge, and then at the next
    known.addAll(more);
    more = widening.next(chosen(known, "lstm, l2 0.8, clip 1", "gru, l2 0.8, clip 1"), said::add);
    known.addAll(more);

    // then: there are two on each side
    assertThat(said.get(1))
        .isEqualTo("l2: the best of lstm and gru is at the edge, 0.8; all try 1.6.");
    assertThat(
            widening.next(chosen(known, "lstm, l2 1.6, clip 1", "gru, l2 0.8, clip 1"), said::add))
        .isEmpty();
    assertThat(
            descriptions(
                widening.next(
                    chosen(known, "lstm, l2 0.1, clip 1", "gru, l2 0.8, clip 1"), said::add)))
        .hasSize(4)
        .contains("gru, l2 0.05, clip none");
  }

  @Test
  void withinTheEdgesTheSearchHasEnded() {
    ExperimentSpec spec = spec("keys: {training.l2: [0.1, 0.2, 0.4]}");
    assertThat(
            widening(spec)
                .next(chosen(spec.candidates(), "lstm, l2 0.2", "gru, l2 0.2"), said::add))
        .isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void twoKeysAtTheirEdgesAreWidenedTogether() {
    // given
    ExperimentSpec spec = spec("keys: {training.l2: [1, 2], training.weight_noise: [1, 2]}");

    // when
    List<Candidate> more =
        widening(spec)
            .next(
                chosen(
                    spec.candidates(), "lstm, l2 2, weight_noise 2", "gru, l2 2, weight_noise 2"),
                said::add);

    // then: a grid of three by three has five more than one of two by two
    assertThat(descriptions(more))
        .hasSize(2 * 5)
        .doesNotHaveDuplicates()
        .contains("gru, l2 4, weight_noise 4", "gru, l2 4, weight_noise 1");
  }

  @Test
  void aValueThatAKeyDoesNotAllowIsNotTried() {
    // given: no width of 0, no dropout of 1.25
    ExperimentSpec spec =
        spec("keys: {architectures.*.hidden_size: [1, 4], training.dropout: [0.2, 0.5]}");

    // when
    List<Candidate> more =
        widening(spec)
            .next(
                chosen(
                    spec.candidates(),
                    "lstm, hidden_size 1, dropout 0.5",
                    "gru, hidden_size 1, dropout 0.5"),
                said::add);

    // then
    assertThat(more).isEmpty();
    assertThat(said).isEmpty();
  }

  @Test
  void thePlanKnowsTheLeastAndTheMostTrials() {
    // given: l2 with two more on each side, the width only above; then dropout 0.08 and 0.032 below
    Plan wide = new Plan(spec("keys: {training.l2: [1, 2.5]}"));
    Plan bounded =
        new Plan(spec("keys: {architectures.*.hidden_size: [1, 4], training.dropout: [0.2, 0.5]}"));
    Plan fixed = new Plan(spec("widen: false, keys: {training.l2: [1, 2.5]}"));

    // then: 2 architectures, 5 seeds of the sweep, 4 of the comparison
    assertThat(wide.size()).isEqualTo(2 * (2 * 5 + 4));
    assertThat(wide.mostTrials()).isEqualTo(2 * (6 * 5 + 4));
    assertThat(bounded.mostTrials()).isEqualTo(2 * (4 * 4 * 5 + 4));
    assertThat(fixed.mostTrials()).isEqualTo(fixed.size());
    assertThat(wide.comparison(wide.firstCandidates()).get(0).index()).isEqualTo(2 * 6 * 5);
    assertThat(fixed.comparison(fixed.firstCandidates()).get(0).index()).isEqualTo(2 * 2 * 5);
  }

  @Test
  void aSweepThatCouldGrowWithoutEndIsLocated() {
    String keys =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    List.of("training.l2", "training.weight_noise", "training.clip").get(i)
                        + ": "
                        + IntStream.rangeClosed(1, 20).boxed().toList())
            .collect(Collectors.joining(", "));
    assertThatThrownBy(() -> spec("keys: {" + keys + "}"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("w.yaml:6:8: 'sweep' can have ")
        .hasMessageContaining("or set sweep.widen to false");
    assertThat(spec("widen: false, keys: {" + keys + "}").candidates()).hasSize(2 * 8000);
  }
}
