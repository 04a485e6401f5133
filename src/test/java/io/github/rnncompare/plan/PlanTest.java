package io.github.rnncompare.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.plan.Trial.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static Plan plan(String... set) throws IOException {
    return new Plan(ExperimentSpec.read(Path.of("experiments", "seed.yaml"), List.of(set)));
  }

  @Test
  void withoutASweepTheTrialsAreTheComparisons() throws IOException {
    // when
    Plan plan =
        plan("seeds=[7, 3]", "architectures={lstm: {hidden_size: 2}, gru: {hidden_size: 2}}");

    // then
    assertThat(plan.search()).isEmpty();
    assertThat(plan.size()).isEqualTo(4);
    assertThat(plan.all())
        .extracting(Trial::description)
        .containsExactly("lstm, seed 7", "lstm, seed 3", "gru, seed 7", "gru, seed 3");
    assertThat(plan.all()).extracting(Trial::stage).containsOnly(Stage.COMPARISON);
  }

  @Test
  void theSearchComesFirst() throws IOException {
    // when
    Plan plan =
        plan(
            "seeds=[5]",
            "sweep={choose: mean, widen: false, seeds: [1, 2], keys: {training.dropout: [0.1, 0.2]}}",
            "architectures={lstm: {hidden_size: 2}, gru: {hidden_size: 2}}");

    // then
    assertThat(plan.all())
        .extracting(Trial::description)
        .containsExactly(
            "lstm, dropout 0.1, seed 1",
            "lstm, dropout 0.1, seed 2",
            "lstm, dropout 0.2, seed 1",
            "lstm, dropout 0.2, seed 2",
            "gru, dropout 0.1, seed 1",
            "gru, dropout 0.1, seed 2",
            "gru, dropout 0.2, seed 1",
            "gru, dropout 0.2, seed 2",
            "lstm, dropout 0.1, seed 5",
            "gru, dropout 0.1, seed 5");
    assertThat(plan.size()).isEqualTo(10);
    assertThat(plan.search()).hasSize(8).extracting(Trial::stage).containsOnly(Stage.SEARCH);
    assertThat(plan.all())
        .extracting(Trial::index)
        .isEqualTo(IntStream.range(0, 10).boxed().toList());
  }

  @Test
  void theComparisonIsOfTheChosenCandidates() throws IOException {
    // given
    Plan plan =
        plan(
            "seeds=[5]",
            "sweep={choose: mean, widen: false, seeds: 1, keys: {training.dropout: [0.1, 0.2]}}");
    List<Candidate> chosen =
        plan.search().stream()
            .map(Trial::candidate)
            .filter(candidate -> candidate.description().endsWith("0.2"))
            .toList();

    // then
    assertThat(plan.comparison(chosen))
        .extracting(Trial::description)
        .containsExactly(
            "simple_rnn, dropout 0.2, seed 5",
            "lstm, dropout 0.2, seed 5",
            "gru, dropout 0.2, seed 5");
    assertThat(plan.comparison(chosen)).extracting(Trial::index).containsExactly(6, 7, 8);
  }
}
