package io.github.rnncompare.benchmark.protocol;

import java.util.List;
import java.util.Random;

/**
 * The data and the initial parameters of a workload, the same on every side, so that all sides
 * compute the same losses.
 */
public final class InitialValues {
  private static final long SEED = 42;

  private final float[] features;
  private final float[] targets;
  private final List<float[]> parameters;

  private InitialValues(float[] features, float[] targets, List<float[]> parameters) {
    this.features = features;
    this.targets = targets;
    this.parameters = parameters;
  }

  /** Draws them in a fixed order: features and targets from N(0, 1), then all parameters. */
  public static InitialValues draw(Workload workload) {
    Random random = new Random(SEED);
    int sequences = workload.batchSize();
    int inputs = workload.inputSize();
    int units = workload.hiddenSize();
    int columns = workload.architecture().gates() * units;
    float[] features = normal(random, sequences * workload.timeSteps() * inputs);
    float[] targets = normal(random, sequences);
    double bound = 1 / Math.sqrt(units);
    List<float[]> parameters =
        List.of(
            uniform(random, columns * inputs, bound),
            uniform(random, columns * units, bound),
            uniform(random, columns, bound),
            uniform(random, columns, bound),
            uniform(random, units, bound),
            uniform(random, 1, bound));
    return new InitialValues(features, targets, parameters);
  }

  private static float[] normal(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] uniform(Random random, int count, double bound) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return values;
  }

  /** [batch_size, time_steps, input_size], row-major. */
  public float[] features() {
    return features;
  }

  /** [batch_size, 1]. */
  public float[] targets() {
    return targets;
  }

  /**
   * PyTorch's parameters in its own order and layout, row-major, H units and g gates (LSTM: i, f,
   * g, o; GRU: r, z, n): weight_ih [g·H, input_size], weight_hh [g·H, H], bias_ih [g·H], bias_hh
   * [g·H], output weight [1, H], output bias [1].
   */
  public List<float[]> parameters() {
    return parameters;
  }
}
