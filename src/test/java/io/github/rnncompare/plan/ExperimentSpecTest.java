package io.github.rnncompare.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.generated.RandomTensors;
import io.github.rnncompare.training.Adam;
import io.github.rnncompare.training.RmsProp;
import io.github.rnncompare.training.StochasticGradientDescent;
import io.github.rnncompare.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentSpecTest {
  private static final Path SEED = Path.of("experiments", "seed.yaml");

  @TempDir private Path directory;

  @Test
  void theSeedExperimentIsTheLectures() throws IOException {
    // when
    ExperimentSpec spec = ExperimentSpec.read(SEED, List.of());

    // then
    assertThat(spec.name()).isEqualTo("seed");
    assertThat(spec.task())
        .isEqualTo(new RandomTensors(100, new Shape(10, 5, 1, TargetKind.VALUES, false)));
    assertThat(spec.candidates())
        .extracting(candidate -> candidate.training().optimizer())
        .containsOnly(new Adam(0.001, 0.9, 0.999, 1e-8));
    assertThat(spec.architectures().named("lstm").init()).isEqualTo(Initialisation.PYTORCH);
    assertThat(spec.architectures().all())
        .extracting(Architecture::name)
        .containsExactly("simple_rnn", "lstm", "gru");
    assertThat(spec.architectures().all()).extracting(Architecture::hiddenSize).containsOnly(20);
    assertThat(spec.seeds()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
  }

  @Test
  void theResolvedSpecIsReadAsTheSameExperiment() throws IOException {
    for (String name : List.of("seed", "airline")) {
      // given
      ExperimentSpec spec = ExperimentSpec.read(Path.of("experiments", name + ".yaml"), List.of());

      // when
      Path resolved = directory.resolve(name + ".yaml");
      Files.writeString(resolved, SpecFile.dump(spec.resolved()));
      ExperimentSpec again = ExperimentSpec.read(resolved, List.of());

      // then
      assertThat(again.task()).isEqualTo(spec.task());
      assertThat(training(again)).isEqualTo(training(spec));
      assertThat(again.seeds()).isEqualTo(spec.seeds());
      assertThat(again.resolved()).isEqualTo(spec.resolved());
    }
  }

  @Test
  void optimizersStartFromPyTorchsDefaults() throws IOException {
    assertThat(training("{epochs: 5, optimizer: {name: sgd, momentum: 0.9}}").values())
        .extracting(TrainingSettings::optimizer)
        .containsOnly(new StochasticGradientDescent(0.01, 0.9));
    assertThat(training("{epochs: 5, optimizer: {name: rmsprop}}").values())
        .extracting(TrainingSettings::optimizer)
        .containsOnly(new RmsProp(0.01, 0.99, 1e-8));
  }

  @Test
  void layersAreStackedAsTheSpecSays() throws IOException {
    // when
    String deep = "architectures={gru: {hidden_size: 5, layers: 3, bidirectional: true}}";
    ExperimentSpec spec = ExperimentSpec.read(SEED, List.of(deep));

    // then
    assertThat(spec.architectures().all())
        .extracting(Architecture::stack)
        .containsExactly(new Stack(3, true));
    assertThat(ExperimentSpec.read(SEED, List.of()).architectures().all())
        .extracting(Architecture::stack)
        .containsOnly(Stack.SINGLE);
  }

  @Test
  void anInitialisationHasARuleAndAGain() throws IOException {
    // when
    ExperimentSpec spec = ExperimentSpec.read(SEED, List.of("init=orthogonal", "init_gain=0.9"));

    // then
    assertThat(spec.architectures().named("lstm").init())
        .isEqualTo(new Initialisation(Initialisation.Rule.ORTHOGONAL, 0.9));
    assertThatThrownBy(() -> ExperimentSpec.read(SEED, List.of("init_gain=2")))
        .hasMessage(
            "--set init_gain=2: 'init_gain' is 2.0, but init is pytorch, which has none; set it to"
                + " 1, or init to another rule");
  }

  @Test
  void whatDl4jsLayersCannotDoIsLocated() {
    assertThatThrownBy(() -> ExperimentSpec.read(SEED, List.of("engine=stock")))
        .hasMessageContaining(
            "'engine' is stock, but Deeplearning4j has no layer for gru; set it to fast or portable,"
                + " or leave gru out of architectures");
    assertThatThrownBy(() -> stock("recurrent_bias: true", "init=pytorch"))
        .hasMessageContaining("'architectures.lstm.recurrent_bias' is true, but");
    assertThatThrownBy(() -> stock("forget_bias: 1", "init=pytorch"))
        .hasMessageContaining("'architectures.lstm.forget_bias' is a number, which");
    assertThatThrownBy(() -> stock("recurrent_bias: false", "init=he"))
        .hasMessageContaining("'init' is he, but engine is stock;");
  }

  @Test
  void classesHaveWeightsWhereThereAreClasses() throws IOException {
    // given
    String classes =
        "task={name: temporal_order, time_steps: 20, symbols: 2, sequences: 10, validation: 10, test: 10}";

    // then
    assertThat(SpecFile.dump(ExperimentSpec.read(SEED, List.of()).resolved()))
        .contains("class_weights: none");
    assertThatThrownBy(() -> ExperimentSpec.read(SEED, List.of("training.class_weights=balanced")))
        .hasMessage(
            "--set training.class_weights=balanced: 'training.class_weights' is balanced, but the"
                + " task predicts numbers, not classes; set it to none");
    assertThatThrownBy(() -> ExperimentSpec.read(SEED, List.of("training.class_weights=[1, 2]")))
        .hasMessageContaining("'training.class_weights' is a list; expected one of none, balanced");
    assertThat(
            training(
                ExperimentSpec.read(SEED, List.of(classes, "training.class_weights=balanced"))))
        .extracting(TrainingSettings::classWeights)
        .containsOnly(ClassWeights.BALANCED);
  }

  @Test
  void theSecondBiasIsPyTorchsAndNotDl4js() throws IOException {
    assertThat(SpecFile.dump(ExperimentSpec.read(SEED, List.of()).resolved()))
        .contains("engine: fast")
        .contains("recurrent_bias: true")
        .contains("forget_bias: init")
        .contains("init_gain: 1.0");
    assertThat(SpecFile.dump(stock("layers: 1", "init=dl4j").resolved()))
        .contains("engine: stock")
        .contains("recurrent_bias: false");
  }

  private static ExperimentSpec stock(String configuration, String init) throws IOException {
    String lstm = "architectures={lstm: {hidden_size: 5, %s}}".formatted(configuration);
    return ExperimentSpec.read(SEED, List.of("engine=stock", lstm, init));
  }

  private static List<TrainingSettings> training(ExperimentSpec spec) {
    return spec.candidates().stream().map(Candidate::training).toList();
  }

  private static Map<String, TrainingSettings> training(String yaml) throws IOException {
    return ExperimentSpec.read(SEED, List.of("training=" + yaml)).candidates().stream()
        .collect(Collectors.toMap(c -> c.architecture().name(), Candidate::training));
  }

  @Test
  void mistakesOfEveryPartAreReportedTogether() throws IOException {
    // given
    String text =
        Files.readString(SEED)
            .replace("lstm:\n    hidden_size: 20", "lstm:\n    hidden_size: -20")
            .replace("  gru:", "  gro:")
            .replace("name: adam", "name: lion")
            .replace("output_size: 1", "outputs: 1");
    Path file = Files.writeString(directory.resolve("s.yaml"), text);

    // then
    assertThatThrownBy(() -> ExperimentSpec.read(file, List.of()))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("'task.output_size' is missing")
        .hasMessageContaining("unknown key below 'task' 'outputs'")
        .hasMessageContaining("'architectures.lstm.hidden_size' is '-20'")
        .hasMessageContaining("unknown architecture 'gro'; did you mean 'gru'?")
        .hasMessageContaining("unknown training.optimizer.name 'lion'");
  }

  @Test
  void contradictionsAreLocated() {
    assertThatThrownBy(() -> ExperimentSpec.read(SEED, List.of("task.targets=classes")))
        .hasMessage(
            SEED + ":9:16: 'task.output_size' is 1; expected at least 2 where targets are classes");
    assertThatThrownBy(() -> ExperimentSpec.read(SEED, List.of("task.sequences=1000000000")))
        .hasMessageContaining("at most 1.00e+08 are allowed");
  }

  @Test
  void aTargetIsReadWithTheTaskInMind() throws IOException {
    // the lecture's task has no validation split, the airline series has one
    assertThat(ExperimentSpec.read(SEED, List.of("target.train_loss=0.3")).resolved())
        .containsEntry("target", Map.of("train_loss", 0.3));
    assertThat(
            ExperimentSpec.read(Path.of("experiments", "airline.yaml"), List.of("target.metric=20"))
                .resolved())
        .containsEntry("target", Map.of("metric", 20.0));
    assertThatThrownBy(() -> ExperimentSpec.read(SEED, List.of("target.metric=20")))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(
            "'target.metric' is a target, but the task has no validation split; use train_loss");
  }
}
