package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.TrainingStep;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.training.Adam;
import io.github.rnncompare.training.Optimizer;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * A step whose recurrent layer is oneDNN's own: the yardstick of what is possible. Weights change
 * in every step, so that what brings them into oneDNN's layouts is part of it, as is the copy of
 * parameters and gradients between oneDNN's memory and the arrays of the same Adam that {@link
 * LoopStep} has.
 */
final class OneDnnStep implements TrainingStep {
  private static final byte AS_IT_IS = 'N';
  private static final byte TRANSPOSED = 'T';

  /** Of all that lives as long as the network. */
  private final PointerScope memory;

  private final int threads;
  private final int batchSize;
  private final int units;
  private final float[] targets;
  private final float[] outputs;
  private final OneDnnLayer layer;
  private final OneDnnParameters parameters;
  private final Optimizer adam;

  /** [B, H]. */
  private final FloatPointer lastState;

  /** [B, H]. */
  private final FloatPointer lastStateGradient;

  /** [H]. */
  private final FloatPointer outputWeights;

  /** [H]. */
  private final FloatPointer outputWeightsGradient;

  /** The outputs, [B, 1], and then their gradients. */
  private final FloatPointer outputMemory;

  @SuppressWarnings("unchecked") // a scope of all classes has an empty array of them
  OneDnnStep(Workload workload, InitialValues values, int threads) {
    this.threads = threads;
    batchSize = workload.batchSize();
    units = workload.hiddenSize();
    targets = values.targets();
    outputs = new float[batchSize];
    parameters = new OneDnnParameters(workload, values);
    adam = new Adam(0.001, 0.9, 0.999, 1e-8).start(parameters.values().length);
    OpenMp.setThreads(threads); // oneDNN divides the work when it prepares it
    try (PointerScope scope = new PointerScope()) {
      layer = new OneDnnLayer(workload, values.features());
      lastState = layer.lastState();
      lastStateGradient = layer.lastStateGradient();
      outputWeights = new FloatPointer(units);
      outputWeightsGradient = new FloatPointer(units);
      outputMemory = new FloatPointer(batchSize);
      memory = scope.extend();
    } finally {
      OpenMp.setThreads(1);
    }
  }

  @Override
  public double run() {
    OpenMp.setThreads(threads);
    parameters.write(layer, outputWeights);
    layer.forward();
    product(AS_IT_IS, batchSize, 1, units, lastState, outputWeights, outputMemory);
    outputMemory.get(outputs);
    double loss = lossAndGradients();
    outputMemory.put(outputs);
    product(TRANSPOSED, units, 1, batchSize, lastState, outputMemory, outputWeightsGradient);
    product(AS_IT_IS, batchSize, units, 1, outputMemory, outputWeights, lastStateGradient);
    layer.backward();
    parameters.readGradient(layer, outputWeightsGradient, sum(outputs));
    adam.update(parameters.values(), parameters.gradient());
    OpenMp.setThreads(1);
    return loss;
  }

  /** The mean squared error; puts its gradients into the place of the outputs. */
  private double lossAndGradients() {
    double sum = 0;
    for (int i = 0; i < batchSize; i++) {
      float error = outputs[i] + parameters.outputBias() - targets[i];
      sum += (double) error * error;
      outputs[i] = 2 * error / batchSize;
    }
    return sum / batchSize;
  }

  private static float sum(float[] values) {
    float sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  /** c [m, n] = a b, where a is [m, k], or [k, m] if it is to be transposed, and b [k, n]. */
  private static void product(
      byte transposition, int m, int n, int k, FloatPointer a, FloatPointer b, FloatPointer c) {
    int stride = transposition == TRANSPOSED ? m : k;
    int status =
        dnnl.dnnl_sgemm(transposition, AS_IT_IS, m, n, k, 1f, a, stride, b, n, 0f, c, n);
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN's product failed with status " + status);
    }
  }

  @Override
  public void close() {
    memory.close();
  }
}
