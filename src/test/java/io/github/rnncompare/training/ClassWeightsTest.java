package io.github.rnncompare.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ClassWeightsTest {
  private static final int STEPS = 3;
  private static final String KEYS =
      "epochs: 4, checkpoint: lowest, optimizer: {name: sgd, learning_rate: 0.5}, class_weights: ";

  @Test
  void weightsAreThoseOfScikitLearn() {
    // compute_class_weight("balanced", classes=[0, 1, 2], y=[0, 1, 1, 1, 2, 2])
    assertThat(ClassWeights.BALANCED.of(new long[] {1, 3, 2})).containsExactly(2, 2 / 3.0, 1);
    assertThat(ClassWeights.BALANCED.of(new long[] {1, 0, 3})).containsExactly(2, 0, 2 / 3.0);
    assertThat(ClassWeights.NONE.of(new long[] {1, 3, 2})).containsExactly(1, 1, 1);
  }

  @Test
  void paddingAndMissingTargetsDoNotOccur() {
    // given: classes 0, 1, 1 and 2, missing, padding
    INDArray targets = Nd4j.zeros(DataType.FLOAT, 2, 3, STEPS);
    targets.putScalar(new int[] {0, 0, 0}, 1);
    targets.putScalar(new int[] {0, 1, 1}, 1);
    targets.putScalar(new int[] {0, 1, 2}, 1);
    targets.putScalar(new int[] {1, 2, 0}, 1);
    for (int k = 0; k < 3; k++) {
      targets.putScalar(new int[] {1, k, 1}, Double.NaN);
    }
    targets.putScalar(new int[] {1, 0, 2}, 1);
    INDArray mask = Nd4j.ones(DataType.FLOAT, 2, STEPS);
    mask.putScalar(1, 2, 0);
    INDArray features = Nd4j.zeros(DataType.FLOAT, 2, 1, STEPS);

    // then
    assertThat(Occurrences.of(new Sequences(features, targets, mask))).containsExactly(1, 2, 1);
    assertThat(
            Occurrences.of(
                new Sequences(features, Nd4j.createFromArray(new float[][] {{0, 1}, {0, 1}}))))
        .containsExactly(0, 2);
  }

  /** Two sequences of class 0 and four of class 1: the former weigh twice as much. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void trainingIsThatOnTheRareClassTwice(boolean everyStep) {
    // given
    int[] classes = {0, 1, 1, 0, 1, 1};
    Sequences all = sequences(classes, everyStep);
    Sequences twice = all.pick(new int[] {0, 0, 1, 2, 3, 3, 4, 5});
    Split validation = new Split(all.pick(new int[] {1, 2, 0}), null);

    // when
    List<EpochRecord> balanced = new ArrayList<>();
    TrainingResult result = train(all, validation, "balanced", everyStep, balanced);
    List<EpochRecord> repeated = new ArrayList<>();
    TrainingResult other = train(twice, validation, "none", everyStep, repeated);

    // then: every evaluation is without weights
    for (int epoch = 0; epoch <= 4; epoch++) {
      EpochRecord found = balanced.get(epoch);
      EpochRecord expected = repeated.get(epoch);
      assertThat(found.trainLoss()).isCloseTo(expected.trainLoss(), within(1e-5));
      assertThat(requireNonNull(found.validationLoss()))
          .isCloseTo(requireNonNull(expected.validationLoss()), within(1e-5));
    }
    assertThat(result.bestEpoch()).isEqualTo(other.bestEpoch());
    double last = result.finalTrainLoss();
    assertThat(last).isNotCloseTo(other.finalTrainLoss(), within(1e-3));
  }

  private static Sequences sequences(int[] classes, boolean everyStep) {
    Random random = new Random(3);
    INDArray features = Nd4j.create(DataType.FLOAT, classes.length, 2, STEPS);
    for (int i = 0; i < features.length(); i++) {
      features.putScalar(i, random.nextGaussian());
    }
    INDArray targets =
        everyStep
            ? Nd4j.zeros(DataType.FLOAT, classes.length, 2, STEPS)
            : Nd4j.zeros(DataType.FLOAT, classes.length, 2);
    IntStream.range(0, classes.length)
        .forEach(
            i -> {
              for (int step = 0; step < (everyStep ? STEPS : 1); step++) {
                int[] at = everyStep ? new int[] {i, classes[i], step} : new int[] {i, classes[i]};
                targets.putScalar(at, 1);
              }
            });
    return new Sequences(features, targets);
  }

  private static TrainingResult train(
      Sequences train,
      Split validation,
      String weights,
      boolean everyStep,
      List<EpochRecord> epochs) {
    Architecture lstm =
        new Architecture(
            "lstm",
            4,
            Stack.SINGLE,
            Initialisation.PYTORCH,
            in -> new LSTM.Builder().nIn(in).nOut(4).build());
    RecurrentNetwork network =
        RecurrentNetwork.create(lstm, new Shape(2, STEPS, 2, TargetKind.CLASSES, everyStep), 1);
    return Training.train(
        network,
        new TaskData(new Split(train, null), validation, null, List.of(), List.of()),
        Settings.of(KEYS + weights),
        new TrainingSeeds(1, 2),
        Optional.empty(),
        (epoch, checkpoint) -> epochs.add(epoch));
  }
}
