package io.github.rnncompare.engine;

/** The loops over some entries of arrays that several cells have in common. */
final class FastLoops {

  private FastLoops() {}

  /** sum += more. */
  static void add(float[] more, float[] sum, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += more[i];
    }
  }

  /** product = a ⊙ b. */
  static void multiply(float[] a, float[] b, float[] product, int from, int to) {
    for (int i = from; i < to; i++) {
      product[i] = a[i] * b[i];
    }
  }

  /** values ⊙= factors. */
  static void scale(float[] factors, float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] *= factors[i];
    }
  }

  /** values ⊙= 1 − factors. */
  static void scaleByRest(float[] factors, float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] *= 1 - factors[i];
    }
  }

  /** sum += a ⊙ b. */
  static void addProduct(float[] a, float[] b, float[] sum, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += a[i] * b[i];
    }
  }

  /** mixture = (1 − gate) ⊙ a + gate ⊙ b. */
  static void mix(float[] gate, float[] a, float[] b, float[] mixture, int from, int to) {
    for (int i = from; i < to; i++) {
      mixture[i] = (1 - gate[i]) * a[i] + gate[i] * b[i];
    }
  }

  /** For y = tanh(a) and the gradient of y: da = dy ⊙ (1 − y²). */
  static void tanhGradient(float[] gradient, float[] tanh, float[] result, int from, int to) {
    for (int i = from; i < to; i++) {
      result[i] = gradient[i] * (1 - tanh[i] * tanh[i]);
    }
  }

  /** For a gate s = σ(a) that scales v, and the gradient of s ⊙ v: da = d ⊙ v ⊙ s ⊙ (1 − s). */
  static void gateGradient(
      float[] gradient, float[] gate, float[] scaled, float[] result, int from, int to) {
    for (int i = from; i < to; i++) {
      result[i] = gradient[i] * scaled[i] * gate[i] * (1 - gate[i]);
    }
  }

  /**
   * For a gate s = σ(a) in the mixture (1 − s) ⊙ a + s ⊙ b, and the mixture's gradient: that of the
   * gate's pre-activation, d ⊙ (b − a) ⊙ s ⊙ (1 − s).
   */
  static void mixGradient(
      float[] gradient, float[] gate, float[] a, float[] b, float[] result, int from, int to) {
    for (int i = from; i < to; i++) {
      result[i] = gradient[i] * (b[i] - a[i]) * gate[i] * (1 - gate[i]);
    }
  }

  /** result = d ⊙ (1 − gate) ⊙ (1 − y²): for y = tanh(a), which a mixture scales by 1 − gate. */
  static void tanhGradientScaledByRest(
      float[] gradient, float[] gate, float[] tanh, float[] result, int from, int to) {
    for (int i = from; i < to; i++) {
      result[i] = gradient[i] * (1 - gate[i]) * (1 - tanh[i] * tanh[i]);
    }
  }
}
