package io.github.rnncompare.experiment;

import io.github.rnncompare.layer.training.NetworkRunner.StepMemory;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.training.Learner;
import io.github.rnncompare.training.TrainingSeeds;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Times the training steps of one network, on a batch of the size that it is trained with. */
final class Stopwatch implements Timed {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Candidate candidate;
  private final RecurrentNetwork network;
  private final Learner learner;
  private final Sequences batch;
  private final int timeSteps;
  private final List<Double> steps = new ArrayList<>();
  private final List<Double> forwards = new ArrayList<>();
  private long timedSteps;
  private long wallNanos;
  private long cpuNanos;

  /**
   * The times of a network.
   *
   * @param operations multiplications of a weight with a number, in one sequence, forward
   * @param stepMs time of a training step, over the rounds' medians, in ms
   * @param forwardMs median over the rounds' medians of the forward pass within a step, in ms
   * @param steps that were timed
   * @param cpuShare of the timed rounds' wall time in which this thread had a processor; empty if
   *     the system does not report it
   * @param bytes lower bound of the memory that training takes
   */
  record Times(
      Candidate candidate,
      long parameters,
      long operations,
      int batchSize,
      MedianTime stepMs,
      double forwardMs,
      long steps,
      OptionalDouble cpuShare,
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

  /** Times training steps on a batch, and the forward pass within each; at least one step. */
  @Override
  public void round() {
    List<Double> stepTimes = new ArrayList<>();
    List<Double> forwardTimes = new ArrayList<>();
    long cpuBefore = cpuTime();
    long began = System.nanoTime();
    long ended = began;
    while (stepTimes.isEmpty() || ended - began < NANOS_OF_ROUND) {
      long forwardBefore = learner.forwardNanos();
      long started = System.nanoTime();
      learner.learn(batch);
      ended = System.nanoTime();
      stepTimes.add((ended - started) / NANOS_IN_MS);
      forwardTimes.add((learner.forwardNanos() - forwardBefore) / NANOS_IN_MS);
    }
    cpuNanos += cpuTime() - cpuBefore;
    wallNanos += System.nanoTime() - began;
    timedSteps += stepTimes.size();
    steps.add(Timed.median(stepTimes));
    forwards.add(Timed.median(forwardTimes));
  }

  /**
   * Computes the outputs for the batch, as when it is predicted: nothing is kept for a way back.
   */
  @SuppressWarnings("try") // the memory is closed, never used
  void infer() {
    try (StepMemory memory = network.openStep()) {
      network.outputs(batch.features(), batch.mask());
    }
  }

  /** The processor time of this thread in nanoseconds; 0 where the system does not report it. */
  private static long cpuTime() {
    return THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled()
        ? THREADS.getCurrentThreadCpuTime()
        : 0;
  }

  @Override
  public void warmedUp() {
    steps.clear();
    forwards.clear();
    timedSteps = 0;
    wallNanos = 0;
    cpuNanos = 0;
  }

  @Override
  public boolean isSteady() {
    return Timed.isSteady(steps);
  }

  Times times() {
    return new Times(
        candidate,
        network.parameterCount(),
        network.operations(),
        batch.count(),
        MedianTime.of(array(steps)),
        Timed.median(forwards),
        timedSteps,
        cpuShare(),
        bytes());
  }

  /** Some systems count processor time in ticks of many milliseconds: a few rounds may have 0. */
  private OptionalDouble cpuShare() {
    return cpuNanos > 0
        ? OptionalDouble.of(Math.min(1, (double) cpuNanos / wallNanos))
        : OptionalDouble.empty();
  }

  private static double[] array(List<Double> times) {
    return times.stream().mapToDouble(time -> time).toArray();
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
