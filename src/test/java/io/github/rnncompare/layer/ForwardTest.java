package io.github.rnncompare.layer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.layer.LayerTesting.DoublePrecision;
import io.github.rnncompare.layer.LayerTesting.Form;
import io.github.rnncompare.layer.LayerTesting.Kind;
import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Outputs against the equations, worked out here in scalars. */
@ExtendWith(DoublePrecision.class)
class ForwardTest {

  // One example, one input, two hidden units, three steps.
  private static final double[] INPUT = {0.5, -1.0, 2.0};
  private static final int UNITS = 2;

  /** Of both units of the forget gate, of the input and of the output gate. */
  private static final double[] P = {0.3, -0.6, 0.45, 0.15, -0.25, 0.8};

  /** In the place of a gate's index. */
  private static final int OPEN = -1;

  // Columns: both units of the first gate, both units of the second, …
  private static final double[] W = {0.4, -0.3, 0.2, 0.6, -0.5, 0.9, 0.35, -0.7};
  private static final double[][] RW = {
    {0.1, -0.2, 0.3, -0.4, 0.5, -0.6, 0.15, 0.65},
    {0.7, 0.8, -0.9, 0.25, -0.35, 0.45, -0.55, 0.05}
  };
  private static final double[] B = {0.05, -0.15, 0.1, -0.25, 0.3, -0.2, 0.4, -0.1};
  private static final double[] RB = {0.12, 0.22, -0.32, 0.42, -0.52, 0.62, -0.18, 0.28};

  @ParameterizedTest
  @EnumSource
  void outputsAreThoseOfTheEquations(Kind kind) {
    // given
    MultiLayerNetwork network = network(kind, true);
    long columns = network.getLayer(0).getParam("b").length();
    network.setParam("0_W", columns(Nd4j.create(new double[][] {W}), columns));
    network.setParam("0_b", columns(Nd4j.create(new double[][] {B}), columns));
    if (kind == Kind.PEEPHOLE_LSTM) {
      network.setParam("0_P", Nd4j.create(new double[][] {P}));
    }
    if (network.paramTable().containsKey("0_RW")) {
      network.setParam("0_RW", columns(Nd4j.create(RW), columns));
      network.setParam("0_rb", columns(Nd4j.create(new double[][] {RB}), columns));
    }

    // when
    INDArray outputs = network.output(sequence(INPUT));

    // then
    assertThat(LayerTesting.difference(outputs, expected(kind))).isLessThan(1e-14);
  }

  @Test
  void theTwoFormsOfTheGruDiffer() {
    assertThat(LayerTesting.difference(expected(Kind.GRU_AFTER), expected(Kind.GRU_BEFORE)))
        .isGreaterThan(1e-2);
  }

  @Test
  void aGruOfZerosHalvesTheStateAtEachStep() {
    // given z = σ(0) = ½ and n = tanh(0) = 0
    MultiLayerNetwork network = network(Kind.GRU_AFTER, false);
    network.params().assign(0);
    startAt(network, Map.of(RecurrentLayerImpl.STATE_KEY_HIDDEN, row(0.8, -0.4)));

    // when
    INDArray output = network.rnnTimeStep(sequence(INPUT));

    // then
    INDArray expected = Nd4j.create(new double[][][] {{{0.4, 0.2, 0.1}, {-0.2, -0.1, -0.05}}});
    assertThat(LayerTesting.difference(output, expected)).isZero();
  }

  @Test
  void anLstmOfZerosHalvesTheCellStateAtEachStep() {
    // given all gates at ½, and a candidate of 0
    MultiLayerNetwork network = network(Kind.LSTM, false);
    network.params().assign(0);
    startAt(
        network,
        Map.of(
            RecurrentLayerImpl.STATE_KEY_HIDDEN,
            row(9, 9),
            RecurrentLayerImpl.STATE_KEY_CELL,
            row(4, -4)));

    // when
    INDArray output = network.rnnTimeStep(sequence(INPUT));

    // then
    double[] halves = {Math.tanh(2) / 2, Math.tanh(1) / 2, Math.tanh(0.5) / 2};
    double[] negative = Arrays.stream(halves).map(x -> -x).toArray();
    assertThat(LayerTesting.difference(output, Nd4j.create(new double[][][] {{halves, negative}})))
        .isLessThan(1e-15);
  }

  @Test
  void anLstmWithoutForgetGateKeepsItsCellState() {
    // given input and output gates at ½, and a candidate of 0
    MultiLayerNetwork network = network(Kind.LSTM_WITHOUT_FORGET, false);
    network.params().assign(0);
    startAt(
        network,
        Map.of(
            RecurrentLayerImpl.STATE_KEY_HIDDEN,
            row(9, 9),
            RecurrentLayerImpl.STATE_KEY_CELL,
            row(4, -4)));

    // when
    INDArray output = network.rnnTimeStep(sequence(INPUT));

    // then
    double kept = Math.tanh(4) / 2;
    assertThat(
            LayerTesting.difference(
                output,
                Nd4j.create(new double[][][] {{{kept, kept, kept}, {-kept, -kept, -kept}}})))
        .isLessThan(1e-15);
  }

