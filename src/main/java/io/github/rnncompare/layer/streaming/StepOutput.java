package io.github.rnncompare.layer.streaming;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import io.github.rnncompare.tensor.Floats;
import io.github.rnncompare.tensor.KnownArray;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The outputs y = a(h W + b) of DL4J's {@code OutputLayer} or {@code RnnOutputLayer} for hidden
 * states. Where there is little to multiply, in plain loops: each operation of ND4J costs
 * microseconds.
 */
final class StepOutput {
  /** Multiplications above which the overhead of DL4J's operations no longer matters. */
  private static final long MAX_WORK = 200_000;

  private final Layer layer;
  private final BaseOutputLayer configuration;
  private final int inputs;
  private final int outputs;
  private final boolean isPlain;
  private final INDArray parameters;
  private final KnownArray parameterMemory = KnownArray.byRow();
  private final KnownArray stateMemory = KnownArray.byColumn();
  private final LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();

  /** W column by column, then b, if there is one. */
  private float[] weights = {};

  private float[] states = {};

  StepOutput(Layer layer) {
    this.layer = layer;
    configuration = (BaseOutputLayer) layer.conf().getLayer();
    INDArray matrix = layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
    inputs = Math.toIntExact(matrix.size(0));
    outputs = Math.toIntExact(matrix.size(1));
    parameters = layer.params().reshape(layer.params().length());
    isPlain =
        Floats.onCpu()
            && parameters.dataType() == DataType.FLOAT
            && configuration.getWeightNoise() == null;
  }

  /** Whether a layer is one of the two. */
  static boolean canRead(Layer layer) {
    org.deeplearning4j.nn.conf.layers.Layer found = layer.conf().getLayer();
    return found.getClass() == OutputLayer.class || found.getClass() == RnnOutputLayer.class;
  }

  /**
   * The outputs of a single step.
   *
   * @param hidden [batch, H, 1]
   * @return [batch, outputs]
   */
  INDArray ofStep(INDArray hidden) {
    if (isShort(hidden)) {
      return plain(hidden);
    }
    return ofLast(hidden);
  }

  /**
   * The outputs after the last of several steps.
   *
   * @param hidden [batch, H, time]
   * @return [batch, outputs]
   */
  INDArray ofLast(INDArray hidden) {
    INDArray last = hidden.get(all(), all(), point(hidden.size(2) - 1)).dup('f');
    if (isShort(last)) {
      return plain(last);
    }
    if (configuration instanceof OutputLayer) {
      return layer.activate(last, false, memory);
    }
    INDArray oneStep = last.reshape('f', last.size(0), last.size(1), 1);
    return layer.activate(oneStep, false, memory).reshape(last.size(0), outputs);
  }

  /**
   * The outputs of each step.
   *
   * @param hidden [batch, H, time]
   * @return [batch, outputs, time]
   */
  INDArray ofSteps(INDArray hidden) {
    if (!isShort(hidden)) {
      return layer.activate(hidden, false, memory);
    }
    return plain(hidden).reshape('c', hidden.size(2), hidden.size(0), outputs).permute(1, 2, 0);
  }

  private boolean isShort(INDArray hidden) {
    return isPlain && hidden.length() * outputs <= MAX_WORK;
  }

  /** [time · batch, outputs], the steps one after the other. */
  private INDArray plain(INDArray hidden) {
    states = stateMemory.read(hidden, states);
    weights = parameterMemory.read(parameters, weights);
    int batch = Math.toIntExact(hidden.size(0));
    int rows = states.length / inputs;
    float[] values = new float[rows * outputs];
    for (int row = 0; row < rows; row++) {
      int first = row / batch * batch * inputs + row % batch;
      for (int k = 0; k < outputs; k++) {
        float bias = configuration.hasBias() ? weights[inputs * outputs + k] : 0;
        values[row * outputs + k] = bias + product(first, batch, k * inputs);
      }
    }
    INDArray result = Floats.tensorByRow(values, rows, outputs);
    return configuration.getActivationFn() instanceof ActivationIdentity
        ? result
        : configuration.getActivationFn().getActivation(result, false);
  }

  /** A state times a column of W, in four sums, which a processor adds to at the same time. */
  private float product(int state, int stride, int column) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int unit = 0;
    for (int at = state; unit + 3 < inputs; unit += 4, at += 4 * stride) {
      first += states[at] * weights[column + unit];
      second += states[at + stride] * weights[column + unit + 1];
      third += states[at + 2 * stride] * weights[column + unit + 2];
      fourth += states[at + 3 * stride] * weights[column + unit + 3];
    }
    for (; unit < inputs; unit++) {
      first += states[state + unit * stride] * weights[column + unit];
    }
    return first + second + (third + fourth);
  }
}
