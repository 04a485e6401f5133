package io.github.rnncompare.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.CheckpointRule;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.generated.RandomTensors;
import io.github.rnncompare.training.TrainingResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

class TrainingTest {
  private static final Shape SHAPE = new Shape(3, 4, 1, TargetKind.VALUES, false);
  private static final RandomTensors TASK = new RandomTensors(20, SHAPE);
  private static final Architecture RNN =
      new Architecture(
          "simple_rnn",
          6,
          Stack.SINGLE,
          Initialisation.PYTORCH,
          in -> new SimpleRnn.Builder().nIn(in).nOut(6).activation(Activation.TANH).build());

  private static final TrainingSeeds SEEDS = new TrainingSeeds(1, 2);

  private final List<EpochRecord> epochs = new ArrayList<>();
  private RecurrentNetwork network = network();

  private static RecurrentNetwork network() {
    return RecurrentNetwork.create(RNN, SHAPE, 1);
  }

  private static TrainingSettings settings(int epochs, Optional<Integer> batchSize, double rate) {
    return Settings.of(
        "epochs: %s, batch_size: %s, optimizer: {name: adam, learning_rate: %s}"
            .formatted(epochs, batchSize.map(String::valueOf).orElse("full"), rate));
  }

  private TrainingResult train(RecurrentNetwork network, TaskData data, TrainingSettings settings) {
    return Training.train(
        network, data, settings, SEEDS, Optional.empty(), (epoch, checkpoint) -> epochs.add(epoch));
  }

  private static double loss(RecurrentNetwork network, Split split) {
    return network
        .forward(split.sequences().features(), null, false)
        .loss(split.sequences().targets());
  }

  @BeforeEach
  void freshNetwork() {
    epochs.clear();
    network = network();
  }

  @Test
  void eachTrainLossIsThatOfTheForwardPassBeforeTheUpdate() {
    // given
    TaskData data = TASK.data(1);
    double untrained = loss(network, data.train());

    // when
    TrainingResult result = train(network, data, settings(3, Optional.empty(), 0.01));

    // then: epochs 0 and 1 both see the untrained network, and 2 sees it after one update
    assertThat(epochs).extracting(EpochRecord::epoch).containsExactly(0, 1, 2, 3);
    assertThat(epochs.get(0).trainLoss()).isEqualTo(untrained);
    assertThat(epochs.get(1).trainLoss()).isEqualTo(untrained);
    assertThat(epochs.get(2).trainLoss()).isLessThan(untrained);
    assertThat(result.finalTrainLoss())
        .isEqualTo(loss(network, data.train()))
        .isLessThan(epochs.get(3).trainLoss());
  }

  @Test
  void withoutAValidationSplitThereIsNothingToSayOfIt() {
    TrainingResult result = train(network, TASK.data(1), settings(2, Optional.empty(), 0.01));

    assertThat(epochs).extracting(EpochRecord::validationLoss).containsOnlyNulls();
    assertThat(epochs.get(0).gradientNorm()).isNull();
    assertThat(epochs.get(1).gradientNorm()).isPositive();
    assertThat(result.bestEpoch()).isNull();
    assertThat(result.testLoss()).isNull();
    assertThat(result.status()).isEqualTo(Status.OK);
    assertThat(result.message()).isEmpty();
  }

  @Test
  void aBatchCountsByItsSizeInTheEpochsLoss() {
    // given: a rate so small that the weights stay as they are
    TaskData data = TASK.data(1);

    // when: 20 sequences in batches of 7, 7 and 6
    train(network, data, settings(1, Optional.of(7), 1e-30));

    // then
    assertThat(epochs.get(1).trainLoss()).isCloseTo(epochs.get(0).trainLoss(), within(1e-6));
  }

  @ParameterizedTest
  @EnumSource(CheckpointRule.class)
  void theTestIsReadOnceAtTheBestValidationEpoch(CheckpointRule rule) {
    // given: other random targets, which get worse while the training split is memorised
    List<INDArray> testOutputs = new ArrayList<>();
    Metric metric =
        Metric.ofWhole(
            "outputs",
            Metric.Better.LOWER,
            outputs -> {
              testOutputs.add(outputs.dup());
              return 7;
            });
    Split validation = TASK.data(2).train();
    Split test = new Split(TASK.data(3).train().sequences(), metric);
    TaskData data = new TaskData(TASK.data(1).train(), validation, test, List.of(), List.of());

    // when
    String keys = "epochs: 60, checkpoint: %s, optimizer: {name: adam, learning_rate: 0.02}";
    TrainingResult result =
        train(network, data, Settings.of(keys.formatted(rule.name().toLowerCase(Locale.ROOT))));

    // then: these losses fall, and then rise, so that medians are lowest near the lowest loss
    int best = requireNonNull(result.bestEpoch()).intValue();
    assertThat(best).isBetween(4, 56);
    assertThat(result.bestValidationLoss()).isEqualTo(lowestMedian(rule.window(60)));
    assertThat(testOutputs).hasSize(1);
    assertThat(result.testMetric()).isEqualTo(7);
    assertThat(loss(network, validation)).isEqualTo(epochs.get(best).validationLoss());
    assertThat(result.testLoss()).isEqualTo(loss(network, test));
  }

