package io.github.rnncompare.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.State;
import io.github.rnncompare.engine.pass.InspectedPass;
import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.Lem;
import io.github.rnncompare.layer.SimpleRnn;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Lyapunov exponents against closed forms and numerical Jacobians. */
class LyapunovExponentsTest {
  private static final double ROUNDING = 1e-5; // the weights are floats

  private static List<Double> exponents(RecurrentNetwork network, Sequences sequences, int count) {
    Inspection inspection = Inspection.of(network, sequences);
    return new LyapunovExponents(inspection, count, 1).of(inspection.layers().get(0));
  }

  @Test
  void ofAScaledOrthogonalMatrixAllAreTheLogarithmOfTheScale() {
    // given
    Random random = new Random(1);
    RecurrentNetwork network = Nets.linear(Nets.orthogonal(6, 0.7, random));

    // when
    Sequences sequences = Nets.sequences(random, 2, 100);
    List<Double> exponents = exponents(network, sequences, 6);

    // then: and so is that of the gradient's factor
    assertThat(exponents).hasSize(6);
    assertThat(exponents)
        .allSatisfy(e -> assertThat(e).isCloseTo(StrictMath.log(0.7), within(ROUNDING)));
    TimeGradients gradients =
        new TimeGradients(network, Inspection.of(network, sequences), sequences);
    assertThat(StrictMath.log(gradients.factor(0, 0).orElseThrow()))
        .isCloseTo(exponents.get(0), within(ROUNDING));
  }

  @Test
  void ofADiagonalMatrixTheyAreTheLogarithmsOfItsEntries() {
    // given
    RecurrentNetwork network =
        Nets.linear(new double[][] {{0.5, 0, 0}, {0, -1.1, 0}, {0, 0, 0.05}});

    // when
    List<Double> exponents = exponents(network, Nets.sequences(new Random(2), 2, 300), 3);

    // then
    assertThat(exponents.get(0)).isCloseTo(StrictMath.log(1.1), within(1e-2));
    assertThat(exponents.get(1)).isCloseTo(StrictMath.log(0.5), within(1e-2));
    assertThat(exponents.get(2)).isCloseTo(StrictMath.log(0.05), within(1e-2));
  }

  @Test
  void fewerThanAllAreTheLargest() {
    // given
    RecurrentNetwork network =
        Nets.linear(new double[][] {{0.5, 0, 0}, {0, -1.1, 0}, {0, 0, 0.05}});

    // when, then
    List<Double> exponents = exponents(network, Nets.sequences(new Random(2), 2, 300), 1);
    assertThat(exponents).hasSize(1);
    assertThat(exponents.get(0)).isCloseTo(StrictMath.log(1.1), within(1e-2));
  }

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of(1, Nets.of(4, SimpleRnn.Builder::new)),
        Arguments.of(2, Nets.of(4, LSTM.Builder::new)),
        Arguments.of(1, Nets.of(4, GRU.Builder::new)),
        Arguments.of(2, Nets.of(4, Lem.Builder::new)));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void theirSumIsTheMeanLogarithmOfTheDeterminants(int states, IntFunction<Layer> layer) {
    // given
    int steps = 40;
    RecurrentNetwork network = Nets.network(4, 1, layer);
    Sequences sequences = Nets.sequences(new Random(3), 1, steps);

    // when
    List<Double> exponents = exponents(network, sequences, 4 * states);

    // then: of all steps but the last ten
    Inspection.Layer found = Inspection.of(network, sequences).layers().get(0);
    double sum = 0;
    for (int t = 0; t < steps - TimeGradients.FIRST_DISTANCE; t++) {
      double determinant =
          new LUDecomposition(MatrixUtils.createRealMatrix(jacobian(found, t))).getDeterminant();
      sum += StrictMath.log(Math.abs(determinant));
    }
    assertThat(exponents).hasSize(4 * states);
    assertThat(exponents.stream().mapToDouble(e -> e).sum())
        .isCloseTo(sum / (steps - TimeGradients.FIRST_DISTANCE), within(1e-4));
  }

  /** ∂s_(t + 1) / ∂s_t by central differences. */
  private static double[][] jacobian(Inspection.Layer layer, int t) {
    int size = 4 * layer.cell().states().size();
    double by = 1e-5;
    double[][] jacobian = new double[size][size];
    for (int column = 0; column < size; column++) {
      double[] above = next(layer, t, column, by);
      double[] below = next(layer, t, column, -by);
      for (int row = 0; row < size; row++) {
        jacobian[row][column] = (above[row] - below[row]) / (2 * by);
      }
    }
    return jacobian;
  }

  /** The states after step t, from those before it, one number of which is moved. */
  private static double[] next(Inspection.Layer layer, int t, int moved, double by) {
    List<INDArray> states = new ArrayList<>();
    for (int state = 0; state < layer.cell().states().size(); state++) {
      INDArray before =
          layer
              .pass()
              .state(state)
              .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.point(t))
              .dup('f');
      if (moved / 4 == state) {
        before.putScalar(0, moved % 4, before.getDouble(0, moved % 4) + by);
      }
      states.add(before);
    }
    INDArray input =
        layer
            .input()
            .values()
            .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(t, t + 1))
            .dup('f');
    InspectedPass pass =
        new InspectedPass(layer.parameters(), new Sequence(input, new State(states), null));
    double[] after = new double[4 * states.size()];
    for (int i = 0; i < after.length; i++) {
      after[i] = pass.state(i / 4).getDouble(0, i % 4, 1);
    }
    return after;
  }

  @Test
  void tooFewStepsHaveNone() {
    // given
    Random random = new Random(4);
    RecurrentNetwork network = Nets.linear(Nets.orthogonal(6, 0.7, random));

    // when, then: ten are left out, and four are not enough
    assertThat(exponents(network, Nets.sequences(random, 2, 14), 1)).isEmpty();
    assertThat(exponents(network, Nets.sequences(random, 2, 15), 1)).hasSize(1);
  }

  @Test
  void noneAreThereWhereNothingIsPassedOn() {
    // given
    RecurrentNetwork network = Nets.linear(new double[2][2]);

    // when, then
    assertThat(exponents(network, Nets.sequences(new Random(5), 2, 50), 2)).isEmpty();
  }
}
