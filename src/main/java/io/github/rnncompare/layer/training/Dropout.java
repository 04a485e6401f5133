package io.github.rnncompare.layer.training;

import io.github.rnncompare.tensor.Floats;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Dropout of each recurrent layer's outputs, before the next layer or the output. Each element
 * independently becomes 0 with probability p, and is else multiplied by 1 / (1 − p) (Srivastava et
 * al. 2014; on non-recurrent connections only, Zaremba et al. 2014, arXiv 1409.2329). PyTorch's
 * {@code nn.LSTM(dropout=p)} does so between layers; here it stands before the linear layer too.
 *
 * <p>It is meant for one training step: the backward pass drops the same elements as the forward
 * pass. Its random numbers are its own, not those of ND4J's generator, which all threads share.
 */
final class Dropout {
  private final double probability;
  private final float kept;
  private final SplittableRandom random;

  /** What each layer's elements were last multiplied by, column by column. */
  private final float[][] factors;

  /**
   * For one step.
   *
   * @param probability p, from 0 to below 1
   * @param layers how many recurrent layers there are
   */
  Dropout(double probability, long seed, int layers) {
    this.probability = probability;
    this.kept = (float) (1 / (1 - probability));
    this.random = new SplittableRandom(seed);
    this.factors = new float[layers][];
  }

  /**
   * Draws anew what is dropped, and drops it.
   *
   * @param signal a layer's outputs, [batch_size, H] or [batch_size, H, time_steps]
   * @return the outputs after dropout
   */
  INDArray forward(int layer, INDArray signal) {
    float[] drawn = new float[Math.toIntExact(signal.length())];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random.nextDouble() < probability ? 0 : kept;
    }
    factors[layer] = drawn;
    return times(drawn, signal);
  }

  /**
   * Drops the same elements from the gradient.
   *
   * @param error the gradient with respect to what {@link #forward} returned
   * @return the gradient with respect to {@code signal}
   */
  INDArray backward(int layer, INDArray error) {
    return times(factors[layer], error);
  }

  /** A product in a new array: the layers still need the given one. */
  private static INDArray times(float[] factors, INDArray array) {
    float[] values = Floats.byColumn(array);
    for (int i = 0; i < values.length; i++) {
      values[i] *= factors[i];
    }
    INDArray product = Nd4j.createUninitialized(DataType.FLOAT, array.shape(), 'f');
    Floats.writeByColumn(values, product);
    return product;
  }
}
