package io.github.rnncompare.network;

import static java.util.Objects.requireNonNull;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.rnncompare.layer.OrthogonalWeightInit;
import io.github.rnncompare.layer.RecurrentLayer;
import io.github.rnncompare.layer.RecurrentParamInitializer;
import io.github.rnncompare.layer.ScaledWeightInit;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitIdentity;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How the parameters of a new network are drawn.
 *
 * @param gain factor on the weights that the rule draws; 1 for PyTorch's and DL4J's
 */
public record Initialisation(Rule rule, double gain) {
  public static final Initialisation PYTORCH = new Initialisation(Rule.PYTORCH, 1);
  public static final Initialisation DL4J = new Initialisation(Rule.DL4J, 1);

  /**
   * How weights are drawn. With all rules but PyTorch's, biases start at 0, an LSTM's forget bias
   * at 1, and the output layer has Xavier weights without a gain. H is the number of units.
   */
  public enum Rule {
    /**
     * Weights and biases of a recurrent layer from U(−1/√H, 1/√H), those of a linear layer with n
     * inputs from U(−1/√n, 1/√n) ({@code torch.nn.RNNBase.reset_parameters}, {@code
     * torch.nn.Linear.reset_parameters}). Every engine starts from the same numbers.
     */
    PYTORCH,
    /**
     * DL4J's default: Xavier's; in DL4J's own LSTM, fan-in and fan-out count all gates together.
     */
    DL4J,
    /**
     * Each gate's weights from a normal distribution of variance 2 / (fan-in + fan-out), times the
     * gain (Glorot and Bengio 2010).
     */
    XAVIER,
    /**
     * Each gate's weights from a normal distribution of variance 2 / fan-in, times the gain (He et
     * al. 2015).
     */
    HE,
    /**
     * Each gate's recurrent weights a random orthogonal matrix times the gain (Saxe et al. 2014);
     * input weights as Xavier's without a gain.
     */
    ORTHOGONAL,
    /**
     * Each gate's recurrent weights the identity times the gain (Le, Jaitly and Hinton 2015, for a
     * simple RNN with ReLU); input weights as Xavier's without a gain, where the paper uses small
     * ones.
     */
    IDENTITY
  }

  /**
   * The initialisation that an architecture's section sets; without such keys, the common one. A
   * gain alone applies to the common rule; a rule alone has a gain of 1.
   */
  static Initialisation read(Section architecture, LayerEngine engine, Initialisation common) {
    if (architecture.has("init")) {
      return read(architecture, engine);
    }
    return architecture.has("init_gain") ? read(architecture, engine, common.rule) : common;
  }

  /** The initialisation that a section sets. */
  static Initialisation read(Section spec, LayerEngine engine) {
    return read(spec, engine, Rule.PYTORCH);
  }

  private static Initialisation read(Section spec, LayerEngine engine, Rule fallback) {
    Rule rule = spec.choice("init", Rule.class, fallback);
    double gain = spec.number("init_gain", 1, Range.positive());
    boolean fixed = rule == Rule.PYTORCH || rule == Rule.DL4J;
    if (fixed && gain != 1) {
      spec.fault(
          "init_gain",
          String.format(
              Locale.ROOT,
              "is %s, but init is %s, which has none; set it to 1, or init to another rule",
              gain,
              Names.of(rule)));
    }
    if (!fixed && engine == LayerEngine.STOCK) {
      spec.fault(
          "init",
          String.format(
              Locale.ROOT,
              "is %s, but engine is stock; Deeplearning4j's own layers take pytorch or dl4j",
              Names.of(rule)));
    }
    return new Initialisation(rule, gain);
  }

  /** Sets how DL4J draws the weights of a layer, if it is a recurrent one. */
  void configure(org.deeplearning4j.nn.conf.layers.Layer any) {
    if (!(any instanceof BaseRecurrentLayer layer)) {
      return;
    }
    IWeightInit xavier = new WeightInitXavier();
    switch (rule) {
      case PYTORCH, DL4J -> layer.setWeightInitFn(xavier);
      case XAVIER -> layer.setWeightInitFn(new ScaledWeightInit(xavier, gain));
      case HE -> layer.setWeightInitFn(new ScaledWeightInit(new WeightInitRelu(), gain));
      case ORTHOGONAL -> {
        layer.setWeightInitFn(xavier);
        layer.setWeightInitFnRecurrent(new OrthogonalWeightInit(gain));
      }
      case IDENTITY -> {
        layer.setWeightInitFn(xavier);
        layer.setWeightInitFnRecurrent(new WeightInitIdentity(gain));
      }
    }
  }

  /** Draws all parameters of {@code network} from a seed by PyTorch's rule, which DL4J lacks. */
  void apply(MultiLayerNetwork network, Architecture architecture, long seed) {
    if (rule != Rule.PYTORCH) {
      return;
    }
    // Not by the layers' own PyTorchWeightInit, so that DL4J's layers start from the same numbers.
    Random random = new Random(seed);
    for (int i = 0; i < network.getnLayers(); i++) {
      Layer layer = network.getLayer(i);
      boolean linear = layer == network.getOutputLayer();
      int width = linear ? architecture.layerOutputs() : architecture.hiddenSize();
      for (INDArray parameter : layer.paramTable().values()) {
        fill(parameter, 1 / Math.sqrt(width), random);
      }
      if (Assembly.unwrapped(network.getLayerWiseConfigurations().getConf(i).getLayer())
              instanceof RecurrentLayer recurrent
          && recurrent.getRememberingBias() != null) {
        setBias(layer.paramTable(), recurrent);
      }
    }
  }

  /** Sets the bias that was set, in each direction; a key begins with that of its direction. */
  private static void setBias(Map<String, INDArray> parameters, RecurrentLayer layer) {
    long from = layer.rememberingGateIndex() * layer.getNOut();
    parameters.forEach(
        (key, parameter) -> {
          if (key.endsWith(RecurrentParamInitializer.BIAS_KEY)) {
            boolean recurrent = key.endsWith(RecurrentParamInitializer.RECURRENT_BIAS_KEY);
            parameter
                .get(all(), interval(from, from + layer.getNOut()))
                .assign(recurrent ? 0 : requireNonNull(layer.getRememberingBias()));
          }
        });
  }

  private static void fill(INDArray parameter, double bound, Random random) {
    float[] values = new float[(int) parameter.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    parameter.assign(Nd4j.createFromArray(values).reshape(parameter.shape()));
  }
}