  @ParameterizedTest
  @EnumSource(names = {"MIN_GRU", "MIN_LSTM"})
  void aMinimalCellOfZerosHalvesTheState(Kind kind) {
    // given z = ½, f = i = ½ and a candidate of 0
    MultiLayerNetwork network = network(kind, false);
    network.params().assign(0);
    startAt(network, Map.of(RecurrentLayerImpl.STATE_KEY_HIDDEN, row(0.8, -0.4)));

    // when
    INDArray output = network.rnnTimeStep(sequence(INPUT));

    // then
    INDArray expected = Nd4j.create(new double[][][] {{{0.4, 0.2, 0.1}, {-0.2, -0.1, -0.05}}});
    assertThat(LayerTesting.difference(output, expected)).isLessThan(1e-16);
  }

  @Test
  void aMinimalLstmWhoseGatesAreShutStillSharesTheStateByThem() {
    // given f = i = σ(−1000), of which the quotient would be 0 / 0
    MultiLayerNetwork network = network(Kind.MIN_LSTM, false);
    network.params().assign(0);
    network
        .getLayer(0)
        .getParam("b")
        .get(NDArrayIndex.all(), NDArrayIndex.interval(0, 4))
        .assign(-1000);
    startAt(network, Map.of(RecurrentLayerImpl.STATE_KEY_HIDDEN, row(0.8, -0.4)));

    // then
    assertThat(network.rnnTimeStep(sequence(INPUT)))
        .isEqualTo(Nd4j.create(new double[][][] {{{0.4, 0.2, 0.1}, {-0.2, -0.1, -0.05}}}));
  }

  @Test
  void aLemOfZerosShrinksItsHiddenStateByHalfTheStepSize() {
    // given a = b = 0.7 · ½ and candidates of 0
    MultiLayerNetwork network = network(Kind.LEM, false);
    network.params().assign(0);
    startAt(
        network,
        Map.of(
            RecurrentLayerImpl.STATE_KEY_HIDDEN,
            row(1, -2),
            RecurrentLayerImpl.STATE_KEY_CELL,
            row(3, 3)));

    // when
    INDArray output = network.rnnTimeStep(sequence(INPUT));

    // then
    double rest = 0.65;
    double[] first = {rest, rest * rest, rest * rest * rest};
    double[] second = Arrays.stream(first).map(x -> -2 * x).toArray();
    assertThat(LayerTesting.difference(output, Nd4j.create(new double[][][] {{first, second}})))
        .isLessThan(1e-15);
    INDArray memory =
        requireNonNull(network.rnnGetPreviousState(0).get(RecurrentLayerImpl.STATE_KEY_CELL));
    assertThat(memory.getDouble(0)).isCloseTo(3 * first[2], within(1e-15));
  }

  @Test
  void aLinearRnnOfOnesAddsUp() {
    // given one unit: the input's and the state's weight 1, the bias 0
    MultiLayerNetwork network =
        LayerTesting.network(new Form(Kind.IDENTITY_RNN, false).layer(1, 1));
    network.setParams(Nd4j.create(new double[][] {{1, 1, 0}}));

    // then
    assertThat(network.output(sequence(INPUT))).isEqualTo(sequence(0.5, -0.5, 1.5));
  }

  @Test
  void aReluRnnForgetsWhatIsBelowZero() {
    MultiLayerNetwork network = LayerTesting.network(new Form(Kind.RELU_RNN, false).layer(1, 1));
    network.setParams(Nd4j.create(new double[][] {{1, 1, 0}}));

    assertThat(network.output(sequence(INPUT))).isEqualTo(sequence(0.5, 0, 2));
  }

  private static INDArray expected(Kind kind) {
    double[][] outputs = new double[UNITS][INPUT.length];
    double[] h = new double[UNITS];
    double[] c = new double[UNITS];
    for (int t = 0; t < INPUT.length; t++) {
      double[] before = h.clone();
      for (int unit = 0; unit < UNITS; unit++) {
        h[unit] = next(kind, INPUT[t], before, c, unit);
        outputs[unit][t] = h[unit];
      }
    }
    return Nd4j.create(new double[][][] {outputs});
  }

