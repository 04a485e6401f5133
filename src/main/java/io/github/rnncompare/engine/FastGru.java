package io.github.rnncompare.engine;

import java.util.List;

/**
 * {@link Cell.Gru} in plain loops. The blocks are r, z, n and a fourth: the product u = h RW_n +
 * rb_n if the reset gate acts after the product, its left operand r ⊙ h if the gate acts before.
 */
record FastGru(ResetGate resetGate) implements FastCell {
  private static final int RESET = 0;
  private static final int UPDATE = 1;
  private static final int CANDIDATE = 2;
  private static final int FOURTH = 3;

  private static final Product RESET_AND_UPDATE = new Product(0, 2, 0, true, -1);
  private static final Product CANDIDATE_AFTER = new Product(2, 1, 3, false, -1);
  private static final Product CANDIDATE_BEFORE = new Product(2, 1, 2, true, 3);
  private static final List<Product> AFTER = List.of(RESET_AND_UPDATE, CANDIDATE_AFTER);
  private static final List<Product> BEFORE = List.of(RESET_AND_UPDATE, CANDIDATE_BEFORE);

  @Override
  public int blocks() {
    return 4;
  }

  @Override
  public List<Product> products() {
    return resetGate == ResetGate.AFTER_PRODUCT ? AFTER : BEFORE;
  }

  @Override
  public void forward(BatchSlice slice, int t) {
    int n = slice.blockLength();
    float[][] blocks = slice.blocks(t);
    float[][] bias = slice.bias();
    float[] before = slice.hidden(t);
    slice.readPreActivations(0, resetGate == ResetGate.AFTER_PRODUCT ? 4 : 2, blocks);
    FastMath.sigmoid(blocks[RESET], bias[RESET], n);
    FastMath.sigmoid(blocks[UPDATE], bias[UPDATE], n);
    switch (resetGate) {
      case AFTER_PRODUCT -> {
        add(bias[FOURTH], blocks[FOURTH], n);
        addProduct(blocks[RESET], blocks[FOURTH], blocks[CANDIDATE], n);
      }
      case BEFORE_PRODUCT -> {
        multiply(blocks[RESET], before, blocks[FOURTH], n);
        slice.multiply(CANDIDATE_BEFORE, blocks[FOURTH]);
        slice.readPreActivations(CANDIDATE, blocks[CANDIDATE]);
      }
    }
    FastMath.tanh(blocks[CANDIDATE], bias[CANDIDATE], n);
    newHidden(blocks[UPDATE], blocks[CANDIDATE], before, slice.hidden(t + 1), n);
  }

  private static void add(float[] bias, float[] product, int n) {
    for (int i = 0; i < n; i++) {
      product[i] += bias[i];
    }
  }

  private static void addProduct(float[] reset, float[] product, float[] candidate, int n) {
    for (int i = 0; i < n; i++) {
      candidate[i] += reset[i] * product[i];
    }
  }

  private static void multiply(float[] reset, float[] hidden, float[] operand, int n) {
    for (int i = 0; i < n; i++) {
      operand[i] = reset[i] * hidden[i];
    }
  }

  private static void newHidden(
      float[] update, float[] candidate, float[] before, float[] hidden, int n) {
    for (int i = 0; i < n; i++) {
      hidden[i] = (1 - update[i]) * candidate[i] + update[i] * before[i];
    }
  }

  @Override
  public void backward(BatchSlice slice, int t) {
    int n = slice.blockLength();
    float[][] blocks = slice.blocks(t);
    float[][] preActivationGradients = slice.preActivationGradients();
    float[] gradient = slice.hiddenGradient();
    float[] before = slice.hidden(t);
    candidate(gradient, blocks[UPDATE], blocks[CANDIDATE], preActivationGradients[CANDIDATE], n);
    update(gradient, before, blocks[CANDIDATE], blocks[UPDATE], preActivationGradients[UPDATE], n);
    scale(blocks[UPDATE], gradient, n);
    switch (resetGate) {
      case AFTER_PRODUCT -> {
        multiply(
            preActivationGradients[CANDIDATE], blocks[RESET], preActivationGradients[FOURTH], n);
        reset(
            preActivationGradients[FOURTH],
            blocks[FOURTH],
            blocks[RESET],
            preActivationGradients[RESET],
            n);
      }
      case BEFORE_PRODUCT -> {
        slice.multiplyBack(
            CANDIDATE_BEFORE, preActivationGradients[CANDIDATE], preActivationGradients[FOURTH]);
        scale(blocks[RESET], preActivationGradients[FOURTH], n);
        reset(
            preActivationGradients[FOURTH],
            before,
            blocks[RESET],
            preActivationGradients[RESET],
            n);
        add(preActivationGradients[FOURTH], gradient, n);
      }
    }
  }

  /** dn = dh ⊙ (1 − z) ⊙ (1 − n²). */
  private static void candidate(
      float[] gradient, float[] update, float[] candidate, float[] preActivationGradient, int n) {
    for (int i = 0; i < n; i++) {
      preActivationGradient[i] = gradient[i] * (1 - update[i]) * (1 - candidate[i] * candidate[i]);
    }
  }

  /** dz = dh ⊙ (h − n) ⊙ z ⊙ (1 − z). */
  private static void update(
      float[] gradient,
      float[] before,
      float[] candidate,
      float[] update,
      float[] preActivationGradient,
      int n) {
    for (int i = 0; i < n; i++) {
      preActivationGradient[i] =
          gradient[i] * (before[i] - candidate[i]) * update[i] * (1 - update[i]);
    }
  }

  private static void scale(float[] factors, float[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] *= factors[i];
    }
  }

  /** dr = (r ⊙ d) ⊙ v ⊙ (1 − r), where r scales v, and d is the gradient of r ⊙ v. */
  private static void reset(
      float[] scaledGradient, float[] scaled, float[] reset, float[] preActivationGradient, int n) {
    for (int i = 0; i < n; i++) {
      preActivationGradient[i] = scaledGradient[i] * scaled[i] * (1 - reset[i]);
    }
  }
}
