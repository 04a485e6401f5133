package io.github.rnncompare.layer.streaming;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import io.github.rnncompare.tensor.Floats;
import io.github.rnncompare.tensor.KnownArray;
import java.util.Arrays;
import java.util.Locale;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The outputs y = a(h W + b) of DL4J's {@code OutputLayer} or {@code RnnOutputLayer} for hidden
 * states. A few linear outputs are computed in plain loops, since each operation of ND4J costs
 * microseconds; all others are left to DL4J.
 */
final class StepOutput {
  /** Multiplications above which the overhead of DL4J's operations no longer matters. */
  private static final long MAX_WORK = 200_000;

  private final Layer layer;
  private final int inputs;
  private final int outputs;
  private final boolean hasBias;
  private final boolean isLinear;
  private final INDArray parameters;
  private final KnownArray parameterMemory = KnownArray.byRow();
  private final KnownArray stateMemory = KnownArray.byColumn();
  private final KnownArray targetMemory = KnownArray.byColumn();
  private final LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();

  /** W column by column, then b, if there is one. */
  private float[] weights = {};

  private float[] states = {};
  private float[] values = {};

  StepOutput(Layer layer) {
    this.layer = layer;
    BaseOutputLayer configuration = (BaseOutputLayer) layer.conf().getLayer();
    INDArray matrix = layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
    inputs = Math.toIntExact(matrix.size(0));
    outputs = Math.toIntExact(matrix.size(1));
    hasBias = configuration.hasBias();
    parameters = layer.params().reshape(layer.params().length());
    isLinear =
        Floats.onCpu()
            && parameters.dataType() == DataType.FLOAT
            && configuration.getWeightNoise() == null
            && configuration.getActivationFn() instanceof ActivationIdentity;
  }

  /** Whether a layer is one of the two. */
  static boolean canRead(Layer layer) {
    org.deeplearning4j.nn.conf.layers.Layer found = layer.conf().getLayer();
    return found.getClass() == OutputLayer.class || found.getClass() == RnnOutputLayer.class;
  }

  /** The last of several steps, [batch, H, 1]. */
  static INDArray last(INDArray hidden) {
    long steps = hidden.size(2);
    return steps == 1
        ? hidden
        : hidden
            .get(all(), all(), point(steps - 1))
            .dup('f')
            .reshape('f', hidden.size(0), hidden.size(1), 1);
  }

  /**
   * An array for outputs.
   *
   * @param batchAndTime [batch], or [batch, time]
   * @return [batch, outputs], or [batch, outputs, time]
   */
  INDArray empty(long... batchAndTime) {
    long[] shape =
        batchAndTime.length == 1
            ? new long[] {batchAndTime[0], outputs}
            : new long[] {batchAndTime[0], outputs, batchAndTime[1]};
    return Nd4j.createUninitialized(parameters.dataType(), shape, 'f');
  }

  /**
   * Writes the outputs of each step.
   *
   * @param hidden [batch, H, time]
   * @param target [batch, outputs, time]; or [batch, outputs] of a single step
   */
  void write(INDArray hidden, INDArray target) {
    if (isLinear && hidden.length() * outputs <= MAX_WORK) {
      targetMemory.write(linear(hidden), target);
      return;
    }
    boolean asMatrix = layer.conf().getLayer() instanceof OutputLayer;
    INDArray input = asMatrix ? hidden.reshape('f', hidden.size(0), hidden.size(1)) : hidden;
    INDArray result = layer.activate(input, false, memory);
    target.assign(
        target.rank() < result.rank()
            ? result.reshape('f', target.size(0), target.size(1))
            : result);
  }

  /** Requires an array that fits so many sequences and steps. */
  void requireShape(INDArray target, long batch, long time) {
    boolean fits =
        target.rank() == 2
            ? time == 1 && Arrays.equals(target.shape(), new long[] {batch, outputs})
            : Arrays.equals(target.shape(), new long[] {batch, outputs, time});
    if (!fits) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "outputs: expected [%d, %d%s], but found %s",
              batch,
              outputs,
              time == 1 ? "" : ", " + time,
              Arrays.toString(target.shape())));
    }
  }

  /** [batch, outputs, time], the first index changing fastest; the next call overwrites it. */
  private float[] linear(INDArray hidden) {
    states = stateMemory.read(hidden, states);
    weights = parameterMemory.read(parameters, weights);
    int batch = Math.toIntExact(hidden.size(0));
    int steps = Math.toIntExact(hidden.size(2));
    int length = steps * outputs * batch;
    values = values.length == length ? values : new float[length];
    int at = 0;
    for (int t = 0; t < steps; t++) {
      for (int k = 0; k < outputs; k++) {
        float bias = hasBias ? weights[inputs * outputs + k] : 0;
        for (int sequence = 0; sequence < batch; sequence++) {
          int first = t * inputs * batch + sequence;
          values[at++] = bias + product(first, batch, k * inputs);
        }
      }
    }
    return values;
  }

  /** A state times a column of W, in four sums, which a processor adds to at the same time. */
  private float product(int state, int stride, int column) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int unit = 0;
    int at = state;
    for (; unit + 3 < inputs; unit += 4, at += 4 * stride) {
      first += states[at] * weights[column + unit];
      second += states[at + stride] * weights[column + unit + 1];
      third += states[at + 2 * stride] * weights[column + unit + 2];
      fourth += states[at + 3 * stride] * weights[column + unit + 3];
    }
    for (; unit < inputs; unit++, at += stride) {
      first += states[at] * weights[column + unit];
    }
    return first + second + (third + fourth);
  }
}
