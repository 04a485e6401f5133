package io.github.rnncompare.layer.training;

import io.github.rnncompare.tensor.Floats;
import io.github.rnncompare.tensor.KnownArray;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/** Adam in one loop, on the parameters and the state of DL4J's updater. */
final class FastAdam implements Update {
  private final MultiLayerNetwork network;
  private final Convention convention;
  private final KnownArray gradientMemory = KnownArray.byRow();
  private final KnownArray parameterMemory = KnownArray.byRow();
  private final KnownArray stateMemory = KnownArray.byRow();
  private final INDArray flatParameters;
  private float[] gradient = {};
  private float[] parameters = {};
  private float[] state = {};
  private float[] first = {};
  private float[] second = {};

  FastAdam(MultiLayerNetwork network, Convention convention) {
    this.network = network;
    this.convention = convention;
    this.flatParameters = network.params().reshape(network.numParams());
  }

  /**
   * Whether Adam, with one setting for all parameters, is all that DL4J does to a network's
   * parameters, which are floats on the CPU.
   */
  static boolean suits(MultiLayerNetwork network) {
    return Floats.onCpu()
        && network.params().dataType() == DataType.FLOAT
        && network.getUpdater() instanceof MultiLayerUpdater updater
        && updater.getUpdaterBlocks().size() == 1
        && updater.getUpdaterBlocks().get(0).getGradientUpdater().getConfig().getClass()
            == Adam.class
        && Arrays.stream(network.getLayers()).noneMatch(Trainable::isConstrained);
  }

  @Override
  public double penalty() {
    return 0;
  }

  @Override
  public void apply(INDArray mean, double scale, double normBound, long batchSize) {
    gradient = gradientMemory.read(mean, gradient);
    if (scale != 1) {
      float factor = (float) scale;
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= factor;
      }
    }
    if (normBound > 0) {
      GradientNorm.clip(gradient, GradientNorm.of(gradient), normBound);
    }
    parameters = parameterMemory.read(flatParameters, parameters);
    Updater updater = network.getUpdater();
    readState(updater.getStateViewArray());
    step(updater).update(parameters, gradient, first, second);
    parameterMemory.write(parameters, flatParameters);
    System.arraycopy(first, 0, state, 0, first.length);
    System.arraycopy(second, 0, state, first.length, second.length);
    stateMemory.write(state, updater.getStateViewArray());
  }

  /** DL4J keeps all of m, then all of v. */
  private void readState(INDArray view) {
    state = stateMemory.read(view, state);
    int count = state.length / 2;
    first = first.length == count ? first : new float[count];
    second = second.length == count ? second : new float[count];
    System.arraycopy(state, 0, first, 0, count);
    System.arraycopy(state, count, second, 0, count);
  }

  private AdamStep step(Updater updater) {
    List<UpdaterBlock> blocks = ((MultiLayerUpdater) updater).getUpdaterBlocks();
    Adam adam = (Adam) blocks.get(0).getGradientUpdater().getConfig();
    int iteration = network.getIterationCount();
    return new AdamStep(
        convention,
        adam.getLearningRate(iteration, network.getEpochCount()),
        adam.getBeta1(),
        adam.getBeta2(),
        adam.getEpsilon(),
        iteration + 1);
  }
}
