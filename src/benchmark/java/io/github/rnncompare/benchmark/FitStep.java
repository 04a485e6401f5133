package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.TrainingStep;
import io.github.rnncompare.benchmark.protocol.Workload;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A call of Deeplearning4j's own {@code fit}, with its own Adam. */
final class FitStep implements TrainingStep {
  private final MultiLayerNetwork network;
  private final DataSet batch;

  FitStep(BaseRecurrentLayer layer, Workload workload, InitialValues values) {
    network = network(layer, workload);
    Weights.write(values, workload, network);
    batch = new DataSet(Batch.features(workload, values), Batch.targets(workload, values));
  }

  /** As a user assembles it, with an output after the last step. */
  static MultiLayerNetwork network(BaseRecurrentLayer layer, Workload workload) {
    OutputLayer output =
        new OutputLayer.Builder(LossFunction.MSE).activation(Activation.IDENTITY).nOut(1).build();
    return Layers.network(workload, new LastTimeStep(layer), output);
  }

  @Override
  public double run() {
    network.fit(batch);
    return network.score();
  }

  @Override
  public void close() {
    network.close();
  }
}
