package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.generated.RandomTensors;
import io.github.rnncompare.tensor.Floats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeightNoiseTest {
  private static final Shape SHAPE = new Shape(3, 4, 1, TargetKind.VALUES, false);
  private static final TaskData DATA = new RandomTensors(10, SHAPE).data(1);
  private static final TrainingSeeds SEEDS = new TrainingSeeds(1, 2);

  private static RecurrentNetwork network() {
    Architecture gru =
        new Architecture(
            "gru",
            4,
            Stack.SINGLE,
            Initialisation.PYTORCH,
            in -> new GRU.Builder().nIn(in).nOut(4).build());
    return RecurrentNetwork.create(gru, SHAPE, 1);
  }

  @Test
  void noiseHasItsDeviationAndNoMean() {
    // given
    float[] parameters = new float[100_000];

    // when
    float[] noisy = new WeightNoise(0.5, 7).addedTo(parameters);

    // then: errors of about 0.5 / √100,000
    double sum = 0;
    double squares = 0;
    for (float value : noisy) {
      sum += value;
      squares += (double) value * value;
    }
    assertThat(sum / noisy.length).isCloseTo(0, within(0.01));
    assertThat(Math.sqrt(squares / noisy.length)).isCloseTo(0.5, within(0.01));
    assertThat(parameters).containsOnly(0);
  }

  @Test
  void eachStepDrawsItsOwn() {
    // given
    float[] parameters = {1, 2, 3};
    float[] noisy = new WeightNoise(0.5, SEEDS.ofStep(0)).addedTo(parameters);

    // then
    assertThat(new WeightNoise(0.5, SEEDS.ofStep(0)).addedTo(parameters)).containsExactly(noisy);
    assertThat(new WeightNoise(0.5, SEEDS.ofStep(1)).addedTo(parameters)).isNotEqualTo(noisy);
    assertThat(new WeightNoise(0.5, new TrainingSeeds(1, 3).ofStep(0)).addedTo(parameters))
        .isNotEqualTo(noisy);
  }

  @Test
  void theGradientAtNoisyParametersUpdatesTheCleanOnes() {
    // given: by hand, the loss and gradient of the first two steps
    RecurrentNetwork byHand = network();
    Sequences batch = DATA.train().sequences();
    float[] clean = Floats.of(byHand.parameters());
    List<Double> losses = new ArrayList<>();
    for (int step = 0; step < 2; step++) {
      Floats.write(new WeightNoise(0.1, SEEDS.ofStep(step)).addedTo(clean), byHand.parameters());
      Step forward = byHand.forward(batch.features(), null, true);
      losses.add(forward.loss(batch.targets()));
      float[] gradient = Floats.of(forward.backward());
      for (int i = 0; i < clean.length; i++) {
        clean[i] -= 0.5f * gradient[i];
      }
    }
    Floats.write(clean, byHand.parameters());
    double cleanLoss = byHand.forward(batch.features(), null, false).loss(batch.targets());

    // when
    RecurrentNetwork network = network();
    List<Double> recorded = new ArrayList<>();
    TrainingResult result =
        Training.train(
            network,
            DATA,
            Settings.of("epochs: 2, weight_noise: 0.1, optimizer: {name: sgd, learning_rate: 0.5}"),
            SEEDS,
            Optional.empty(),
            (epoch, checkpoint) -> recorded.add(epoch.trainLoss()));

    // then
    assertThat(recorded.subList(1, 3)).isEqualTo(losses);
    assertThat(Floats.of(network.parameters())).containsExactly(clean);
    assertThat(result.finalTrainLoss()).isEqualTo(cleanLoss);
  }
}
