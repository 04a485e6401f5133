package io.github.rnncompare.training;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.spec.ClassWeights;
import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.tensor.Floats;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one loop that trains every architecture. */
public final class Training {
  private final RecurrentNetwork network;
  private final TaskData data;
  private final TrainingSettings settings;
  private final Batches batches;
  private final Learner learner;
  private final TrainingObserver observer;

  private final EpochRecord untrained;
  private final EpochChoice choice;
  private final int epochs;
  private int epoch;
  private String diverged = "";

  /**
   * Trains {@code network} in place and calls {@code observer} after every epoch, 0 included. Where
   * there is a validation split the network ends with the parameters of its best epoch, as {@link
   * TrainingSettings#checkpoint} defines it, else with those of the last.
   *
   * @param start to resume from, with the same data, settings and seeds: the result is bit by bit
   *     that of a training without the stop, and the observer is called for the remaining epochs
   *     only. Empty to begin from the network's present parameters
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
    this.observer = observer;
    SequenceSet train = data.train().set();
    epochs = settings.epochs(train.count(), train.timeSteps(), train.everyStep());
    int window = settings.checkpoint().window(epochs);
    batches = new Batches(train, settings.batchSize(), seeds.shuffling());
    double[] classWeights =
        settings.classWeights() == ClassWeights.NONE
            ? null
            : settings.classWeights().of(Occurrences.of(train));
    learner = new Learner(network, settings, seeds, classWeights);
    if (start.isPresent()) {
      Checkpoint reached = start.get();
      epoch = reached.epoch();
      batches.skip(epoch);
      Floats.write(reached.parameters().values(), network.parameters());
      learner.restore(reached.updates(), reached.optimizer());
      untrained = reached.untrained();
      choice = new EpochChoice(window, reached.evaluated());
      diverged = reached.diverged();
    } else {
      Score validation = Score.ofNullable(network, data.validation());
      choice = new EpochChoice(window, EpochsSoFar.NONE);
      choose(validation);
      double trainLoss = Score.of(network, data.train(), classWeights).loss();
      untrained = EpochRecord.of(0, trainLoss, validation, null, null);
    }
  }

  private boolean isOver() {
    return settings.length().isOver(epoch, learner.updates())
        || !diverged.isEmpty()
        || isOutOfPatience();
  }

  private boolean isOutOfPatience() {
    return settings.patience().isPresent()
        && choice.epochsSinceBest(epoch) >= settings.patience().get();
  }

  private void runEpoch() {
    epoch++;
    learner.scaleLearningRate(settings.schedule().factor(epoch - 1, epochs));
    Mean trainLoss = new Mean();
    Mean gradientNorm = new Mean();
    Mean clippedShare = new Mean();
    learn(trainLoss, gradientNorm, clippedShare);
    Score validation = Score.ofNullable(network, data.validation());
    choose(validation);
    EpochRecord ended =
        EpochRecord.of(
            epoch, trainLoss.value(), validation, gradientNorm.value(), clippedShare.value());
    diverged = new Divergence(untrained, settings).of(ended);
    observer.epochEnded(ended, this::checkpoint);
  }

  private void choose(@Nullable Score validation) {
    if (validation != null) {
      choice.ended(epoch, validation.loss(), new FloatArray(Floats.of(network.parameters())));
    }
  }

  /** Runs the steps of an epoch, up to the last one of training or one whose loss is not finite. */
  private void learn(Mean trainLoss, Mean gradientNorm, Mean clippedShare) {
    boolean goesOn = true;
    Iterator<Sequences> left = batches.nextEpoch();
    while (goesOn && left.hasNext()) {
      Iterator<Window> windows = Window.of(left.next(), settings.truncatedBptt()).iterator();
      while (goesOn && windows.hasNext()) {
        Window window = windows.next();
        Learner.Update step = learner.update(window);
        trainLoss.add(step.loss(), step.positions());
        gradientNorm.add(step.gradientNorm(), 1);
        clippedShare.add(step.isClipped() ? 1 : 0, 1);
        goesOn =
            Double.isFinite(step.loss()) && !settings.length().isOver(epoch - 1, learner.updates());
      }
    }
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        epoch,
        learner.updates(),
        new FloatArray(Floats.of(network.parameters())),
        learner.optimizerState(),
        untrained,
        choice.soFar(),
        diverged);
  }

  private TrainingResult result() {
    double finalTrainLoss = Score.of(network, data.train()).loss();
    Divergence divergence = new Divergence(untrained, settings);
    if (diverged.isEmpty()) {
      diverged = divergence.ofFinal(finalTrainLoss, epoch);
    }
    BestEpoch best = choice.best();
    if (best != null) {
      Floats.write(best.parameters().values(), network.parameters());
    }
    Score test = diverged.isEmpty() ? Score.ofNullable(network, data.test()) : null;
    if (test != null) {
      diverged = divergence.ofTest(test);
    }
    return TrainingResult.of(
        diverged, epoch, finalTrainLoss, best, diverged.isEmpty() ? test : null);
  }
}
