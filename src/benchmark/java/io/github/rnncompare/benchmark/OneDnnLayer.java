package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.benchmark.protocol.Workload.Architecture;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A recurrent layer in oneDNN with all its arrays. Weights and their gradients are seen from
 * outside as [n, g, H], rows of gates of units, row-major, whatever layout oneDNN has chosen for
 * itself.
 */
final class OneDnnLayer {
  private final stream queue;
  private final OneDnnArray weights;
  private final OneDnnArray recurrentWeights;
  private final OneDnnArray bias;
  private final OneDnnArray weightsGradient;
  private final OneDnnArray recurrentWeightsGradient;
  private final OneDnnArray biasGradient;

  /** Both [T, B, H]; of the gradient only the last step is ever other than zero. */
  private final OneDnnArray states;

  private final OneDnnArray statesGradient;
  private final long lastState;

  private final OneDnnConversion forwardWeights;
  private final OneDnnConversion forwardRecurrentWeights;
  private final OneDnnConversion backwardWeights;
  private final OneDnnConversion backwardRecurrentWeights;
  private final OneDnnConversion gradientOfWeights;
  private final OneDnnConversion gradientOfRecurrentWeights;
  private final primitive forward;
  private final IntMemoryMap forwardArrays;
  private final primitive backward;
  private final IntMemoryMap backwardArrays;

  /**
   * A layer with weights of zero.
   *
   * @param features [batch_size, time_steps, input_size], row-major
   */
  OneDnnLayer(Workload workload, float[] features) {
    engine cpu = new engine(engine.kind.cpu, 0);
    queue = new stream(cpu);
    OneDnnShapes shapes = new OneDnnShapes(workload);
    OneDnnPrimitives chosen = OneDnnPrimitives.of(workload, cpu);

    OneDnnConversion inputs =
        OneDnnConversion.to(
            shapes.features(), new OneDnnArray(shapes.featuresBySequence(), cpu), cpu);
    inputs.from().floats().put(features);
    inputs.run(queue); // once, for the batch never changes

    memory.desc plain = shapes.weights(memory.format_tag.ldigo);
    memory.desc plainRecurrent = shapes.recurrentWeights(memory.format_tag.ldigo);
    weights = new OneDnnArray(plain, cpu);
    recurrentWeights = new OneDnnArray(plainRecurrent, cpu);
    bias = new OneDnnArray(shapes.bias(), cpu);
    weightsGradient = new OneDnnArray(plain, cpu);
    recurrentWeightsGradient = new OneDnnArray(plainRecurrent, cpu);
    biasGradient = new OneDnnArray(shapes.bias(), cpu);
    states = new OneDnnArray(shapes.states(), cpu);
    statesGradient = new OneDnnArray(shapes.states(), cpu);
    lastState = (workload.timeSteps() - 1L) * workload.batchSize() * workload.hiddenSize();

    forwardWeights =
        OneDnnConversion.to(chosen.forward().weights_layer_desc(), weights, cpu);
    forwardRecurrentWeights =
        OneDnnConversion.to(chosen.forward().weights_iter_desc(), recurrentWeights, cpu);
    backwardWeights =
        OneDnnConversion.to(chosen.backward().weights_layer_desc(), weights, cpu);
    backwardRecurrentWeights =
        OneDnnConversion.to(chosen.backward().weights_iter_desc(), recurrentWeights, cpu);
    gradientOfWeights =
        OneDnnConversion.from(chosen.backward().diff_weights_layer_desc(), weightsGradient, cpu);
    gradientOfRecurrentWeights =
        OneDnnConversion.from(
            chosen.backward().diff_weights_iter_desc(), recurrentWeightsGradient, cpu);

    OneDnnArray initialState = new OneDnnArray(shapes.initialState(), cpu);
    OneDnnArray workspace = new OneDnnArray(chosen.forward().workspace_desc(), cpu);
    forward = new primitive(chosen.forward());
    forwardArrays = new IntMemoryMap();
    put(forwardArrays, dnnl.DNNL_ARG_SRC_LAYER, inputs.to());
    put(forwardArrays, dnnl.DNNL_ARG_SRC_ITER, initialState);
    put(forwardArrays, dnnl.DNNL_ARG_WEIGHTS_LAYER, forwardWeights.to());
    put(forwardArrays, dnnl.DNNL_ARG_WEIGHTS_ITER, forwardRecurrentWeights.to());
    put(forwardArrays, dnnl.DNNL_ARG_BIAS, bias);
    put(forwardArrays, dnnl.DNNL_ARG_DST_LAYER, states);
    put(forwardArrays, dnnl.DNNL_ARG_WORKSPACE, workspace);
    backward = new primitive(chosen.backward());
    backwardArrays = new IntMemoryMap();
    put(backwardArrays, dnnl.DNNL_ARG_SRC_LAYER, inputs.to());
    put(backwardArrays, dnnl.DNNL_ARG_SRC_ITER, initialState);
    put(backwardArrays, dnnl.DNNL_ARG_WEIGHTS_LAYER, backwardWeights.to());
    put(backwardArrays, dnnl.DNNL_ARG_WEIGHTS_ITER, backwardRecurrentWeights.to());
    put(backwardArrays, dnnl.DNNL_ARG_BIAS, bias);
    put(backwardArrays, dnnl.DNNL_ARG_DST_LAYER, states);
    put(backwardArrays, dnnl.DNNL_ARG_WORKSPACE, workspace);
    // Nobody needs the gradients of what comes in, but oneDNN demands places for them.
    put(
        backwardArrays,
        dnnl.DNNL_ARG_DIFF_SRC_LAYER,
        new OneDnnArray(chosen.backward().diff_src_layer_desc(), cpu));
    put(
        backwardArrays,
        dnnl.DNNL_ARG_DIFF_SRC_ITER,
        new OneDnnArray(shapes.initialState(), cpu));
    put(backwardArrays, dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER, gradientOfWeights.from());
    put(backwardArrays, dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER, gradientOfRecurrentWeights.from());
    put(backwardArrays, dnnl.DNNL_ARG_DIFF_BIAS, biasGradient);
    put(backwardArrays, dnnl.DNNL_ARG_DIFF_DST_LAYER, statesGradient);
    if (workload.architecture() == Architecture.LSTM) {
      OneDnnArray initialCell = new OneDnnArray(shapes.initialState(), cpu);
      put(forwardArrays, dnnl.DNNL_ARG_SRC_ITER_C, initialCell);
      put(backwardArrays, dnnl.DNNL_ARG_SRC_ITER_C, initialCell);
      put(
          backwardArrays,
          dnnl.DNNL_ARG_DIFF_SRC_ITER_C,
          new OneDnnArray(shapes.initialState(), cpu));
    }
  }

