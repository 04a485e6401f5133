package io.github.rnncompare.layer.training;

import io.github.rnncompare.layer.training.NetworkRunner.StepMemory;
import io.github.rnncompare.spec.TargetKind;
import java.util.Locale;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.trainer.IEarlyStoppingTrainer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/**
 * Trains a {@link MultiLayerNetwork} of recurrent layers and an output layer as its {@code fit}
 * does, several times faster where steps are small: {@code fit} spends half a millisecond around
 * each.
 *
 * <pre>{@code
 * Trainer trainer = Trainer.of(network).clipNorm(1);
 * trainer.fit(iterator, 100);
 * }</pre>
 *
 * <p>The network stays the user's: its parameters and its updater's state are where DL4J has them,
 * so that it can be saved, evaluated and trained on by {@code fit} at any time; its listeners are
 * called, its iterations and epochs are counted. An updater that is Adam alone runs in one loop;
 * any other, and regularisation, constraints, gradient normalisation or double precision, run as
 * DL4J's own code does. Listeners get no activations and no gradients.
 *
 * <p>Not thread-safe; several networks may be trained at the same time.
 */
public final class Trainer {
  private final MultiLayerNetwork network;
  private final NetworkRunner runner;
  private final Convention convention;
  private final Update update;
  private final double normBound;

  private Trainer(
      MultiLayerNetwork network, NetworkRunner runner, Convention convention, double normBound) {
    this.network = network;
    this.runner = runner;
    this.convention = convention;
    this.normBound = normBound;
    this.update =
        FastAdam.suits(network) ? new FastAdam(network, convention) : new Dl4jUpdate(network);
  }

  /**
   * A trainer that does what {@code fit} does.
   *
   * @param network initialised; of recurrent layers, with or without wrappers, and an output layer
   * @throws IllegalArgumentException for a network with preprocessors between layers, with
   *     truncated backpropagation or without an output layer: {@code fit} trains those
   */
  public static Trainer of(MultiLayerNetwork network) {
    Trainable.require(network);
    network.initGradientsView();
    TargetKind kind = Trainable.targetKind(network);
    return new Trainer(network, new NetworkRunner(network, kind), Convention.DL4J, 0);
  }

  /**
   * The same with another loss and Adam.
   *
   * @throws IllegalArgumentException for PYTORCH where the output is not linear with the mean of
   *     squares or a softmax with the cross-entropy, or the updater is not Adam alone, in single
   *     precision on the CPU
   */
  public Trainer convention(Convention chosen) {
    if (chosen == Convention.PYTORCH
        && (Trainable.targetKind(network) == null || !FastAdam.suits(network))) {
      throw new IllegalArgumentException(
          "PyTorch's convention needs an output layer with MSE and identity or MCXENT and softmax,"
              + " and Adam without regularisation, gradient normalisation or constraints, in single"
              + " precision on the CPU. Use Convention.DL4J");
    }
    return new Trainer(network, runner, chosen, normBound);
  }

  /**
   * The same with the gradient of all parameters together clipped to a Euclidean norm, before the
   * update, as {@code torch.nn.utils.clip_grad_norm_} does.
   *
   * @param bound above 0
   */
  public Trainer clipNorm(double bound) {
    if (!(bound > 0)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "clipNorm: expected a bound above 0, but found %s", bound));
    }
    return new Trainer(network, runner, convention, bound);
  }

  /**
   * One update on sequences without padding.
   *
   * @param features [batch, features, time]
   * @param labels [batch, outputs], or [batch, outputs, time]
   * @return the loss before the update, as {@code score()} then gives it too
   */
  public double fit(INDArray features, INDArray labels) {
    return fit(features, labels, null, null);
  }

  /**
   * One update on a batch with its masks, as {@link #fit(INDArray, INDArray, INDArray, INDArray)}.
   */
  public double fit(DataSet batch) {
    return fit(
        batch.getFeatures(),
        batch.getLabels(),
        batch.getFeaturesMaskArray(),
        batch.getLabelsMaskArray());
  }

  /**
   * One update.
   *
   * @param features [batch, features, time]
   * @param labels [batch, outputs], or [batch, outputs, time]; those that are NaN are missing
   * @param featuresMask [batch, time], 1 for real steps and 0 for padding; null without any
   * @param labelsMask [batch, time], or [batch, 1] where the output is at the last step: 1 where
   *     the labels count; null where they do at all real steps
   * @return the loss before the update, as {@code score()} then gives it too
   */
  @SuppressWarnings("try") // the memory is closed, never used
  public double fit(
      INDArray features,
      INDArray labels,
      @Nullable INDArray featuresMask,
      @Nullable INDArray labelsMask) {
    double loss;
    try (StepMemory memory = runner.openStep()) {
      Step step = runner.forward(features, featuresMask, labelsMask, true);
      double mean = step.loss(labels);
      // DL4J divides the sum over all positions by the number of sequences.
      double scale =
          convention == Convention.DL4J ? step.positions() / (double) features.size(0) : 1;
      loss = scale * mean + update.penalty();
      update.apply(step.backward(), scale, normBound, features.size(0));
    }
    network.setScore(loss);
    done(features);
    return loss;
  }

  private void done(INDArray features) {
    int iteration = network.getIterationCount();
    if (!network.getListeners().isEmpty()) {
      network.setInput(features); // some listeners ask for the batch size
      for (TrainingListener listener : network.getListeners()) {
        listener.iterationDone(network, iteration, network.getEpochCount());
      }
    }
    network.setIterationCount(iteration + 1);
  }

  /**
   * One update for each batch, in so many epochs.
   *
   * @param batches reset before each epoch
   */
  public void fit(DataSetIterator batches, int epochs) {
    for (int epoch = 0; epoch < epochs; epoch++) {
      network.getListeners().forEach(listener -> listener.onEpochStart(network));
      if (batches.resetSupported()) {
        batches.reset();
      }
      while (batches.hasNext()) {
        fit(batches.next());
      }
      network.getListeners().forEach(listener -> listener.onEpochEnd(network));
      network.incrementEpochCount();
    }
    network.clearLayersStates();
  }

  /**
   * DL4J's early stopping, with this trainer's updates. Like DL4J's own it ends with the reason
   * {@code Error} where an exception is thrown, which is then in the result.
   *
   * @param batches of an epoch
   */
  public IEarlyStoppingTrainer<MultiLayerNetwork> earlyStopping(
      EarlyStoppingConfiguration<MultiLayerNetwork> configuration, DataSetIterator batches) {
    return new EarlyStopping(this, network, configuration, batches);
  }
}
