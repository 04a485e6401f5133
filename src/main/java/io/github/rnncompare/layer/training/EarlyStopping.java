package io.github.rnncompare.layer.training;

import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.trainer.BaseEarlyStoppingTrainer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** DL4J's early stopping on the updates of a {@link Trainer}. */
final class EarlyStopping extends BaseEarlyStoppingTrainer<MultiLayerNetwork> {
  private final Trainer trainer;

  EarlyStopping(
      Trainer trainer,
      MultiLayerNetwork network,
      EarlyStoppingConfiguration<MultiLayerNetwork> configuration,
      DataSetIterator batches) {
    super(configuration, network, batches, null, null);
    this.trainer = trainer;
  }

  @Override
  protected void fit(DataSet batch) {
    trainer.fit(batch);
  }

  @Override
  protected void fit(MultiDataSet batch) {
    throw new UnsupportedOperationException("a MultiLayerNetwork has one input and one output");
  }

  @Override
  protected void pretrain(DataSet batch) {
    throw new UnsupportedOperationException("recurrent layers are not pretrained");
  }

  @Override
  protected void pretrain(MultiDataSet batch) {
    throw new UnsupportedOperationException("recurrent layers are not pretrained");
  }
}
