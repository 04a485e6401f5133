package io.github.rnncompare.layer;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Lays out and initialises the parameters of a {@link RecurrentLayer} with input size I, hidden
 * size H and g gates.
 *
 * <p>In the flat parameter vector, in this order, each in column-major order:
 *
 * <ol>
 *   <li>{@code W} [I, gH], the input weights
 *   <li>{@code RW} [H, gH], the recurrent weights
 *   <li>{@code b} [1, gH], the bias
 *   <li>{@code rb} [1, gH], the recurrent bias, only with {@link
 *       RecurrentLayer.Builder#recurrentBias}
 * </ol>
 *
 * <p>The gH columns are g gate blocks of H. Each block is initialised separately, like a layer of
 * its own: an [I, H] block of W by the layer's weight initialisation with fan-in I and fan-out H,
 * an [H, H] block of RW by the recurrent one (the same if none was set) with fans H and H. So an
 * orthogonal initialisation makes each recurrent block orthogonal. DL4J's LSTM uses other fans, and
 * its orthogonal initialisation makes no block orthogonal.
 *
 * <p>{@code b} starts at the layer's {@code biasInit} (default 0), for an LSTM's forget gate at its
 * {@code forgetBias}. {@code rb} starts at 0, because the two are added: the total bias is the same
 * with and without it. Under {@link PyTorchWeightInit} both are drawn, {@code b} with the input
 * weights' initialisation and {@code rb} with the recurrent one; a {@code forgetBias} still
 * overrides that.
 */
public final class RecurrentParamInitializer implements ParamInitializer {

  /** Key of the input weights, [I, gH]. */
  public static final String WEIGHT_KEY = DefaultParamInitializer.WEIGHT_KEY;

  /** Key of the recurrent weights, [H, gH]. */
  public static final String RECURRENT_WEIGHT_KEY = "RW";

  /** Key of the bias, [1, gH]. */
  public static final String BIAS_KEY = DefaultParamInitializer.BIAS_KEY;

  /** Key of the recurrent bias, [1, gH]. */
  public static final String RECURRENT_BIAS_KEY = "rb";

  private static final RecurrentParamInitializer INSTANCE = new RecurrentParamInitializer();

  private static final List<String> WEIGHT_KEYS = List.of(WEIGHT_KEY, RECURRENT_WEIGHT_KEY);

  private RecurrentParamInitializer() {}

  /** The only instance, which has no state. */
  public static RecurrentParamInitializer getInstance() {
    return INSTANCE;
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    RecurrentLayer recurrent = (RecurrentLayer) layer;
    long rows = recurrent.getNIn() + recurrent.getNOut() + biasKeys(layer).size();
    return rows * recurrent.cell().gates() * recurrent.getNOut();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return ((RecurrentLayer) layer).isRecurrentBias()
        ? List.of(WEIGHT_KEY, RECURRENT_WEIGHT_KEY, BIAS_KEY, RECURRENT_BIAS_KEY)
        : List.of(WEIGHT_KEY, RECURRENT_WEIGHT_KEY, BIAS_KEY);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return WEIGHT_KEYS;
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return ((RecurrentLayer) layer).isRecurrentBias()
        ? List.of(BIAS_KEY, RECURRENT_BIAS_KEY)
        : List.of(BIAS_KEY);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return WEIGHT_KEYS.contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return biasKeys(layer).contains(key);
  }

  /**
   * Views into {@code paramsView} by key.
   *
   * @param initializeParams whether to write initial values into them
   * @throws IllegalStateException if values are to be written and the layer has no weight
   *     initialisation
   */
  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
    RecurrentLayer layer = (RecurrentLayer) conf.getLayer();
    Map<String, INDArray> views = views(layer, paramsView);
    if (initializeParams) {
      initialize(layer, paramsView, views);
    }
    views.keySet().forEach(conf::addVariable);
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    return views((RecurrentLayer) conf.getLayer(), gradientView);
  }

  private static Map<String, INDArray> views(RecurrentLayer layer, INDArray flat) {
    long inputSize = layer.getNIn();
    long hiddenSize = layer.getNOut();
    long columns = layer.cell().gates() * hiddenSize;
    Map<String, INDArray> views = new LinkedHashMap<>();
    long start = 0;
    for (String key : getInstance().paramKeys(layer)) {
      long rows =
          switch (key) {
            case WEIGHT_KEY -> inputSize;
            case RECURRENT_WEIGHT_KEY -> hiddenSize;
            default -> 1;
          };
      INDArray part = interval(flat, start, start + rows * columns);
      views.put(key, part.reshape('f', rows, columns));
      start += rows * columns;
    }
    return views;
  }

  private static void initialize(RecurrentLayer layer, INDArray flat, Map<String, INDArray> views) {
    IWeightInit weightInit = layer.getWeightInitFn();
    if (weightInit == null) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s layer \"%s\": no weight initialisation; set weightInit(…) on the layer (a layer inside two wrappers does not get the network's).",
              layer.getClass().getSimpleName(),
              layer.getLayerName()));
    }
    IWeightInit recurrentInit =
        layer.getWeightInitFnRecurrent() == null ? weightInit : layer.getWeightInitFnRecurrent();
    int gates = layer.cell().gates();
    long hiddenSize = layer.getNOut();
    long end = initializeBlocks(weightInit, gates, layer.getNIn(), hiddenSize, flat, 0);
    initializeBlocks(recurrentInit, gates, hiddenSize, hiddenSize, flat, end);

    double[] biases = layer.initialBiases();
    initializeBias(weightInit, layer, requireNonNull(views.get(BIAS_KEY)), biases);
    INDArray recurrentBias = views.get(RECURRENT_BIAS_KEY);
    if (recurrentBias != null) {
      initializeBias(recurrentInit, layer, recurrentBias, new double[gates]);
    }
  }

  /**
   * Initialises a bias [1, gH].
   *
   * @param values bias of each gate, unless it is drawn
   */
  private static void initializeBias(
      IWeightInit weightInit, RecurrentLayer layer, INDArray bias, double[] values) {
    long hiddenSize = layer.getNOut();
    for (int gate = 0; gate < values.length; gate++) {
      INDArray block = interval(bias, gate * hiddenSize, (gate + 1) * hiddenSize);
      if (weightInit instanceof PyTorchWeightInit && !layer.hasSetBias(gate)) {
        initializeBlocks(weightInit, 1, 1, hiddenSize, block, 0);
      } else {
        block.assign(values[gate]);
      }
    }
  }

  /** Initialises [fanIn, fanOut] blocks from {@code start} on and returns where they end. */
  private static long initializeBlocks(
      IWeightInit weightInit, int gates, long fanIn, long fanOut, INDArray flat, long start) {
    long[] shape = {fanIn, fanOut};
    long size = fanIn * fanOut;
    for (int gate = 0; gate < gates; gate++) {
      // In column-major order the columns of a gate are contiguous in the flat vector.
      INDArray block = interval(flat, start + gate * size, start + (gate + 1) * size);
      weightInit.init(
          (double) fanIn, (double) fanOut, shape, IWeightInit.DEFAULT_WEIGHT_INIT_ORDER, block);
    }
    return start + gates * size;
  }

  private static INDArray interval(INDArray flat, long from, long to) {
    return flat.reshape(flat.length()).get(NDArrayIndex.interval(from, to));
  }
}
