package io.github.rnncompare.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Lays out and initialises the parameters of a {@link GRU} with input size I and hidden size H.
 *
 * <p>In the flat parameter vector, in this order, each in column-major order:
 *
 * <ol>
 *   <li>{@code W} [I, 3H], the input weights
 *   <li>{@code RW} [H, 3H], the recurrent weights
 *   <li>{@code b} [1, 3H], the bias
 *   <li>{@code rb} [1, 3H], the recurrent bias, only with {@link GRU.Builder#recurrentBias}
 * </ol>
 *
 * <p>The 3H columns are three gate blocks of H in the order r, z, n. Each block is initialised by
 * itself, as if it were a layer of its own: an [I, H] block of W by the layer's weight
 * initialisation with fan-in I and fan-out H, an [H, H] block of RW by the recurrent one (the same
 * if none was set) with fans H and H. So an orthogonal initialisation makes each recurrent block
 * orthogonal. DL4J's LSTM takes other fans.
 *
 * <p>{@code b} starts at the layer's {@code biasInit} (default 0). {@code rb} starts at 0 whatever
 * {@code biasInit} is, because the two are added: the gates' total bias is {@code biasInit} with
 * and without it.
 */
public final class GRUParamInitializer implements ParamInitializer {

  /** Key of the input weights, [I, 3H]. */
  public static final String WEIGHT_KEY = DefaultParamInitializer.WEIGHT_KEY;

  /** Key of the recurrent weights, [H, 3H]. */
  public static final String RECURRENT_WEIGHT_KEY = "RW";

  /** Key of the bias, [1, 3H]. */
  public static final String BIAS_KEY = DefaultParamInitializer.BIAS_KEY;

  /** Key of the recurrent bias, [1, 3H]. */
  public static final String RECURRENT_BIAS_KEY = "rb";

  static final int GATES = 3;

  private static final GRUParamInitializer INSTANCE = new GRUParamInitializer();

  private static final List<String> WEIGHT_KEYS = List.of(WEIGHT_KEY, RECURRENT_WEIGHT_KEY);

  private GRUParamInitializer() {}

  /** The one instance; it has no state. */
  public static GRUParamInitializer getInstance() {
    return INSTANCE;
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    GRU gru = (GRU) layer;
    long rows = gru.getNIn() + gru.getNOut() + biasKeys(gru).size();
    return rows * GATES * gru.getNOut();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return ((GRU) layer).isRecurrentBias()
        ? List.of(WEIGHT_KEY, RECURRENT_WEIGHT_KEY, BIAS_KEY, RECURRENT_BIAS_KEY)
        : List.of(WEIGHT_KEY, RECURRENT_WEIGHT_KEY, BIAS_KEY);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return WEIGHT_KEYS;
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return ((GRU) layer).isRecurrentBias()
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
    GRU gru = (GRU) conf.getLayer();
    Map<String, INDArray> views = views(gru, paramsView);
    if (initializeParams) {
      initialize(gru, paramsView, views);
    }
    views.keySet().forEach(conf::addVariable);
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradientView) {
    return views((GRU) conf.getLayer(), gradientView);
  }

  private static Map<String, INDArray> views(GRU gru, INDArray flat) {
    long inputSize = gru.getNIn();
    long hiddenSize = gru.getNOut();
    long columns = GATES * hiddenSize;
    Map<String, INDArray> views = new LinkedHashMap<>();
    long start = 0;
    for (String key : getInstance().paramKeys(gru)) {
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

  private static void initialize(GRU gru, INDArray flat, Map<String, INDArray> views) {
    long inputSize = gru.getNIn();
    long hiddenSize = gru.getNOut();
    IWeightInit weightInit = gru.getWeightInitFn();
    if (weightInit == null) {
      throw new IllegalStateException(
          "GRU layer \"%s\": no weight initialisation; set weightInit(…) on the layer (a layer inside two wrappers does not get the network's)."
              .formatted(gru.getLayerName()));
    }
    IWeightInit recurrentInit =
        gru.getWeightInitFnRecurrent() == null ? weightInit : gru.getWeightInitFnRecurrent();

    long start = initializeBlocks(weightInit, inputSize, hiddenSize, flat, 0);
    initializeBlocks(recurrentInit, hiddenSize, hiddenSize, flat, start);

    // NaN is DL4J's sign for "not set".
    double biasInit = Double.isNaN(gru.getBiasInit()) ? 0 : gru.getBiasInit();
    GruParameters parameters = GruParameters.of(views);
    parameters.bias().assign(biasInit);
    INDArray recurrentBias = parameters.recurrentBias();
    if (recurrentBias != null) {
      recurrentBias.assign(0);
    }
  }

  /** Initialises three [fanIn, fanOut] blocks from {@code start} on and returns where they end. */
  private static long initializeBlocks(
      IWeightInit weightInit, long fanIn, long fanOut, INDArray flat, long start) {
    long[] shape = {fanIn, fanOut};
    long size = fanIn * fanOut;
    for (int gate = 0; gate < GATES; gate++) {
      // In column-major order the columns of a gate are one run of the flat vector.
      INDArray block = interval(flat, start + gate * size, start + (gate + 1) * size);
      weightInit.init(
          (double) fanIn, (double) fanOut, shape, IWeightInit.DEFAULT_WEIGHT_INIT_ORDER, block);
    }
    return start + GATES * size;
  }

  private static INDArray interval(INDArray flat, long from, long to) {
    return flat.reshape(flat.length()).get(NDArrayIndex.interval(from, to));
  }
}