  private double lowestMedian(int window) {
    return IntStream.rangeClosed(0, epochs.size() - window)
        .mapToObj(first -> epochs.subList(first, first + window))
        .mapToDouble(
            around ->
                around.stream()
                    .mapToDouble(TrainingTest::validationLoss)
                    .sorted()
                    .toArray()[window / 2])
        .min()
        .orElseThrow();
  }

  private static double validationLoss(EpochRecord epoch) {
    return requireNonNull(epoch.validationLoss());
  }

  @Test
  void aSearchDoesNotSeeTheTest() {
    // given
    Metric unseen =
        Metric.ofWhole(
            "unseen",
            Metric.Better.LOWER,
            outputs -> {
              throw new AssertionError("the test was read");
            });
    Split test = new Split(TASK.data(3).train().sequences(), unseen);
    Split train = TASK.data(1).train();
    TaskData data = new TaskData(train, TASK.data(2).train(), test, List.of(), List.of());

    // when
    TrainingResult result = train(network, data.withoutTest(), settings(3, Optional.empty(), 0.01));

    // then
    assertThat(result.testLoss()).isNull();
    assertThat(result.testMetric()).isNull();
    assertThat(result.bestEpoch()).isNotNull();
  }

  @Test
  void aStepWithoutAFiniteLossEndsItsEpoch() {
    // given: five batches an epoch, of which the second sees weights that overflow
    TrainingSettings settings = settings(50, Optional.of(4), 1e30);

    // when
    List<Checkpoint> checkpoints = new ArrayList<>();
    Training.train(
        network,
        TASK.data(1),
        settings,
        SEEDS,
        Optional.empty(),
        (epoch, checkpoint) -> checkpoints.add(checkpoint.get()));

    // then
    assertThat(checkpoints).extracting(Checkpoint::updates).containsExactly(0L, 2L);
  }

  @Test
  void aLossThatIsNoNumberStopsTheTrial() {
    // given: a linear output that overflows after one step of such a size
    TrainingResult result = train(network, TASK.data(1), settings(50, Optional.empty(), 1e30));

    assertThat(result.status()).isEqualTo(Status.DIVERGED);
    assertThat(result.epochs()).isEqualTo(2);
    assertThat(epochs).hasSize(3);
    assertThat(result.message())
        .isEqualTo(
            "train_loss is infinite in epoch 2; try a learning_rate below 1.0E30, or clip: 1.0");
  }

  @Test
  void trainingTwiceGivesTheSameBits() {
    // given
    TrainingSettings settings = settings(5, Optional.of(6), 0.01);

    // when
    train(network, TASK.data(1), settings);
    List<EpochRecord> again = new ArrayList<>();
    Training.train(
        network(),
        TASK.data(1),
        settings,
        SEEDS,
        Optional.empty(),
        (epoch, checkpoint) -> again.add(epoch));

    // then
    assertThat(again).isEqualTo(epochs);
  }

  @Test
  void aLastUpdateThatIsOneTooManyIsADivergenceToo() {
    TrainingResult result = train(network, TASK.data(1), settings(1, Optional.empty(), 1e39));

    assertThat(epochs.get(1).trainLoss()).isFinite();
    assertThat(result.finalTrainLoss()).isNaN();
    assertThat(result.status()).isEqualTo(Status.DIVERGED);
    assertThat(result.message()).startsWith("final_train_loss is NaN after epoch 1; try");
  }

