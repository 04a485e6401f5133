package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.CheckpointRule;
import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.training.Clipping.By;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingSettingsTest {
  private static final List<String> BOTH = List.of("lstm", "gru");

  private static void assertFault(String keys, String fault) {
    assertThatThrownBy(() -> Settings.read(keys, BOTH))
        .isInstanceOf(UserErrorException.class)
        .message()
        .endsWith(fault);
  }

  @Test
  void whatIsLeftOutIsPlainTraining() {
    // when
    TrainingSettings settings = Settings.of("epochs: 5, optimizer: {name: sgd}");

    // then
    assertThat(settings)
        .isEqualTo(
            new TrainingSettings(
                new Length.Epochs(5),
                Optional.empty(),
                Optional.empty(),
                new StochasticGradientDescent(0.01, 0),
                new Schedule.Constant(),
                Regularisation.NONE,
                CheckpointRule.SMOOTHED,
                Optional.empty(),
                Optional.empty(),
                ClassWeights.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epochs: 5, optimizer: {name: sgd}",
        "steps: 5, clip: 2, optimizer: {name: rmsprop, learning_rate: {lstm: 1, gru: 2}}",
        "epochs: 5, clip: 2, clip_by: value, patience: 3, optimizer: {name: adam}",
        "epochs: 5, checkpoint: lowest, optimizer: {name: adam}",
        "epochs: 5, class_weights: balanced, optimizer: {name: adam}",
        "epochs: 5, optimizer: {name: sgd}, schedule: {name: step, step_size: 4}",
        "epochs: 5, optimizer: {name: sgd}, weight_noise: 0.075, l2: 1e-4, dropout: 0.3, truncated_bptt: 20",
      })
  void whatWasResolvedIsReadAsTheSame(String keys) {
    // when
    SpecFile.Reading<Map<String, TrainingSettings>> first = Settings.read(keys, BOTH);
    SpecFile.Reading<Map<String, TrainingSettings>> again =
        Settings.readYaml(SpecFile.dump(first.resolved()), BOTH, true);

    // then
    assertThat(again.value()).isEqualTo(first.value());
    assertThat(again.resolved()).isEqualTo(first.resolved());
  }

  @Test
  void trainingLastsForEpochsOrSteps() {
    assertThat(Settings.of("steps: 7, optimizer: {name: sgd}").length())
        .isEqualTo(new Length.Steps(7));
    assertThat(Settings.read("steps: 7, optimizer: {name: sgd}", BOTH).resolved().toString())
        .startsWith("{training={steps=7, batch_size=full");
    assertFault(
        "epochs: 5, steps: 7, optimizer: {name: sgd}",
        ":1:20: 'training.epochs' is given beside steps; keep one of them");
    assertFault(
        "optimizer: {name: sgd}",
        ":1:11: 'training.epochs' is missing; expected a whole number from 1 to 1000000000, or"
            + " steps in its place");
  }

  @Test
  void stepsAreAsManyEpochsAsTheyNeed() {
    // given: 20 sequences in batches of 7 are three updates an epoch
    String keys = "batch_size: 7, optimizer: {name: sgd}, ";

    // then
    assertThat(Settings.of(keys + "steps: 6").epochs(20, 5, true)).isEqualTo(2);
    assertThat(Settings.of(keys + "steps: 7").epochs(20, 5, true)).isEqualTo(3);
    assertThat(Settings.of(keys + "epochs: 7").epochs(20, 5, true)).isEqualTo(7);
    assertThat(Settings.of("steps: 7, optimizer: {name: sgd}").epochs(20, 5, true)).isEqualTo(7);
    assertThat(Settings.of("steps: 7, batch_size: 99, optimizer: {name: sgd}").epochs(20, 5, true))
        .isEqualTo(7);
  }

  @Test
  void aWindowIsAStepWhereThereAreTargetsAtEveryStep() {
    // given: three windows in each of three batches
    TrainingSettings settings =
        Settings.of("steps: 18, batch_size: 7, truncated_bptt: 2, optimizer: {name: sgd}");

    // then
    assertThat(settings.epochs(20, 5, true)).isEqualTo(2);
    assertThat(settings.epochs(20, 5, false)).isEqualTo(6);
    assertThat(settings.epochs(20, 2, true)).isEqualTo(6);
  }

  @Test
  void clippingIsByNormUnlessTheSpecSaysByValue() {
    assertThat(Settings.of("epochs: 5, clip: 0.5, optimizer: {name: sgd}").clip())
        .contains(new Clipping(By.NORM, 0.5));
    assertThat(Settings.of("epochs: 5, clip: 0.5, clip_by: value, optimizer: {name: sgd}").clip())
        .contains(new Clipping(By.VALUE, 0.5));
  }

  @Test
  void eachArchitectureMayHaveALearningRateOfItsOwn() {
    // when
    Map<String, TrainingSettings> settings =
        Settings.read(
                "epochs: 5, optimizer: {name: adam, beta1: 0.8, learning_rate: {gru: 2, lstm: 3}}",
                BOTH)
            .value();

    // then
    assertThat(settings).containsOnlyKeys("lstm", "gru");
    assertThat(settings.get("lstm"))
        .extracting(TrainingSettings::optimizer)
        .isEqualTo(new Adam(3, 0.8, 0.999, 1e-8));
    assertThat(settings.get("gru"))
        .extracting(TrainingSettings::optimizer)
        .isEqualTo(new Adam(2, 0.8, 0.999, 1e-8));
    assertFault(
        "epochs: 5, optimizer: {name: adam, learning_rate: {gru: 2}}",
        "'training.optimizer.learning_rate.lstm' is missing; expected a number above 0");
    assertFault(
        "epochs: 5, optimizer: {name: adam, learning_rate: {gru: 2, lstm: 3, lsmt: 3}}",
        "unknown key below 'training.optimizer.learning_rate' 'lsmt'; did you mean 'lstm'? Allowed:"
            + " lstm, gru");
  }

  @Test
  void patienceNeedsAValidationSplit() {
    // given
    String keys = "epochs: 5, patience: 3, optimizer: {name: sgd}";

    // then
    assertThat(Settings.of(keys).patience()).contains(3);
    assertThatThrownBy(() -> Settings.read(keys, BOTH, false))
        .isInstanceOf(UserErrorException.class)
        .message()
        .endsWith(
            "1:33: 'training.patience' is 3, but the task has no validation split; set it to none,"
                + " or take a task that has one");
  }

  @Test
  void theDescriptionNamesWhatIsSet() {
    assertThat(
            Settings.of(
                    "epochs: 5, batch_size: 7, clip: 0.5, optimizer: {name: sgd, learning_rate: 0.1}")
                .description())
        .isEqualTo("5 epochs, sgd 0.1, batch_size 7, gradients clipped to norm 0.5");
    assertThat(
            Settings.of("steps: 5, patience: 2, truncated_bptt: 9, optimizer: {name: sgd}")
                .description())
        .isEqualTo("5 steps, sgd 0.01, full batch, patience 2, truncated_bptt 9");
    assertThat(
            Settings.of(
                    "epochs: 5, l2: 0.5, weight_noise: 0.075, dropout: 0.3, optimizer: {name: sgd}")
                .description())
        .isEqualTo("5 epochs, sgd 0.01, full batch, dropout 0.3, weight_noise 0.075, l2 0.5");
    assertThat(described("linear, final_fraction: 0.1"))
        .isEqualTo("5 epochs, sgd 0.01, linear schedule to 0.1, full batch");
    assertThat(described("cosine")).contains("cosine schedule to 0.0");
    assertThat(described("exponential, gamma: 0.9")).contains("exponential schedule of 0.9");
    assertThat(described("step, step_size: 4")).contains("step schedule of 0.1 every 4 epochs");
  }

  private static String described(String schedule) {
    return Settings.of("epochs: 5, optimizer: {name: sgd}, schedule: {name: " + schedule + "}")
        .description();
  }
}
