package io.github.rnncompare.layer;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.engine.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Lays out and initialises the parameters of a {@link RecurrentLayer} with input size I, hidden
 * size H and g gates, as its cell declares them.
 *
 * <p>In the flat parameter vector, mostly in this order, each in column-major order:
 *
 * <ol>
 *   <li>{@code W} [I, gH], the input weights
 *   <li>{@code RW} [H, rH], the recurrent weights of the r gates with a recurrent product; a cell
 *       without any has none
 *   <li>{@code b} [1, gH], the bias
 *   <li>{@code rb} [1, rH], the recurrent bias, only with {@link
 *       RecurrentLayer.Builder#recurrentBias}
 * </ol>
 *
 * <p>The columns are gate blocks of H. Each block is initialised separately, like a layer of its
 * own: an [I, H] block of W by the layer's weight initialisation with fan-in I and fan-out H, an
 * [H, H] block of RW by the recurrent one (the same if none was set) with fans H and H. So an
 * orthogonal initialisation makes each recurrent block orthogonal. DL4J's LSTM uses other fans, and
 * its orthogonal initialisation makes no block orthogonal.
 *
 * <p>{@code b} starts at the layer's {@code biasInit} (default 0), for an LSTM's forget gate at its
 * {@code forgetBias}. {@code rb} starts at 0, because the two are added: the total bias is the same
 * with and without it. Under {@link PyTorchWeightInit} all are drawn, {@code b} with the input
 * weights' initialisation and the others with the recurrent one; a {@code forgetBias} still
 * overrides that.
 */
public final class RecurrentParamInitializer implements ParamInitializer {

  /** Key of the input weights, [I, gH]. */
  public static final String WEIGHT_KEY = Parameter.INPUT_WEIGHTS;

  /** Key of the recurrent weights, [H, rH]. */
  public static final String RECURRENT_WEIGHT_KEY = Parameter.RECURRENT_WEIGHTS;

  /** Key of the bias, [1, gH]. */
  public static final String BIAS_KEY = Parameter.BIAS;

  /** Key of the recurrent bias, [1, rH]. */
  public static final String RECURRENT_BIAS_KEY = Parameter.RECURRENT_BIAS;

  private static final RecurrentParamInitializer INSTANCE = new RecurrentParamInitializer();

  private RecurrentParamInitializer() {}

  /** The only instance, which has no state. */
  public static RecurrentParamInitializer getInstance() {
    return INSTANCE;
  }

  private static List<Parameter> declared(Layer layer) {
    RecurrentLayer recurrent = (RecurrentLayer) layer;
    return recurrent.cell().parameters(recurrent.isRecurrentBias());
  }

  private static List<String> keys(Layer layer, boolean biases) {
    return declared(layer).stream()
        .filter(parameter -> parameter.kind().isBias() == biases)
        .map(Parameter::key)
        .toList();
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    RecurrentLayer recurrent = (RecurrentLayer) layer;
    return declared(layer).stream()
        .mapToLong(parameter -> parameter.length(recurrent.getNIn(), recurrent.getNOut()))
        .sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return declared(layer).stream().map(Parameter::key).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return keys(layer, false);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return keys(layer, true);
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
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
      initialize(layer, views);
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
    Map<String, INDArray> views = new LinkedHashMap<>();
    long start = 0;
    for (Parameter parameter : declared(layer)) {
      long end = start + parameter.length(layer.getNIn(), layer.getNOut());
      long rows = parameter.rows(layer.getNIn(), layer.getNOut());
      INDArray part = interval(flat, start, end);
      views.put(parameter.key(), part.reshape('f', rows, (end - start) / rows));
      start = end;
    }
    return views;
  }

  private static void initialize(RecurrentLayer layer, Map<String, INDArray> views) {
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
    for (Parameter parameter : declared(layer)) {
      INDArray values = requireNonNull(views.get(parameter.key()));
      switch (parameter.kind()) {
        case INPUT_WEIGHTS -> initialize(values, layer.getNIn(), layer, weightInit);
        case RECURRENT_WEIGHTS -> initialize(values, layer.getNOut(), layer, recurrentInit);
        case BIAS -> initializeVector(values, weightInit, layer, initialBiases(layer));
        case RECURRENT_BIAS, DIAGONAL_WEIGHTS ->
            initializeVector(values, recurrentInit, layer, new double[parameter.gates()]);
      }
    }
  }

  /** The initial bias of each gate, for biases that are not drawn. */
  private static double[] initialBiases(RecurrentLayer layer) {
    // In DL4J, NaN means "not set".
    double[] biases = new double[layer.cell().gates().size()];
    Arrays.fill(biases, Double.isNaN(layer.getBiasInit()) ? 0 : layer.getBiasInit());
    Double set = layer.getRememberingBias();
    Double bias = set == null ? layer.usualRememberingBias() : set;
    if (bias != null && layer.rememberingGateIndex() >= 0) {
      biases[layer.rememberingGateIndex()] = bias;
    }
    return biases;
  }

  /**
   * Initialises [1, gH].
   *
   * @param values of each gate, unless they are drawn
   */
  private static void initializeVector(
      INDArray vector, IWeightInit init, RecurrentLayer layer, double[] values) {
    for (int gate = 0; gate < values.length; gate++) {
      INDArray block = block(vector, gate, layer.getNOut());
      if (init instanceof PyTorchWeightInit
          && !(layer.getRememberingBias() != null && gate == layer.rememberingGateIndex())) {
        initialize(block, 1, layer, init);
      } else {
        block.assign(values[gate]);
      }
    }
  }

  /** Initialises blocks [fanIn, H] one by one. */
  private static void initialize(
      INDArray blocks, long fanIn, RecurrentLayer layer, IWeightInit init) {
    long fanOut = layer.getNOut();
    long[] shape = {fanIn, fanOut};
    char order = IWeightInit.DEFAULT_WEIGHT_INIT_ORDER;
    for (int gate = 0; gate < blocks.length() / (fanIn * fanOut); gate++) {
      INDArray block = block(blocks, gate, fanIn * fanOut);
      init.init((double) fanIn, (double) fanOut, shape, order, block);
    }
  }

  /** In column-major order the columns of a gate are contiguous in the flat vector. */
  private static INDArray block(INDArray blocks, int gate, long length) {
    INDArray flat = blocks.reshape('f', new long[] {blocks.length()});
    return interval(flat, gate * length, (gate + 1) * length);
  }

  private static INDArray interval(INDArray flat, long from, long to) {
    return flat.reshape(flat.length()).get(NDArrayIndex.interval(from, to));
  }
}
