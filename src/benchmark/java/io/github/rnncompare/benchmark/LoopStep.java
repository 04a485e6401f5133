package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.TrainingStep;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.training.Adam;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.training.Optimizer;
import io.github.rnncompare.training.Training;
import java.util.Optional;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;

/** A step of this project's own training loop. */
final class LoopStep implements TrainingStep {
  private final RecurrentNetwork network;
  private final Optimizer optimizer;
  private final Sequences batch;

  LoopStep(BaseRecurrentLayer layer, Workload workload, InitialValues values) {
    Architecture architecture =
        new Architecture(
            workload.architecture().word(),
            workload.hiddenSize(),
            Stack.SINGLE,
            inputSize -> layer);
    Shape shape =
        new Shape(workload.inputSize(), workload.timeSteps(), 1, TargetKind.VALUES, false);
    network = RecurrentNetwork.create(architecture, shape, Initialisation.PYTORCH, 1);
    Weights.write(values, workload, network.dl4j());
    int parameters = Math.toIntExact(network.parameterCount());
    optimizer = new Adam(0.001, 0.9, 0.999, 1e-8).start(parameters);
    batch = new Sequences(Batch.features(workload, values), Batch.targets(workload, values));
  }

  @Override
  public double run() {
    return Training.step(network, batch, optimizer, Optional.empty()).loss();
  }

  @Override
  public void close() {
    network.dl4j().close();
  }
}
