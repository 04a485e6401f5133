package io.github.rnncompare.experiment;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.training.Learner;
import io.github.rnncompare.training.TrainingSeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;

/** Times the training steps of one network, on a batch of the size that it is trained with. */
final class Stopwatch {
  private static final double NANOS_IN_MS = 1e6;

  private final Candidate candidate;
  private final RecurrentNetwork network;
  private final Learner learner;
  private final Sequences batch;
  private final int timeSteps;
  private final List<Double> steps = new ArrayList<>();
  private final List<Double> forwards = new ArrayList<>();

  /**
   * The times of a network.
   *
   * @param stepMs median time of a training step, in ms
   * @param forwardMs median time of a forward pass, in ms
   * @param rounds that were timed
   * @param bytes lower bound of the memory that training takes
   */
  record Times(
      Candidate candidate,
      long parameters,
      int batchSize,
      double stepMs,
      double forwardMs,
      int rounds,
      long bytes) {}

  Stopwatch(Experiment experiment, Candidate candidate, SequenceSet train) {
    this.candidate = candidate;
    timeSteps = experiment.shape().timeSteps();
    network = RecurrentNetwork.create(candidate.architecture(), experiment.shape(), 1);
    learner = new Learner(network, candidate.training(), new TrainingSeeds(1, 1));
    int batchSize = Math.min(train.count(), candidate.training().batchSize().orElse(train.count()));
    batch =
        batchSize == train.count()
            ? train.whole()
            : train.pick(IntStream.range(0, batchSize).toArray());
  }

  /** Times a training step on a batch, and a forward pass. */
  void round() {
    long started = System.nanoTime();
    learner.learn(batch);
    long stepped = System.nanoTime();
    network.forward(batch.features(), batch.mask(), false);
    long ended = System.nanoTime();
    steps.add((stepped - started) / NANOS_IN_MS);
    forwards.add((ended - stepped) / NANOS_IN_MS);
  }

  /** Discards the times so far: the first rounds run before Java has compiled the code. */
  void warmedUp() {
    steps.clear();
    forwards.clear();
  }

  Times times() {
    return new Times(
        candidate,
        network.parameterCount(),
        batch.count(),
        median(steps),
        median(forwards),
        steps.size(),
        bytes());
  }

  private static double median(List<Double> times) {
    return Median.withDefaults().evaluate(times.stream().mapToDouble(time -> time).toArray());
  }

  /**
   * Counted from shapes: parameters, gradient and the optimizer's state; and for each step of each
   * sequence of a batch the inputs, gates and hidden states that each recurrent layer keeps.
   */
  private long bytes() {
    long parameterArrays = 2L + learner.optimizerArrays();
    return Float.BYTES
        * (parameterArrays * network.parameterCount()
            + network.keptFloats() * batch.count() * timeSteps);
  }
}
