package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.TrainingStep;
import io.github.rnncompare.benchmark.protocol.Workload;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
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

  /** As a user assembles it, with DL4J's Adam. */
  static MultiLayerNetwork network(BaseRecurrentLayer layer, Workload workload) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new Adam(0.001))
                .list()
                .layer(new LastTimeStep(layer))
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .nOut(1)
                        .build())
                .setInputType(InputType.recurrent(workload.inputSize()))
                .build());
    network.init();
    return network;
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
