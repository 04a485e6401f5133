package io.github.rnncompare.training;

import io.github.rnncompare.network.Floats;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.RecurrentNetwork.StepMemory;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.TaskData;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one loop that trains every architecture. */
public final class Training {
  private final RecurrentNetwork network;
  private final TaskData data;
  private final TrainingSettings settings;
  private final TrainingSeeds seeds;
  private final Batches batches;
  private final Optimizer optimizer;
  private final TrainingObserver observer;

  private final EpochRecord untrained;
  private @Nullable BestEpoch best;
  private final int epochs;
  private int epoch;
  private long updates;
  private String diverged = "";

  /**
   * Trains {@code network} in place and tells {@code observer} of every epoch, 0 included. Where
   * there is a validation split the network ends with the parameters of its best epoch, else with
   * those of the last.
   *
   * @param start to go on from, with the same data, settings and seeds: all that follows is, bit by
   *     bit, what it would have been without the stop, and the observer hears of the epochs that
   *     follow only. Empty to begin from the network's present parameters
   * @throws IllegalArgumentException if {@code start} is of a network of another size
   */
  public static TrainingResult train(
      RecurrentNetwork network,
      TaskData data,
      TrainingSettings settings,
      TrainingSeeds seeds,
      Optional<Checkpoint> start,
      TrainingObserver observer) {
    Training training = new Training(network, data, settings, seeds, start, observer);
    if (start.isEmpty()) {
      observer.epochEnded(training.untrained, training::checkpoint);
    }
    while (!training.isOver()) {
      training.runEpoch();
    }
    return training.result();
  }

  private Training(
      RecurrentNetwork network,
      TaskData data,
      TrainingSettings settings,
      TrainingSeeds seeds,
      Optional<Checkpoint> start,
      TrainingObserver observer) {
    this.network = network;
    this.data = data;
    this.settings = settings;
    this.seeds = seeds;
    this.observer = observer;
    Sequences train = data.train().sequences();
    boolean everyStep = train.targets().rank() == 3;
    epochs = settings.epochs(train.count(), (int) train.features().size(2), everyStep);
    batches = new Batches(data.train().sequences(), settings.batchSize(), seeds.shuffling());
    optimizer = settings.startOptimizer(Math.toIntExact(network.parameterCount()));
    if (start.isPresent()) {
      Checkpoint reached = start.get();
      epoch = reached.epoch();
      updates = reached.updates();
      batches.skip(epoch);
      Floats.write(reached.parameters().values(), network.parameters());
      optimizer.restore(reached.optimizer());
      untrained = reached.untrained();
      best = reached.best();
      diverged = reached.diverged();
    } else {
      Score validation = Score.ofNullable(network, data.validation());
      best = BestEpoch.better(null, 0, validation, network);
      untrained = EpochRecord.of(0, Score.of(network, data.train()).loss(), validation, null);
    }
  }

  private boolean isOver() {
    return settings.length().isOver(epoch, updates) || !diverged.isEmpty() || isOutOfPatience();
  }

  private boolean isOutOfPatience() {
    return settings.patience().isPresent()
        && best != null
        && epoch - best.epoch() >= settings.patience().get();
  }

  private void runEpoch() {
    epoch++;
    optimizer.scaleLearningRate(settings.schedule().factor(epoch - 1, epochs));
    Mean trainLoss = new Mean();
    Mean gradientNorm = new Mean();
    Iterator<Window> left =
        batches.nextEpoch().stream()
            .flatMap(batch -> Window.of(batch, settings.truncatedBptt()).stream())
            .iterator();
    boolean finite = true;
    while (left.hasNext() && finite && !settings.length().isOver(epoch - 1, updates)) {
      Window window = left.next();
      Step step = step(window);
      trainLoss.add(step.loss(), (double) window.sequences().positions());
      gradientNorm.add(step.gradientNorm(), 1);
      finite = Double.isFinite(step.loss());
    }
    Score validation = Score.ofNullable(network, data.validation());
    best = BestEpoch.better(best, epoch, validation, network);
    EpochRecord ended = EpochRecord.of(epoch, trainLoss.value(), validation, gradientNorm.value());
    diverged = new Divergence(untrained, settings).of(ended);
    observer.epochEnded(ended, this::checkpoint);
  }

  private Step step(Window window) {
    double deviation = settings.regularisation().weightNoise();
    long seed = seeds.ofStep(updates);
    network.setDropout(settings.regularisation().dropout(), seed);
    Optional<WeightNoise> noise =
        deviation > 0 ? Optional.of(new WeightNoise(deviation, seed)) : Optional.empty();
    updates++;
    return step(network, window, optimizer, settings.clip(), noise);
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        epoch,
        updates,
        new FloatArray(Floats.of(network.parameters())),
        optimizer.state(),
        untrained,
        best,
        diverged);
  }

  private TrainingResult result() {
    double finalTrainLoss = Score.of(network, data.train()).loss();
    if (diverged.isEmpty()) {
      diverged = new Divergence(untrained, settings).ofFinal(finalTrainLoss, epoch);
    }
    if (best != null) {
      Floats.write(best.parameters().values(), network.parameters());
    }
    Score test = diverged.isEmpty() ? Score.ofNullable(network, data.test()) : null;
    return TrainingResult.of(diverged, epoch, finalTrainLoss, best, test);
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
   * @param clip bounds the gradient; empty to leave it as it is
   */
  public static Step step(
      RecurrentNetwork network, Sequences batch, Optimizer optimizer, Optional<Clipping> clip) {
    return step(network, new Window.Whole(batch), optimizer, clip, Optional.empty());
  }

  @SuppressWarnings("try") // the memory is closed, never used
  private static Step step(
      RecurrentNetwork network,
      Window window,
      Optimizer optimizer,
      Optional<Clipping> clip,
      Optional<WeightNoise> noise) {
    float[] parameters = Floats.of(network.parameters());
    noise.ifPresent(drawn -> Floats.write(drawn.addedTo(parameters), network.parameters()));
    double loss;
    float[] gradient;
    try (StepMemory memory = network.openStep()) {
      window.forward(network);
      loss = network.loss(window.sequences().targets());
      gradient = Floats.of(network.backward()); // backpropagation through time
    }
    double norm = Clipping.euclideanNorm(gradient);
    clip.ifPresent(bounds -> bounds.clip(gradient, norm));
    optimizer.update(parameters, gradient);
    Floats.write(parameters, network.parameters());
    return new Step(loss, norm);
  }
}
