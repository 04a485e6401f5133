package io.github.rnncompare.training;

import io.github.rnncompare.network.Floats;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.RecurrentNetwork.StepMemory;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.training.TrainingResult.Status;
import java.util.Optional;
import java.util.function.Consumer;

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
    Optimizer optimizer = settings.optimizer().start(Math.toIntExact(network.parameterCount()));
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
        Step step = step(network, batch, optimizer, settings.clip());
        trainLoss.add(step.loss(), (double) batch.positions());
        gradientNorm.add(step.gradientNorm(), 1);
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

  /**
   * What one training step found.
   *
   * @param loss before the update
   * @param gradientNorm euclidean, before clipping
   */
  public record Step(double loss, double gradientNorm) {}

  /**
   * One training step: forward, loss, backward, update.
   *
   * @param clip the largest norm that a gradient may have; empty for any
   */
  @SuppressWarnings("try") // the memory is closed, never used
  public static Step step(
      RecurrentNetwork network, Sequences batch, Optimizer optimizer, Optional<Double> clip) {
    double loss;
    float[] gradient;
    try (StepMemory memory = network.openStep()) {
      network.forward(batch.features(), batch.mask(), true);
      loss = network.loss(batch.targets());
      gradient = Floats.of(network.backward()); // backpropagation through time
    }
    double norm = Clipping.euclideanNorm(gradient);
    clip.ifPresent(most -> Clipping.clip(gradient, norm, most));

    float[] parameters = Floats.of(network.parameters());
    optimizer.update(parameters, gradient);
    Floats.write(parameters, network.parameters());
    return new Step(loss, norm);
  }
}
