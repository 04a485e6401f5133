package io.github.rnncompare.engine;

/**
 * tanh and the logistic sigmoid over blocks of floats, with + − × ÷, min and max only, so that the
 * JIT compiler vectorises the loops.
 *
 * <p>tanh is a quotient of an odd polynomial of degree 13 and an even one of degree 6, clamped
 * where tanh rounds to ±1: the minimax approximation that Eigen and XLA use. Its error is at most
 * {@value #TANH_ERROR} in absolute terms. σ(x) = ½ + ½ tanh(x / 2) has about half of that; its
 * relative error is large where σ is tiny. NaN gives NaN, infinities ±1 and 0 or 1, within that
 * error.
 */
final class FastMath {

  /** The largest absolute error of {@link #tanh(float)}. */
  static final float TANH_ERROR = 4.2e-7f;

  /** The largest absolute error of {@link #sigmoid(float)}. */
  static final float SIGMOID_ERROR = 2.3e-7f;

  /** Entries below which a loop is short. */
  private static final int SHORT = 64;

  private static final float CLAMP = 7.905311f;

  private FastMath() {}

  static float tanh(float x) {
    float clamped = Math.min(CLAMP, Math.max(-CLAMP, x));
    float square = clamped * clamped;
    float odd = -2.7607684e-16f;
    odd = odd * square + 2.000188e-13f;
    odd = odd * square - 8.604672e-11f;
    odd = odd * square + 5.1222973e-8f;
    odd = odd * square + 1.48572235e-5f;
    odd = odd * square + 6.3726195e-4f;
    odd = odd * square + 4.8935246e-3f;
    float even = 1.1982584e-6f;
    even = even * square + 1.1853471e-4f;
    even = even * square + 2.2684347e-3f;
    even = even * square + 4.893525e-3f;
    return clamped * odd / even;
  }

  static float sigmoid(float x) {
    return 0.5f * tanh(0.5f * x) + 0.5f;
  }

  /** values[i] = tanh(values[i] + bias[i]) from {@code from} to before {@code to}. */
  static void tanh(float[] values, float[] bias, int from, int to) {
    if (to - from < SHORT) {
      ShortLoops.tanh(values, bias, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      values[i] = tanh(values[i] + bias[i]);
    }
  }

  /** v = scale · tanh(scale · (v + bias)) + shift for the first {@code length} entries. */
  static void tanh(float[] values, float[] biases, float[] scales, float[] shifts, int length) {
    for (int i = 0; i < length; i++) {
      values[i] = scales[i] * tanh(scales[i] * (values[i] + biases[i])) + shifts[i];
    }
  }

  /** result[i] = tanh(values[i]) from {@code from} to before {@code to}. */
  static void tanhOf(float[] values, float[] result, int from, int to) {
    if (to - from < SHORT) {
      ShortLoops.tanhOf(values, result, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      result[i] = tanh(values[i]);
    }
  }

  /** values[i] = σ(values[i] + bias[i]) from {@code from} to before {@code to}. */
  static void sigmoid(float[] values, float[] bias, int from, int to) {
    if (to - from < SHORT) {
      ShortLoops.sigmoid(values, bias, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      values[i] = sigmoid(values[i] + bias[i]);
    }
  }

  /**
   * The same for few entries. The JIT compiler unrolls a loop by how long it has been so far: where
   * one loop was short while it was compiled, as for single sequences, it would stay four times
   * slower for the long ones of a batch.
   */
  private static final class ShortLoops {
    private ShortLoops() {}

    static void tanh(float[] values, float[] bias, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = FastMath.tanh(values[i] + bias[i]);
      }
    }

    static void tanhOf(float[] values, float[] result, int from, int to) {
      for (int i = from; i < to; i++) {
        result[i] = FastMath.tanh(values[i]);
      }
    }

    static void sigmoid(float[] values, float[] bias, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] = FastMath.sigmoid(values[i] + bias[i]);
      }
    }
  }
}
