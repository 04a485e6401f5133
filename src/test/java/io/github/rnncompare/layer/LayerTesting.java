package io.github.rnncompare.layer;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.CellState;
import io.github.rnncompare.engine.GruGate;
import io.github.rnncompare.engine.LstmGate;
import io.github.rnncompare.engine.MinimalCandidate;
import io.github.rnncompare.engine.ResetGate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** What the tests of the layers share: small networks, seeded numbers, masks. */
final class LayerTesting {

  /** Of all random numbers; printed with every failure through the names of the tests. */
  static final long SEED = 20260101;

  private LayerTesting() {}

  /** What a layer computes. */
  enum Kind {
    TANH_RNN,
    /** Its kink does not disturb a central difference: no sum of the seeds comes that near to 0. */
    RELU_RNN,
    IDENTITY_RNN,
    LSTM,
    LSTM_WITHOUT_FORGET,
    LSTM_WITHOUT_INPUT,
    LSTM_WITHOUT_OUTPUT,
    GRU_AFTER,
    GRU_BEFORE,
    GRU_WITHOUT_RESET,
    GRU_WITHOUT_UPDATE,
    MIN_GRU,
    MIN_GRU_POSITIVE,
    MIN_LSTM,
    MIN_LSTM_POSITIVE,
    LEM,
    /** A cell that is declared in the tests alone, and has no fast equations. */
    PEEPHOLE_LSTM;

    RecurrentLayer.Builder<?> builder() {
      return switch (this) {
        case TANH_RNN -> new SimpleRnn.Builder();
        case RELU_RNN -> new SimpleRnn.Builder().activation(Activation.RELU);
        case IDENTITY_RNN -> new SimpleRnn.Builder().activation(Activation.IDENTITY);
        case LSTM -> new LSTM.Builder();
        case LSTM_WITHOUT_FORGET -> new LSTM.Builder().without(Set.of(LstmGate.FORGET));
        case LSTM_WITHOUT_INPUT -> new LSTM.Builder().without(Set.of(LstmGate.INPUT));
        case LSTM_WITHOUT_OUTPUT -> new LSTM.Builder().without(Set.of(LstmGate.OUTPUT));
        case GRU_AFTER -> new GRU.Builder().resetGate(ResetGate.AFTER_PRODUCT);
        case GRU_BEFORE -> new GRU.Builder().resetGate(ResetGate.BEFORE_PRODUCT);
        case GRU_WITHOUT_RESET -> new GRU.Builder().without(Set.of(GruGate.RESET));
        case GRU_WITHOUT_UPDATE ->
            new GRU.Builder().resetGate(ResetGate.BEFORE_PRODUCT).without(Set.of(GruGate.UPDATE));
        case MIN_GRU -> new MinGru.Builder();
        case MIN_GRU_POSITIVE -> new MinGru.Builder().candidate(MinimalCandidate.POSITIVE);
        case MIN_LSTM -> new MinLstm.Builder();
        case MIN_LSTM_POSITIVE -> new MinLstm.Builder().candidate(MinimalCandidate.POSITIVE);
        case LEM -> new Lem.Builder().stepSize(0.7);
        case PEEPHOLE_LSTM -> new PeepholeLstm.Builder();
      };
    }

    /** Whether such layers have recurrent weights. */
    boolean isRecurrent() {
      return !cell().products().isEmpty();
    }

    /** The cell of such layers. */
    Cell cell() {
      return builder().nIn(1).nOut(1).<RecurrentLayer>build().cell();
    }
  }

  /** A layer of each kind, with one bias or two. */
  record Form(Kind kind, boolean recurrentBias) {

    static Stream<Form> all() {
      return Stream.of(Kind.values())
          .flatMap(kind -> Stream.of(new Form(kind, false), new Form(kind, true)));
    }

    /** Each kind once; both numbers of biases are among them. */
    static Stream<Form> ofEachKind() {
      return Stream.of(Kind.values())
          .map(kind -> new Form(kind, kind != Kind.TANH_RNN && kind != Kind.GRU_BEFORE));
    }

    static Stream<Form> ofEachRecurrentKind() {
      return ofEachKind().filter(form -> form.kind().isRecurrent());
    }

    RecurrentLayer.Builder<?> builder(long inputSize, long hiddenSize) {
      return kind.builder().nIn(inputSize).nOut(hiddenSize).recurrentBias(recurrentBias);
    }

    int gates() {
      return kind.cell().gates().size();
    }

    RecurrentLayer layer(long inputSize, long hiddenSize) {
      return builder(inputSize, hiddenSize).build();
    }

    /** Random states [batch, H] of such a layer, by the keys of {@link RecurrentLayerImpl}. */
    Map<String, INDArray> state(long batch, long hiddenSize) {
      Map<String, INDArray> states = new LinkedHashMap<>();
      for (CellState state : kind.cell().states()) {
        states.put(state.key(), random(5 + 2 * states.size(), batch, hiddenSize));
      }
      return states;
    }