  @Test
  void aValidationLossThatIsNoNumberIsNeverTheBest() {
    // given
    Sequences broken = TASK.data(2).train().sequences();
    broken.targets().putScalar(0, 0, Double.POSITIVE_INFINITY);
    Split split = new Split(broken, null);
    TaskData data = new TaskData(TASK.data(1).train(), split, split, List.of(), List.of());

    // when
    TrainingResult result = train(network, data, settings(5, Optional.empty(), 0.01));

    // then
    assertThat(result.status()).isEqualTo(Status.DIVERGED);
    assertThat(result.epochs()).isEqualTo(1);
    assertThat(result.bestEpoch()).isNull();
    assertThat(result.testLoss()).isNull();
    assertThat(result.message()).startsWith("validation_loss is infinite in epoch 1; try");
  }

  @Test
  void aTrialThatEndsWellHasFiniteNumbersAlone() {
    // given
    Metric infinite = Metric.ofWhole("m", Metric.Better.LOWER, outputs -> Double.POSITIVE_INFINITY);
    Split train = TASK.data(1).train();
    Sequences other = TASK.data(2).train().sequences();
    Sequences huge = TASK.data(3).train().sequences();
    huge.targets().putScalar(0, 0, 1e30);
    TrainingSettings settings = settings(3, Optional.empty(), 0.01);

    // when: the metric of each part in turn, and the loss of the test split, is infinite
    TrainingResult validated = trainWith(train, new Split(other, infinite), null, settings);
    TrainingResult measured = trainWith(train, null, new Split(other, infinite), settings);
    TrainingResult tested = trainWith(train, null, new Split(huge, null), settings);

    // then
    assertThat(validated.epochs()).isEqualTo(1);
    assertThat(validated.message()).startsWith("metric is infinite in epoch 1; try");
    assertThat(measured.message()).startsWith("test_metric is infinite at the best epoch; try");
    assertThat(tested.message()).startsWith("test_loss is infinite at the best epoch; try");
    assertThat(List.of(validated, measured, tested))
        .allSatisfy(
            result -> {
              assertThat(result.status()).isEqualTo(Status.DIVERGED);
              assertThat(result.testLoss()).isNull();
              assertThat(result.testMetric()).isNull();
            });
  }

  private TrainingResult trainWith(
      Split train, @Nullable Split validation, @Nullable Split test, TrainingSettings settings) {
    TaskData data = new TaskData(train, validation, test, List.of(), List.of());
    return train(network(), data, settings);
  }

  @Test
  void aClippedGradientMovesTheParametersByNoMoreThanItsBound() {
    // given: a bound far below the first gradient's norm
    TaskData data = TASK.data(1);
    INDArray before = network.parameters().dup();

    // when
    train(
        network,
        data,
        Settings.of("epochs: 1, clip: 0.01, optimizer: {name: sgd, learning_rate: 1}"));

    // then: the record has the norm before clipping
    double moved = network.parameters().sub(before).norm2Number().doubleValue();
    assertThat(moved).isCloseTo(0.01, within(1e-5));
    assertThat(epochs.get(1).gradientNorm()).isGreaterThan(0.1);
  }

  @Test
  void trainingEndsWhenItsStepsAreDone() {
    // given: three batches an epoch
    TrainingSettings settings =
        Settings.of("steps: 4, batch_size: 7, optimizer: {name: adam, learning_rate: 0.01}");

    // when
    List<Checkpoint> checkpoints = new ArrayList<>();
    TrainingResult result =
        Training.train(
            network,
            TASK.data(1),
            settings,
            SEEDS,
            Optional.empty(),
            (epoch, checkpoint) -> {
              epochs.add(epoch);
              checkpoints.add(checkpoint.get());
            });

    // then: the second epoch is recorded with the one batch that it saw
    assertThat(checkpoints).extracting(Checkpoint::updates).containsExactly(0L, 3L, 4L);
    assertThat(result.epochs()).isEqualTo(2).isEqualTo(settings.epochs(20, 4, false));
    assertThat(epochs.get(2).trainLoss()).isFinite();
  }

  @Test
  void stepsAreThoseOfTheSameEpochs() {
    // given
    List<EpochRecord> byEpochs = new ArrayList<>();
    Training.train(
        network,
        TASK.data(1),
        Settings.of("epochs: 2, batch_size: 7, optimizer: {name: sgd}"),
        SEEDS,
        Optional.empty(),
        (epoch, checkpoint) -> byEpochs.add(epoch));

    // when
    train(network(), TASK.data(1), Settings.of("steps: 6, batch_size: 7, optimizer: {name: sgd}"));

    // then
    assertThat(epochs).isEqualTo(byEpochs);
  }

