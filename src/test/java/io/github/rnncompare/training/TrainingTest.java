package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Metric;
import io.github.rnncompare.task.RandomTensors;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.training.TrainingResult.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
          in -> new SimpleRnn.Builder().nIn(in).nOut(6).activation(Activation.TANH).build());

  private static final TrainingSeeds SEEDS = new TrainingSeeds(1, 2);

  private final List<EpochRecord> epochs = new ArrayList<>();
  private RecurrentNetwork network = network();

  private static RecurrentNetwork network() {
    return RecurrentNetwork.create(RNN, SHAPE, Initialisation.PYTORCH, 1);
  }

  private static TrainingSettings settings(int epochs, Optional<Integer> batchSize, double rate) {
    return new TrainingSettings(
        epochs, batchSize, Optional.empty(), new Adam(rate, 0.9, 0.999, 1e-8));
  }

  private TrainingResult train(RecurrentNetwork network, TaskData data, TrainingSettings settings) {
    return Training.train(
        network, data, settings, SEEDS, Optional.empty(), (epoch, checkpoint) -> epochs.add(epoch));
  }

  private static double loss(RecurrentNetwork network, Split split) {
    network.forward(split.sequences().features(), null, false);
    return network.loss(split.sequences().targets());
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

  @Test
  void theTestIsReadOnceAtTheBestValidationEpoch() {
    // given: other random targets, which get worse while the training part is memorised
    List<INDArray> testOutputs = new ArrayList<>();
    Metric metric =
        new Metric(
            "outputs",
            outputs -> {
              testOutputs.add(outputs.dup());
              return 7;
            });
    Split validation = TASK.data(2).train();
    Split test = new Split(TASK.data(3).train().sequences(), metric);
    TaskData data = new TaskData(TASK.data(1).train(), validation, test, List.of(), List.of());

    // when
    TrainingResult result = train(network, data, settings(60, Optional.empty(), 0.02));

    // then
    EpochRecord best =
        epochs.stream()
            .min((a, b) -> Double.compare(validationLoss(a), validationLoss(b)))
            .orElseThrow();
    assertThat(best.epoch()).isLessThan(60);
    assertThat(result.bestEpoch()).isEqualTo(best.epoch());
    assertThat(result.bestValidationLoss()).isEqualTo(best.validationLoss());
    assertThat(testOutputs).hasSize(1);
    assertThat(result.testMetric()).isEqualTo(7);
    assertThat(loss(network, validation)).isEqualTo(best.validationLoss());
    assertThat(result.testLoss()).isEqualTo(loss(network, test));
  }

  private static double validationLoss(EpochRecord epoch) {
    return Objects.requireNonNull(epoch.validationLoss());
  }

  @Test
  void aSearchDoesNotSeeTheTest() {
    // given
    Metric unseen =
        new Metric(
            "unseen",
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
    broken.targets().putScalar(0, 0, Double.NaN);
    Split split = new Split(broken, null);
    TaskData data = new TaskData(TASK.data(1).train(), split, split, List.of(), List.of());

    // when
    TrainingResult result = train(network, data, settings(5, Optional.empty(), 0.01));

    // then
    assertThat(result.status()).isEqualTo(Status.DIVERGED);
    assertThat(result.epochs()).isEqualTo(1);
    assertThat(result.bestEpoch()).isNull();
    assertThat(result.testLoss()).isNull();
    assertThat(result.message()).startsWith("validation_loss is NaN in epoch 1; try");
  }

  @Test
  void aClippedGradientMovesTheParametersByNoMoreThanItsBound() {
    // given: a bound far below the first gradient's norm
    TaskData data = TASK.data(1);
    INDArray before = network.parameters().dup();
    OptimizerSettings sgd = new StochasticGradientDescent(1, 0);

    // when
    train(network, data, new TrainingSettings(1, Optional.empty(), Optional.of(0.01), sgd));

    // then: the record has the norm before clipping
    double moved = network.parameters().sub(before).norm2Number().doubleValue();
    assertThat(moved).isCloseTo(0.01, within(1e-5));
    assertThat(epochs.get(1).gradientNorm()).isGreaterThan(0.1);
  }

  @Test
  void theDescriptionSaysWhatIsClipped() {
    OptimizerSettings sgd = new StochasticGradientDescent(0.1, 0);
    assertThat(new TrainingSettings(5, Optional.of(7), Optional.of(0.5), sgd).description())
        .isEqualTo("5 epochs, sgd 0.1, batch_size 7, gradients clipped to norm 0.5");
    assertThat(new TrainingSettings(5, Optional.empty(), Optional.empty(), sgd).description())
        .isEqualTo("5 epochs, sgd 0.1, full batch");
  }
}