    @Override
    public String toString() {
      return kind + (recurrentBias ? " with two biases" : "");
    }
  }

  /** Where the padding of a batch of three sequences of four steps stands. */
  enum Padding {
    NONE,
    RIGHT,
    LEFT,
    GAPPED,
    /** One sequence of each kind. */
    MIXED;

    /** [3, 4], or null without padding. */
    @Nullable INDArray mask() {
      return switch (this) {
        case NONE -> null;
        case RIGHT -> mask("1111", "1110", "1000");
        case LEFT -> mask("1111", "0111", "0001");
        case GAPPED -> mask("1011", "0110", "1001");
        case MIXED -> mask("1100", "0011", "1011");
      };
    }

    private static INDArray mask(String... rows) {
      INDArray mask = Nd4j.create(DataType.DOUBLE, rows.length, rows[0].length());
      for (int row = 0; row < rows.length; row++) {
        for (int t = 0; t < rows[row].length(); t++) {
          mask.putScalar(row, t, rows[row].charAt(t) - '0');
        }
      }
      return mask;
    }
  }

  /**
   * Makes double the default of ND4J while a test class runs, and has ND4J use one thread: on a
   * busy machine, threads that wait for each other make tiny arrays ten times slower.
   */
  static final class DoublePrecision implements BeforeAllCallback, AfterAllCallback {

    private DataType before = DataType.FLOAT;
    private DataType floatingPointBefore = DataType.FLOAT;
    private int threadsBefore = 1;

    @Override
    public void beforeAll(ExtensionContext context) {
      before = Nd4j.dataType();
      floatingPointBefore = Nd4j.defaultFloatingPointType();
      Nd4j.setDefaultDataTypes(DataType.DOUBLE, DataType.DOUBLE);
      NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
      threadsBefore = operations.ompGetMaxThreads();
      operations.setOmpNumThreads(1);
    }

    @Override
    public void afterAll(ExtensionContext context) {
      Nd4j.setDefaultDataTypes(before, floatingPointBefore);
      NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threadsBefore);
    }
  }

  /** Normal numbers with deviation 0.7, drawn in Java so that no backend changes them. */
  static INDArray random(long seed, long... shape) {
    Random random = new Random(SEED + seed);
    INDArray array = Nd4j.create(DataType.DOUBLE, shape, 'c');
    INDArray flat = array.reshape(array.length());
    for (long i = 0; i < array.length(); i++) {
      flat.putScalar(i, 0.7 * random.nextGaussian());
    }
    return array;
  }

  static NeuralNetConfiguration.Builder configuration(DataType dataType, IUpdater updater) {
    return new NeuralNetConfiguration.Builder().seed(SEED).dataType(dataType).updater(updater);
  }

  /** A double network that does not learn, with random weights and biases. */
  static MultiLayerNetwork network(Layer... layers) {
    NeuralNetConfiguration.ListBuilder list = configuration(DataType.DOUBLE, new NoOp()).list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    return randomised(list.build());
  }

  static MultiLayerNetwork randomised(MultiLayerConfiguration configuration) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    network.setParams(random(1, 1, network.numParams()));
    return network;
  }

  static RnnOutputLayer everyStep(long inputSize, long outputSize) {
    return everyStep(inputSize, outputSize, RNNFormat.NCW);
  }

  static RnnOutputLayer everyStep(long inputSize, long outputSize, RNNFormat format) {
    return new RnnOutputLayer.Builder(LossFunction.MSE)
        .nIn(inputSize)
        .nOut(outputSize)
        .activation(Activation.IDENTITY)
        .dataFormat(format)
        .build();
  }

  static OutputLayer once(long inputSize, long outputSize) {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nIn(inputSize)
        .nOut(outputSize)
        .activation(Activation.IDENTITY)
        .build();
  }

  /** Time steps from (inclusive) to (exclusive) of an array [batch, features, time], copied. */
  static INDArray steps(INDArray sequence, long from, long to) {
    return sequence
        .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(from, to))
        .dup();
  }

  /** The largest difference of two arrays of one shape; NaN counts as infinite. */
  static double difference(INDArray actual, INDArray expected) {
    if (!Arrays.equals(actual.shape(), expected.shape())) {
      throw new AssertionError(
          "shape %s, expected %s"
              .formatted(Arrays.toString(actual.shape()), Arrays.toString(expected.shape())));
    }
    double[] a = actual.dup('c').data().asDouble();
    double[] b = expected.dup('c').data().asDouble();
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = Math.abs(a[i] - b[i]);
      largest = Math.max(largest, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
    }
    return largest;
  }
}