  @Test
  void theScheduleScalesTheUpdatesOfItsEpoch() {
    // given: gradients cut off to one size, so that an update is the learning rate's
    String rising = "schedule: {name: exponential, gamma: 3}";
    TrainingSettings settings =
        Settings.of(
            "epochs: 3, clip: 1e-9, clip_by: value, optimizer: {name: sgd, learning_rate: 1e5}, "
                + rising);
    List<INDArray> parameters = new ArrayList<>();

    // when
    Training.train(
        network,
        TASK.data(1),
        settings,
        SEEDS,
        Optional.empty(),
        (epoch, checkpoint) -> parameters.add(network.parameters().dup()));

    // then: the largest changes are 1e-4, 3e-4, 9e-4
    for (int epoch = 1; epoch <= 3; epoch++) {
      INDArray moved = parameters.get(epoch).sub(parameters.get(epoch - 1));
      assertThat(moved.amaxNumber().doubleValue())
          .isCloseTo(1e-4 * Math.pow(3, epoch - 1.0), withinPercentage(0.1));
    }
  }

  @Test
  void decayComesAfterClippingAndIsNotInTheLoss() {
    // given: a gradient that is clipped to next to nothing
    INDArray before = network.parameters().dup();
    TrainingSettings settings =
        Settings.of("epochs: 1, clip: 1e-9, l2: 0.5, optimizer: {name: sgd, learning_rate: 0.1}");

    // when
    train(network, TASK.data(1), settings);

    // then: θ − 0.1 · 0.5 · θ
    assertThat(network.parameters().toFloatVector())
        .containsExactly(before.mul(0.95).toFloatVector(), within(1e-6f));
    assertThat(epochs.get(1).trainLoss()).isEqualTo(epochs.get(0).trainLoss());
    assertThat(epochs.get(1).gradientNorm()).isGreaterThan(0.1);
  }

  @Test
  void patienceOnlyCountsOnceAWindowIsComplete() {
    // given: validation losses that rise from the first update on
    Sequences other = TASK.data(2).train().sequences();
    other.targets().muli(0);
    TaskData data =
        new TaskData(TASK.data(1).train(), new Split(other, null), null, List.of(), List.of());

    // when
    TrainingResult result =
        train(
            network,
            data,
            Settings.of("epochs: 40, patience: 1, optimizer: {name: adam, learning_rate: 0.1}"));

    // then: nine evaluations, of epochs 0 to 8
    assertThat(validationLoss(epochs.get(1))).isGreaterThan(validationLoss(epochs.get(0)));
    assertThat(result.epochs()).isEqualTo(9);
    assertThat(result.bestEpoch()).isEqualTo(4);
    assertThat(result.bestValidationLoss()).isEqualTo(epochs.get(4).validationLoss());
    assertThat(result.status()).isEqualTo(Status.OK);
  }

  @Test
  void aTrainingThatDivergesBeforeAWindowIsCompleteHasNoBestEpoch() {
    // given
    TaskData data =
        new TaskData(TASK.data(1).train(), TASK.data(2).train(), null, List.of(), List.of());

    // when
    TrainingResult result = train(network, data, settings(40, Optional.empty(), 1e10));

    // then
    assertThat(result.status()).isEqualTo(Status.DIVERGED);
    assertThat(result.epochs()).isLessThan(8);
    assertThat(result.bestEpoch()).isNull();
    assertThat(result.bestValidationLoss()).isNull();
  }

  @Test
  void patienceEndsATrainingThatDoesNotGetBetter() {
    // given: other random targets, which get worse while the training split is memorised
    TaskData data =
        new TaskData(TASK.data(1).train(), TASK.data(2).train(), null, List.of(), List.of());
    String keys = "epochs: 90, patience: 4, optimizer: {name: adam, learning_rate: 0.02}";

    // when
    TrainingResult smoothed = train(network(), data, Settings.of(keys));
    epochs.clear();
    TrainingResult result = train(network, data, Settings.of(keys + ", checkpoint: lowest"));

    // then: a window of 9 is complete 4 epochs after its middle
    assertThat(smoothed.status()).isEqualTo(Status.OK);
    assertThat(smoothed.epochs())
        .isLessThan(90)
        .isEqualTo(requireNonNull(smoothed.bestEpoch()).intValue() + 4 + 4);
    long best = requireNonNull(result.bestEpoch());
    assertThat(result.epochs()).isLessThan(90).isEqualTo((int) best + 4);
    assertThat(epochs.subList((int) best + 1, epochs.size()))
        .allMatch(epoch -> validationLoss(epoch) >= validationLoss(epochs.get((int) best)));
    assertThat(result.status()).isEqualTo(Status.OK);
  }
}