  /** The new hidden state of a unit; changes its cell state. */
  private static double next(Kind kind, double x, double[] h, double[] c, int unit) {
    return switch (kind) {
      case TANH_RNN -> Math.tanh(sum(0, unit, x, h));
      case RELU_RNN -> Math.max(0, sum(0, unit, x, h));
      case IDENTITY_RNN -> sum(0, unit, x, h);
      case LSTM -> lstm(x, h, c, unit, 1, 2, 3);
      case LSTM_WITHOUT_FORGET -> lstm(x, h, c, unit, OPEN, 1, 2);
      case LSTM_WITHOUT_OUTPUT -> lstm(x, h, c, unit, 1, OPEN, 2);
      case LSTM_WITHOUT_INPUT -> lstm(x, h, c, unit, 1, 2, OPEN);
      case PEEPHOLE_LSTM -> {
        double forget = sigmoid(sum(1, unit, x, h) + P[unit] * c[unit]);
        double input = sigmoid(sum(2, unit, x, h) + P[UNITS + unit] * c[unit]);
        c[unit] = forget * c[unit] + input * Math.tanh(sum(0, unit, x, h));
        yield sigmoid(sum(3, unit, x, h) + P[2 * UNITS + unit] * c[unit]) * Math.tanh(c[unit]);
      }
      case GRU_WITHOUT_RESET ->
          mixed(sigmoid(sum(0, unit, x, h)), Math.tanh(sum(1, unit, x, h)), h[unit]);
      case GRU_WITHOUT_UPDATE -> {
        double[] gated = new double[UNITS];
        Arrays.setAll(gated, i -> sigmoid(sum(0, i, x, h)) * h[i]);
        yield Math.tanh(sum(1, unit, x, gated));
      }
      case MIN_GRU -> mixed(sigmoid(inputPart(0, unit, x)), h[unit], inputPart(1, unit, x));
      case MIN_GRU_POSITIVE ->
          mixed(sigmoid(inputPart(0, unit, x)), h[unit], positive(inputPart(1, unit, x)));
      case MIN_LSTM -> minLstm(x, h[unit], inputPart(2, unit, x), unit);
      case MIN_LSTM_POSITIVE -> minLstm(x, h[unit], positive(inputPart(2, unit, x)), unit);
      case LEM -> {
        if (unit == 0) { // both units' memories are renewed before the first hidden state
          for (int i = 0; i < UNITS; i++) {
            double size = 0.7 * sigmoid(sum(1, i, x, h));
            c[i] = mixed(size, c[i], Math.tanh(sum(2, i, x, h)));
          }
        }
        double size = 0.7 * sigmoid(sum(0, unit, x, h));
        yield mixed(size, h[unit], Math.tanh(sum(3, unit, x, c)));
      }
      case GRU_AFTER -> {
        double reset = sigmoid(sum(0, unit, x, h));
        double candidate = Math.tanh(inputPart(2, unit, x) + reset * statePart(2, unit, h));
        yield mixed(sigmoid(sum(1, unit, x, h)), candidate, h[unit]);
      }
      case GRU_BEFORE -> {
        double[] gated = new double[UNITS];
        Arrays.setAll(gated, i -> sigmoid(sum(0, i, x, h)) * h[i]);
        yield mixed(sigmoid(sum(1, unit, x, h)), Math.tanh(sum(2, unit, x, gated)), h[unit]);
      }
    };
  }

  private static double lstm(
      double x, double[] h, double[] c, int unit, int forget, int output, int input) {
    double candidate = Math.tanh(sum(0, unit, x, h));
    c[unit] = gate(forget, unit, x, h) * c[unit] + gate(input, unit, x, h) * candidate;
    return gate(output, unit, x, h) * Math.tanh(c[unit]);
  }

  /** 1 for a gate that is held open. */
  private static double gate(int gate, int unit, double x, double[] h) {
    return gate == OPEN ? 1 : sigmoid(sum(gate, unit, x, h));
  }

  private static double minLstm(double x, double before, double candidate, int unit) {
    double forget = sigmoid(inputPart(0, unit, x));
    double input = sigmoid(inputPart(1, unit, x));
    return forget / (forget + input) * before + input / (forget + input) * candidate;
  }

  private static double positive(double x) {
    return x >= 0 ? x + 0.5 : sigmoid(x);
  }

  private static double mixed(double update, double candidate, double before) {
    return (1 - update) * candidate + update * before;
  }

  private static double sum(int gate, int unit, double x, double[] h) {
    return inputPart(gate, unit, x) + statePart(gate, unit, h);
  }

  private static double inputPart(int gate, int unit, double x) {
    int column = gate * UNITS + unit;
    return x * W[column] + B[column];
  }

  private static double statePart(int gate, int unit, double[] h) {
    int column = gate * UNITS + unit;
    return h[0] * RW[0][column] + h[1] * RW[1][column] + RB[column];
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static INDArray columns(INDArray array, long count) {
    return array.get(NDArrayIndex.all(), NDArrayIndex.interval(0, count)).dup('f');
  }

  private static INDArray row(double... values) {
    return Nd4j.create(new double[][] {values});
  }

  private static INDArray sequence(double... values) {
    return Nd4j.create(new double[][][] {{values}});
  }

  private static void startAt(MultiLayerNetwork network, Map<String, INDArray> state) {
    ((RecurrentLayerImpl) network.getLayer(0)).rnnSetPreviousState(state);
  }

  private static MultiLayerNetwork network(Kind kind, boolean recurrentBias) {
    return LayerTesting.network(new Form(kind, recurrentBias).layer(1, UNITS));
  }
}
