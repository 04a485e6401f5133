package io.github.rnncompare.layer.training;

import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.tensor.Floats;
import io.github.rnncompare.tensor.KnownArray;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What DL4J's {@code OutputLayer} computes on the last step, in plain loops. DL4J needs some twenty
 * ND4J operations for it, and each costs microseconds: at the lecture's size more than the forward
 * and backward pass of a recurrent layer.
 *
 * <p>With the input h [batch_size, H], y = h W + b, after softmax where the targets are classes.
 * The gradient with respect to h W + b is 2 (y − target) / output_size for the mean of squares over
 * outputs, and y − target for cross-entropy; all divided by the positions that count, which are
 * batch_size unless targets are missing.
 */
final class LastStepOutput {
  /** Multiplications above which the overhead of DL4J's operations no longer matters. */
  private static final long MAX_WORK = 200_000;

  /** Less than any share of a position; without any position all errors are 0. */
  private static final double MIN_POSITIONS = 1e-9;

  private final TargetKind kind;
  private final INDArray parameters;
  private final INDArray gradients;
  private final int inputs;
  private final int outputs;
  private final KnownArray parameterMemory = KnownArray.byRow();
  private final KnownArray gradientMemory = KnownArray.byRow();
  private final KnownArray inputMemory = KnownArray.byColumn();
  private final KnownArray errorMemory = KnownArray.byColumn();

  /** Weights and biases, as DL4J lays them out, and their gradient. */
  private float[] weights = {};

  private final float[] gradient;

  /**
   * Input and output of the last forward pass: by column [batch_size, H], [outputs, batch_size].
   */
  private float[] hidden = {};

  private float[] output = {};
  private float[] errors = {};

  /** The gradient of the input: [batch_size, H]. */
  private float[] below = {};

  private @Nullable INDArray error;

  /**
   * Replaces a layer.
   *
   * @param layer DL4J's output layer, whose parameters and gradients these are
   */
  LastStepOutput(Layer layer, TargetKind kind) {
    this.kind = kind;
    INDArray matrix = layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
    inputs = Math.toIntExact(matrix.size(0));
    outputs = Math.toIntExact(matrix.size(1));
    // DL4J lays out the weights column by column, then the biases.
    parameters = layer.params().reshape(layer.params().length());
    gradients = layer.getGradientsViewArray().reshape(parameters.length());
    gradient = new float[Math.toIntExact(parameters.length())];
  }

  /** Whether a layer computes what is said above, and nothing else, in floats on the CPU. */
  static boolean canReplace(Layer layer) {
    return Floats.onCpu()
        && layer.params().dataType() == DataType.FLOAT
        && layer.conf().getLayer() instanceof OutputLayer configuration
        && configuration.hasBias()
        && configuration.getIDropout() == null
        && configuration.getWeightNoise() == null;
  }

  int outputSize() {
    return outputs;
  }

  /** Whether plain loops are the faster way for so many sequences. */
  boolean suits(long batchSize) {
    return batchSize * inputs * outputs <= MAX_WORK;
  }

  /**
   * Runs the layer.
   *
   * @param input [batch_size, H]
   * @return the outputs, sequence by sequence, in a new array
   */
  float[] forward(INDArray input) {
    int batch = Math.toIntExact(input.size(0));
    hidden = inputMemory.read(input, hidden);
    weights = parameterMemory.read(parameters, weights);
    output = output.length == batch * outputs ? output : new float[batch * outputs];
    for (int k = 0; k < outputs; k++) {
      Arrays.fill(output, k * batch, (k + 1) * batch, weights[inputs * outputs + k]);
      for (int unit = 0; unit < inputs; unit++) {
        float weight = weights[k * inputs + unit];
        for (int i = 0; i < batch; i++) {
          output[k * batch + i] += hidden[unit * batch + i] * weight;
        }
      }
    }
    if (kind == TargetKind.CLASSES) {
      softmax(batch);
    }
    float[] bySequence = new float[output.length];
    for (int i = 0; i < batch; i++) {
      for (int k = 0; k < outputs; k++) {
        bySequence[i * outputs + k] = output[k * batch + i];
      }
    }
    return bySequence;
  }

  private void softmax(int batch) {
    double[] exponentials = new double[outputs];
    for (int i = 0; i < batch; i++) {
      float largest = Float.NEGATIVE_INFINITY;
      for (int k = 0; k < outputs; k++) {
        largest = Math.max(largest, output[k * batch + i]);
      }
      double sum = 0;
      for (int k = 0; k < outputs; k++) {
        exponentials[k] = StrictMath.exp(output[k * batch + i] - largest);
        sum += exponentials[k];
      }
      for (int k = 0; k < outputs; k++) {
        output[k * batch + i] = (float) (exponentials[k] / sum);
      }
    }
  }

  /**
   * Writes the gradient of the parameters, for the mean loss.
   *
   * @param targets of the outputs, sequence by sequence
   * @param positions that the loss is a mean over
   * @return the gradient with respect to the input, [batch_size, H]; overwritten by the next call
   */
  INDArray backward(float[] targets, double positions) {
    int batch = output.length / outputs;
    float scale =
        (kind == TargetKind.VALUES ? 2f / outputs : 1f)
            / (float) Math.max(positions, MIN_POSITIONS);
    errors = errors.length == output.length ? errors : new float[output.length];
    for (int i = 0; i < batch; i++) {
      for (int k = 0; k < outputs; k++) {
        errors[k * batch + i] = scale * (output[k * batch + i] - targets[i * outputs + k]);
      }
    }
    below = below.length == hidden.length ? below : new float[hidden.length];
    Arrays.fill(below, 0f);
    for (int k = 0; k < outputs; k++) {
      float ofBias = 0;
      for (int i = 0; i < batch; i++) {
        ofBias += errors[k * batch + i];
      }
      gradient[inputs * outputs + k] = ofBias;
      for (int unit = 0; unit < inputs; unit++) {
        float weight = weights[k * inputs + unit];
        float sum = 0;
        for (int i = 0; i < batch; i++) {
          sum += hidden[unit * batch + i] * errors[k * batch + i];
          below[unit * batch + i] += weight * errors[k * batch + i];
        }
        gradient[k * inputs + unit] = sum;
      }
    }
    gradientMemory.write(gradient, gradients);
    INDArray returned = error;
    if (returned == null || returned.size(0) != batch) {
      returned = Nd4j.createUninitializedDetached(DataType.FLOAT, 'f', batch, inputs);
      error = returned;
    }
    errorMemory.write(below, returned);
    return returned;
  }
}
