package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.TrainingStep;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.layer.training.Convention;
import io.github.rnncompare.layer.training.Trainer;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An update by this project's trainer, on a network that a user of Deeplearning4j assembles. */
final class TrainerStep implements TrainingStep {
  private final MultiLayerNetwork network;
  private final Trainer trainer;
  private final INDArray features;
  private final INDArray targets;

  TrainerStep(BaseRecurrentLayer layer, Workload workload, InitialValues values) {
    network = FitStep.network(layer, workload);
    Weights.write(values, workload, network);
    trainer = Trainer.of(network).convention(Convention.PYTORCH);
    features = Batch.features(workload, values).dup('f');
    targets = Batch.targets(workload, values);
  }

  @Override
  public double run() {
    return trainer.fit(features, targets);
  }

  @Override
  public void close() {
    network.close();
  }
}