  private static void put(IntMemoryMap arrays, int argument, OneDnnArray array) {
    arrays.put(argument, array.memory());
  }

  /** Computes the states of all steps with the present weights. */
  void forward() {
    forwardWeights.run(queue);
    forwardRecurrentWeights.run(queue);
    forward.execute(queue, forwardArrays);
    queue._wait();
  }

  /** Computes the gradients of weights from that of the last state. */
  void backward() {
    backwardWeights.run(queue);
    backwardRecurrentWeights.run(queue);
    // oneDNN adds to what is there.
    gradientOfWeights.from().clear();
    gradientOfRecurrentWeights.from().clear();
    biasGradient.clear();
    backward.execute(queue, backwardArrays);
    gradientOfWeights.run(queue);
    gradientOfRecurrentWeights.run(queue);
    queue._wait();
  }

  /** [input_size, g, H]. */
  FloatPointer weights() {
    return weights.floats();
  }

  /** [H, g, H]. */
  FloatPointer recurrentWeights() {
    return recurrentWeights.floats();
  }

  /** [biases, H]. */
  FloatPointer bias() {
    return bias.floats();
  }

  FloatPointer weightsGradient() {
    return weightsGradient.floats();
  }

  FloatPointer recurrentWeightsGradient() {
    return recurrentWeightsGradient.floats();
  }

  FloatPointer biasGradient() {
    return biasGradient.floats();
  }

  /** The state after the last step, [batch_size, H]. */
  FloatPointer lastState() {
    return states.floats().getPointer(lastState);
  }

  /** Where the gradient of the last state is expected, [batch_size, H]. */
  FloatPointer lastStateGradient() {
    return statesGradient.floats().getPointer(lastState);
  }
}
