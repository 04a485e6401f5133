package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.layer.SimpleRnn;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;

/**
 * Training by truncated backpropagation against a network of one linear unit, written out: h_t = w
 * x_t + r h_{t−1} + b, y_t = v h_t + c. The derivatives of h by w, r and b go forward in time with
 * h; where a window begins they are zero, since the state is taken as given there.
 */
class TruncationTest {
  private static final int SEQUENCES = 3;
  private static final int STEPS = 7;
  private static final double LEARNING_RATE = 0.05;

  /** The unit and its SGD, in double precision. */
  private static final class Unit {
    private final double[] parameters;
    private final double[] h = new double[SEQUENCES];
    private final double[][] slopes = new double[SEQUENCES][3];

    Unit(float[] initial) { // w, r, b, v, c
      parameters = new double[initial.length];
      for (int i = 0; i < initial.length; i++) {
        parameters[i] = initial[i];
      }
    }

    /** Learns the targets from {@code firstTarget} on; returns their mean loss. */
    double learn(Sequences batch, int start, int end, int firstTarget) {
      double[] gradient = new double[parameters.length];
      double loss = 0;
      double count = (double) SEQUENCES * (end - firstTarget);
      for (int i = 0; i < SEQUENCES; i++) {
        slopes[i] = new double[3];
        for (int t = start; t < end; t++) {
          step(i, batch.features().getDouble(i, 0, t));
          if (t >= firstTarget) {
            double target =
                batch.targets().rank() == 3
                    ? batch.targets().getDouble(i, 0, t)
                    : batch.targets().getDouble(i, 0);
            double error = parameters[3] * h[i] + parameters[4] - target;
            loss += error * error / count;
            double slope = 2 * error / count;
            for (int k = 0; k < 3; k++) {
              gradient[k] += slope * parameters[3] * slopes[i][k];
            }
            gradient[3] += slope * h[i];
            gradient[4] += slope;
          }
        }
      }
      for (int k = 0; k < gradient.length; k++) {
        parameters[k] -= LEARNING_RATE * gradient[k];
      }
      return loss;
    }

    private void step(int i, double x) {
      double r = parameters[1];
      slopes[i] =
          new double[] {x + r * slopes[i][0], h[i] + r * slopes[i][1], 1 + r * slopes[i][2]};
      h[i] = parameters[0] * x + r * h[i] + parameters[2];
    }

    void run(Sequences batch, int end) {
      for (int i = 0; i < SEQUENCES; i++) {
        for (int t = 0; t < end; t++) {
          step(i, batch.features().getDouble(i, 0, t));
        }
      }
    }

    void forget() {
      Arrays.fill(h, 0);
    }
  }

  private static RecurrentNetwork network(Shape shape) {
    BaseRecurrentLayer layer =
        new SimpleRnn.Builder().nIn(1).nOut(1).activation(Activation.IDENTITY).build();
    return RecurrentNetwork.create(
        new Architecture("simple_rnn", 1, Stack.SINGLE, Initialisation.PYTORCH, in -> layer),
        shape,
        3);
  }

  @ParameterizedTest
  @CsvSource({"true, 3", "true, 1", "true, 7", "false, 3", "false, 1", "false, 7"})
  void trainingFollowsTheUnitWrittenOut(boolean everyStep, int window) {
    // given
    Shape shape = new Shape(1, STEPS, 1, TargetKind.VALUES, everyStep);
    TaskData data = new RandomTensors(SEQUENCES, shape).data(1);
    Sequences batch = data.train().sequences();
    RecurrentNetwork network = network(shape);
    Unit unit = new Unit(Floats.of(network.parameters()));
    List<Double> expected = new ArrayList<>();
    for (int epoch = 0; epoch < 5; epoch++) {
      unit.forget();
      double loss = 0;
      if (everyStep) {
        for (int start = 0; start < STEPS; start += window) {
          int end = Math.min(start + window, STEPS);
          loss += unit.learn(batch, start, end, start) * (end - start) / STEPS;
        }
      } else {
        unit.run(batch, STEPS - window);
        loss = unit.learn(batch, STEPS - window, STEPS, STEPS - 1);
      }
      expected.add(loss);
    }

    // when
    List<Double> losses = new ArrayList<>();
    Training.train(
        network,
        data,
        Settings.of(
            "epochs: 5, truncated_bptt: %d, optimizer: {name: sgd, learning_rate: %s}"
                .formatted(window, LEARNING_RATE)),
        new TrainingSeeds(1, 2),
        Optional.empty(),
        (epoch, checkpoint) -> losses.add(epoch.trainLoss()));

    // then
    for (int epoch = 0; epoch < 5; epoch++) {
      assertThat(losses.get(epoch + 1)).isCloseTo(expected.get(epoch), within(1e-5));
    }
    float[] parameters = Floats.of(network.parameters());
    for (int k = 0; k < parameters.length; k++) {
      assertThat((double) parameters[k]).isCloseTo(unit.parameters[k], within(1e-5));
    }
  }
}
