package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.TrialSeeds;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
  private static final Path SEED = Path.of("experiments", "seed.yaml");
  private static final List<String> SMALL =
      List.of("training.epochs=4", "seeds=[3, 8]", "task.sequences=20", "training.batch_size=7");

  @TempDir private Path directory;

  private static ExperimentSpec small(String... more) throws IOException {
    List<String> overrides = new ArrayList<>(SMALL);
    overrides.addAll(List.of(more));
    return ExperimentSpec.read(SEED, overrides);
  }

  @Test
  void everyArchitectureIsTrainedWithEverySeed() throws IOException {
    // when
    Outcome outcome = Running.run(small());

    // then: epochs 0 to 4 of three architectures with two seeds
    assertThat(Running.trials(outcome))
        .extracting(trial -> trial.architecture() + " " + trial.seed())
        .containsExactly("simple_rnn 3", "simple_rnn 8", "lstm 3", "lstm 8", "gru 3", "gru 8");
    assertThat(Running.trials(outcome)).extracting(TrialRow::status).containsOnly("ok");
    assertThat(Running.losses(outcome)).hasSize(3 * 2 * 5);
    assertThat(Running.losses(outcome)).allMatch(row -> Double.isFinite(row.trainLoss()));
  }

  @Test
  void runningTwiceGivesTheSameMeasures() throws IOException {
    // given
    Outcome first = Running.run(small(), 1);

    // when: with another number of jobs, too
    Outcome second = Running.run(small(), 2);

    // then
    assertThat(second.comparison()).isEqualTo(first.comparison());
  }

  @Test
  void aTrialDoesNotDependOnWhichOthersRun() throws IOException {
    List<LossRow> both = Running.losses(Running.run(small()));
    List<LossRow> alone = Running.losses(Running.run(small("seeds=[8]")));
    assertThat(alone).isEqualTo(both.stream().filter(row -> row.seed() == 8).toList());
  }

  @Test
  void withinASeedEveryArchitectureSeesTheSameTensors() throws IOException {
    // given: a task that keeps what it hands out
    ExperimentSpec spec = small();
    List<Sequences> given = new ArrayList<>();
    Task watched =
        new SmallSpecs.OtherData(
            spec.task(),
            seed -> {
              TaskData data = spec.task().data(seed);
              given.add(data.train().sequences());
              return data;
            });
    ExperimentSpec watching =
        new ExperimentSpec(
            spec.name(),
            spec.question(),
            watched,
            spec.architectures(),
            spec.candidates(),
            spec.further(),
            spec.sweep(),
            spec.save(),
            spec.baselines(),
            spec.seeds(),
            spec.diagnostics(),
            Map.of());

    // when
    Running.run(watching, 1);

    // then: seeds 3 and 8, for each of the three
    assertThat(given).hasSize(6);
    for (int seed = 0; seed < 2; seed++) {
      for (int architecture = 1; architecture < 3; architecture++) {
        Sequences first = given.get(seed);
        Sequences other = given.get(2 * architecture + seed);
        assertThat(other.features()).isEqualTo(first.features());
        assertThat(other.targets()).isEqualTo(first.targets());
      }
    }
    assertThat(given.get(0).features()).isNotEqualTo(given.get(1).features());
  }

  @Test
  void reluAndClassesAndEveryStepTrainToo() throws IOException {
    List<TrialRow> trials =
        Running.trials(
            Running.run(
                small(
                    "architectures.simple_rnn.activation=relu",
                    "architectures.gru.reset_gate=before_product",
                    "architectures.gru.recurrent_bias=false",
                    "task.targets=classes",
                    "task.output_size=4",
                    "task.targets_at=every_step",
                    "init=dl4j",
                    "training.epochs=30",
                    "training.optimizer.learning_rate=0.01")));

    // then: every one does better than equal chances
    Map<String, Double> losses =
        trials.stream()
            .filter(trial -> trial.seed() == 3)
            .collect(Collectors.toMap(TrialRow::architecture, TrialRow::finalTrainLoss));
    assertThat(losses).hasSize(3);
    assertThat(losses.values()).allMatch(loss -> loss < Math.log(4));
  }

  @Test
  void everyEngineTrainsAndIsWrittenDown() throws IOException {
    // given: one bias, so that DL4J's layers are the same function
    String layers = "recurrent_bias: false, hidden_size: 5";
    String both = "architectures={simple_rnn: {%s}, lstm: {%s}}".formatted(layers, layers);

    // when
    Outcome fast = Running.run(small(both));
    Outcome portable = Running.run(small(both, "engine=portable"));
    Outcome stock = Running.run(small(both, "engine=stock"));

    // then: the same start and the same losses
    assertThat(Running.trials(fast)).extracting(TrialRow::engine).containsOnly("fast");
    assertThat(Running.trials(portable)).extracting(TrialRow::engine).containsOnly("portable");
    assertThat(Running.trials(stock)).extracting(TrialRow::engine).containsOnly("stock");
    for (int i = 0; i < Running.losses(fast).size(); i++) {
      double expected = Running.losses(stock).get(i).trainLoss();
      assertThat(Running.losses(fast).get(i).trainLoss()).isCloseTo(expected, within(1e-5));
      assertThat(Running.losses(portable).get(i).trainLoss()).isCloseTo(expected, within(1e-5));
    }
  }

  @Test
  void everyInitialisationTrains() throws IOException {
    for (String init : List.of("pytorch", "dl4j", "xavier", "he", "orthogonal", "identity")) {
      List<LossRow> losses =
          Running.losses(Running.run(small("init=" + init, "training.epochs=20", "seeds=[3]")));
      assertThat(losses.get(20).trainLoss()).isLessThan(losses.get(1).trainLoss());
    }
  }

  @Test
  void aSearchJudgesByTheMetricInItsOwnDirection() throws IOException {
    // given: an accuracy, and two of three configurations that hardly train
    ExperimentSpec spec =
        SmallSpecs.read(
            directory,
            """
            question: Does it learn?
            task: {name: delayed_recall, sequences: 30, validation: 20, test: 20, time_steps: 5,
              keys: 2}
            architectures: {gru: {hidden_size: 6}}
            training: {epochs: 20, batch_size: 10, optimizer: {name: adam}}
            target: {metric: 0.8}
            sweep: {keys: {training.optimizer.learning_rate: [1e-6, 0.1, 1e-5]}}
            seeds: 1
            """);

    // when
    Outcome outcome = Running.run(spec);

    // then
    assertThat(outcome.chosen())
        .extracting(candidate -> candidate.configuration().description())
        .containsExactly("learning_rate 0.1");
  }

  @Test
  void theSizesOfTheNetworksAreKnownBeforehand() throws IOException {
    ExperimentSpec spec = small();
    assertThat(spec.architectures().all())
        .extracting(a -> RecurrentNetwork.parameterCount(a, spec.task().shape()))
        .containsExactly(661L, 2581L, 1941L)
        .isEqualTo(
            spec.architectures().all().stream()
                .map(a -> RecurrentNetwork.create(a, spec.task().shape(), 1).parameterCount())
                .toList());
  }

  @Test
  void aTrialsSeedsDiffer() {
    TrialSeeds seeds = TrialSeeds.of(1);
    assertThat(List.of(seeds.data(), seeds.weights(), seeds.shuffling(), seeds.noise()))
        .doesNotHaveDuplicates();
    assertThat(TrialSeeds.of(2)).isNotEqualTo(seeds);
  }
}
