package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.TrainingStep;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Floats;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.training.Adam;
import io.github.rnncompare.training.Optimizer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A step of this project's own training loop, without the gradient's norm, which it also records.
 */
final class LoopStep implements TrainingStep {
  private final RecurrentNetwork network;
  private final Optimizer optimizer;
  private final INDArray features;
  private final INDArray targets;

  LoopStep(BaseRecurrentLayer layer, Workload workload, InitialValues values) {
    Architecture architecture =
        new Architecture(
            workload.architecture().word(),
            workload.hiddenSize(),
            Stack.SINGLE,
            "under test",
            inputSize -> layer);
    Shape shape =
        new Shape(workload.inputSize(), workload.timeSteps(), 1, TargetKind.VALUES, false);
    network = RecurrentNetwork.create(architecture, shape, Initialisation.PYTORCH, 1);
    Weights.write(values, workload, network.dl4j());
    int parameters = Math.toIntExact(network.parameterCount());
    optimizer = new Adam(0.001, 0.9, 0.999, 1e-8).start(parameters);
    features = Batch.features(workload, values);
    targets = Batch.targets(workload, values);
  }

  @Override
  public double run() {
    network.forward(features, null, true);
    double loss = network.loss(targets);
    float[] gradient = Floats.of(network.backward());
    float[] parameters = Floats.of(network.parameters());
    optimizer.update(parameters, gradient);
    Floats.write(parameters, network.parameters());
    return loss;
  }

  @Override
  public void close() {
    network.dl4j().close();
  }
}
