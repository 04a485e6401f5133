package io.github.rnncompare.training;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.training.TrainingResult.Status;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The one loop that trains every architecture. */
public final class Training {
  private Training() {}

  /**
   * Trains {@code network} in place and tells {@code observer} of every epoch, 0 included. Where
   * there is a validation split the network ends with the parameters of its best epoch, else with
   * those of the last.
   *
   * @param shuffleSeed of the order of the batches
   */
  public static TrainingResult train(
      RecurrentNetwork network,
      TaskData data,
      TrainingSettings settings,
      long shuffleSeed,
      Consumer<EpochRecord> observer) {
    Batches batches = new Batches(data.train().sequences(), settings.batchSize(), shuffleSeed);
    Optimizer optimizer = settings.optimizer().start(network.parameterCount());
    BestEpoch best = new BestEpoch(network);

    Score validation = Score.ofNullable(network, data.validation());
    best.consider(0, validation);
    observer.accept(EpochRecord.of(0, Score.of(network, data.train()).loss(), validation, null));

    Status status = Status.OK;
    int epoch = 0;
    while (epoch < settings.epochs() && status == Status.OK) {
      epoch++;
      Mean trainLoss = new Mean();
      Mean gradientNorm = new Mean();
      for (Sequences batch : batches.nextEpoch()) {
        network.forward(batch.features(), true);
        double loss = network.loss(batch.targets());
        INDArray gradient = network.backward(); // backpropagation through time
        optimizer.update(network.parameters(), gradient);

        trainLoss.add(loss, (double) batch.positions());
        gradientNorm.add(euclideanNorm(gradient), 1);
      }
      validation = Score.ofNullable(network, data.validation());
      best.consider(epoch, validation);
      observer.accept(EpochRecord.of(epoch, trainLoss.value(), validation, gradientNorm.value()));
      status = Status.of(trainLoss.value(), validation);
    }

    double finalTrainLoss = Score.of(network, data.train()).loss();
    if (status == Status.OK) {
      status = Status.of(finalTrainLoss, null); // the last update may have been one too many
    }
    best.restore();
    Score test = status == Status.OK ? Score.ofNullable(network, data.test()) : null;
    return TrainingResult.of(status, epoch, finalTrainLoss, best, test);
  }

  /** In double precision and one order: ND4J's own sum depends on the number of threads. */
  private static double euclideanNorm(INDArray vector) {
    double squares = 0;
    for (float entry : vector.toFloatVector()) {
      squares += (double) entry * entry;
    }
    return Math.sqrt(squares);
  }
}
