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
import io.github.rnncompare.training.Learner;
import io.github.rnncompare.training.TrainingSeeds;
import io.github.rnncompare.training.TrainingSettings;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;

/** A step of this project's own training loop. */
final class LoopStep implements TrainingStep {
  private final RecurrentNetwork network;
  private final Learner learner;
  private final Sequences batch;

  LoopStep(BaseRecurrentLayer layer, Workload workload, InitialValues values) {
    Architecture architecture =
        new Architecture(
            workload.architecture().word(),
            workload.hiddenSize(),
            Stack.SINGLE, Initialisation.PYTORCH,
            inputSize -> layer);
    Shape shape =
        new Shape(workload.inputSize(), workload.timeSteps(), 1, TargetKind.VALUES, false);
    network = RecurrentNetwork.create(architecture, shape, 1);
    Weights.write(values, workload, network.dl4j());
    learner =
        new Learner(
            network,
            TrainingSettings.plain(1, new Adam(0.001, 0.9, 0.999, 1e-8)),
            new TrainingSeeds(1, 1));
    batch = new Sequences(Batch.features(workload, values), Batch.targets(workload, values));
  }

  @Override
  public double run() {
    return learner.learn(batch);
  }

  @Override
  public void close() {
    network.dl4j().close();
  }
}
