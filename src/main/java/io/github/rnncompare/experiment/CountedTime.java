package io.github.rnncompare.experiment;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.Trial.Stage;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * About how long an experiment takes, from the operations that its networks need. No clock is read,
 * so that it is the same on any machine and under any load; {@link Estimate} measures.
 *
 * <p>A weight takes a multiplication and an addition for each step of each sequence forward, and
 * twice as many backward. A batch takes some more whatever its size, above all where there is a
 * target at every step. The three constants are a fit to the committed runs of these sizes (200 to
 * 4,000 parameters, batches of 20 to 100; two cores of an AMD EPYC, one trial on each): the epochs
 * in losses.csv and sweep_losses.csv of results/airline, sunspots, japanese-vowels, temporal-order,
 * embedded-reber, embedded-reber-long, counting, multi-item-recall and seed-learning-rates, against
 * the time between start and end in provenance.json, less four seconds for measuring costs. The fit
 * of least squares of logarithms, 18.3 billion operations a second, 0.16 ms a batch and 0.98 ms
 * more with targets at every step, is rounded; so counted, these nine take 0.55 to 1.8 times as
 * long as they did, with a median of 0.99. Larger networks have more operations a second (156
 * billion for an LSTM of 128 units, results/performance), so that they end earlier.
 */
public final class CountedTime {
  private static final double OPERATIONS_PER_SECOND = 20e9;
  private static final double OPERATIONS_OF_BATCH = 4e6;
  private static final double OPERATIONS_OF_BATCH_AT_EVERY_STEP = 20e6;
  private static final double OPERATIONS_OF_WEIGHT = 2;

  /** Forward once, and backward twice as much. */
  private static final double TRAINING = 3;

  private final long train;
  private final long validation;
  private final long test;

  private CountedTime(long train, long validation, long test) {
    this.train = train;
    this.validation = validation;
    this.test = test;
  }

  /**
   * Counts the sequences of an experiment's splits.
   *
   * @throws io.github.rnncompare.spec.UserErrorException if its data cannot be made
   */
  public static CountedTime of(Experiment experiment) throws IOException {
    TaskData data = experiment.data(experiment.spec().seeds().get(0));
    return new CountedTime(
        data.train().set().count(), count(data.validation()), count(data.test()));
  }

  private static long count(@Nullable Split split) {
    return split == null ? 0 : split.set().count();
  }

  /** How many updates of the weights an epoch has, the same for every architecture. */
  public long updatesPerEpoch(Experiment experiment) {
    return batches(experiment.plan().firstCandidates().get(0));
  }

  private long batches(Candidate candidate) {
    long batch = candidate.training().batchSize().orElse(Math.toIntExact(train));
    return (train + batch - 1) / batch;
  }

  /**
   * About how long all trials take, if none ends early.
   *
   * @param experiment with data like those that were counted
   * @param updates of the weights in each trial
   * @param jobs trials at a time, each on a core of its own
   * @return seconds
   */
  public double seconds(Experiment experiment, long updates, int jobs) {
    Shape shape = experiment.shape();
    ToDoubleFunction<Trial> operations =
        trial -> {
          double forward = forward(trial.candidate(), shape);
          double epochs = (double) updates / batches(trial.candidate());
          double batch = OPERATIONS_OF_BATCH;
          batch += shape.everyStep() ? OPERATIONS_OF_BATCH_AT_EVERY_STEP : 0;
          return updates * batch
              + epochs * TRAINING * train * forward
              + Math.ceil(epochs) * validation * forward
              + (trial.stage() == Stage.COMPARISON ? test * forward : 0);
        };
    return Makespan.ofStages(experiment.plan().stages(), operations, jobs) / OPERATIONS_PER_SECOND;
  }

  /** Operations of the forward pass of one sequence. */
  private static double forward(Candidate candidate, Shape shape) {
    long all = RecurrentNetwork.parameterCount(candidate.architecture(), shape);
    long output = (candidate.architecture().layerOutputs() + 1L) * shape.outputSize();
    long steps = shape.timeSteps();
    return OPERATIONS_OF_WEIGHT
        * ((double) (all - output) * steps + (double) output * (shape.everyStep() ? steps : 1));
  }
}
