package io.github.rnncompare.training;

import io.github.rnncompare.layer.training.GradientNorm;
import io.github.rnncompare.layer.training.NetworkRunner.StepMemory;
import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import io.github.rnncompare.tensor.KnownArray;
import org.jspecify.annotations.Nullable;

/** Runs the training steps of one network: forward, loss, backward and update. */
public final class Learner {
  private final RecurrentNetwork network;
  private final TrainingSettings settings;
  private final TrainingSeeds seeds;
  private final double @Nullable [] classWeights;
  private final Optimizer optimizer;
  private final KnownArray parameterMemory = KnownArray.byRow();
  private final KnownArray gradientMemory = KnownArray.byRow();
  private float[] parameters = {};
  private float[] gradient = {};
  private long updates;
  private long forwardNanos;

  /** Begins with a new optimizer, and without weights for classes. */
  public Learner(RecurrentNetwork network, TrainingSettings settings, TrainingSeeds seeds) {
    this(network, settings, seeds, null);
  }

  /**
   * Begins with a new optimizer.
   *
   * @param network trained in place
   * @param classWeights of each class; null for none
   */
  Learner(
      RecurrentNetwork network,
      TrainingSettings settings,
      TrainingSeeds seeds,
      double @Nullable [] classWeights) {
    this.classWeights = classWeights;
    this.network = network;
    this.settings = settings;
    this.seeds = seeds;
    optimizer = settings.startOptimizer(Math.toIntExact(network.parameterCount()));
  }

  /**
   * The result of one update.
   *
   * @param loss before the update
   * @param positions that the loss is a mean over
   * @param gradientNorm euclidean, before clipping
   * @param isClipped whether clipping changed the gradient
   */
  record Update(double loss, double positions, double gradientNorm, boolean isClipped) {}

  /**
   * Trains on a batch, with one update or, where backpropagation is truncated, one for each window.
   *
   * @return the loss before the last update
   */
  public double learn(Sequences batch) {
    double loss = Double.NaN;
    for (Window window : Window.of(batch, settings.truncatedBptt())) {
      loss = update(window).loss();
    }
    return loss;
  }

  /** One update. */
  @SuppressWarnings("try") // the memory is closed, never used
  Update update(Window window) {
    Regularisation regularisation = settings.regularisation();
    long seed = seeds.ofStep(updates);
    updates++;
    network.setDropout(regularisation.dropout(), seed);
    parameters = parameterMemory.read(network.parameters(), parameters);
    if (regularisation.weightNoise() > 0) {
      WeightNoise noise = new WeightNoise(regularisation.weightNoise(), seed);
      Floats.write(noise.addedTo(parameters), network.parameters());
    }
    double loss;
    double positions;
    try (StepMemory memory = network.openStep()) {
      long started = System.nanoTime();
      Step step = window.forward(network);
      forwardNanos += System.nanoTime() - started;
      loss = step.loss(window.sequences().targets(), classWeights);
      positions = step.positions();
      gradient = gradientMemory.read(step.backward(), gradient); // backpropagation through time
    }
    double norm = GradientNorm.of(gradient);
    boolean isClipped = settings.clip().isPresent() && settings.clip().get().clip(gradient, norm);
    optimizer.update(parameters, gradient);
    parameterMemory.write(parameters, network.parameters());
    return new Update(loss, positions, norm, isClipped);
  }

  /** From now on the optimizer's learning rate is {@code factor} times that of the settings. */
  void scaleLearningRate(double factor) {
    optimizer.scaleLearningRate(factor);
  }

  /** Resumes after {@code done} updates, with the optimizer's state at that point. */
  void restore(long done, OptimizerState state) {
    updates = done;
    optimizer.restore(state);
  }

  /** How many updates there were. */
  long updates() {
    return updates;
  }

  /** How long the forward passes of all training steps took together, in nanoseconds. */
  public long forwardNanos() {
    return forwardNanos;
  }

  OptimizerState optimizerState() {
    return optimizer.state();
  }

  /** How many arrays of the size of all parameters the optimizer keeps. */
  public int optimizerArrays() {
    return optimizer.state().memory().size();
  }
}
