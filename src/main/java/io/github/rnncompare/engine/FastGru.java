package io.github.rnncompare.engine;

import java.util.List;

/**
 * {@link Cell.Gru} in plain loops. Blocks r, z, n and a fourth: with the reset gate after the
 * product that product, u = h RW_n + rb_n; with the gate before it its left operand, r ⊙ h.
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
  public void forward(BatchSlice shard, int t) {
    int n = shard.blockLength();
    float[][] blocks = shard.blocks(t);
    float[][] bias = shard.bias();
    float[] before = shard.hidden(t);
    shard.readSums(0, resetGate == ResetGate.AFTER_PRODUCT ? 4 : 2, blocks);
    FastMath.sigmoid(blocks[RESET], bias[RESET], n);
    FastMath.sigmoid(blocks[UPDATE], bias[UPDATE], n);
    switch (resetGate) {
      case AFTER_PRODUCT -> {
        add(bias[FOURTH], blocks[FOURTH], n);
        addProduct(blocks[RESET], blocks[FOURTH], blocks[CANDIDATE], n);
      }
      case BEFORE_PRODUCT -> {
        multiply(blocks[RESET], before, blocks[FOURTH], n);
        shard.multiply(CANDIDATE_BEFORE, blocks[FOURTH]);
        shard.readSums(CANDIDATE, blocks[CANDIDATE]);
      }
    }
    FastMath.tanh(blocks[CANDIDATE], bias[CANDIDATE], n);
    newHidden(blocks[UPDATE], blocks[CANDIDATE], before, shard.hidden(t + 1), n);
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
  public void backward(BatchSlice shard, int t) {
    int n = shard.blockLength();
    float[][] blocks = shard.blocks(t);
    float[][] sums = shard.sumGradients();
    float[] gradient = shard.hiddenGradient();
    float[] before = shard.hidden(t);
    candidate(gradient, blocks[UPDATE], blocks[CANDIDATE], sums[CANDIDATE], n);
    update(gradient, before, blocks[CANDIDATE], blocks[UPDATE], sums[UPDATE], n);
    scale(blocks[UPDATE], gradient, n);
    switch (resetGate) {
      case AFTER_PRODUCT -> {
        multiply(sums[CANDIDATE], blocks[RESET], sums[FOURTH], n);
        reset(sums[FOURTH], blocks[FOURTH], blocks[RESET], sums[RESET], n);
      }
      case BEFORE_PRODUCT -> {
        shard.multiplyBack(CANDIDATE_BEFORE, sums[CANDIDATE], sums[FOURTH]);
        scale(blocks[RESET], sums[FOURTH], n);
        reset(sums[FOURTH], before, blocks[RESET], sums[RESET], n);
        add(sums[FOURTH], gradient, n);
      }
    }
  }

  /** dn = dh ⊙ (1 − z) ⊙ (1 − n²). */
  private static void candidate(
      float[] gradient, float[] update, float[] candidate, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = gradient[i] * (1 - update[i]) * (1 - candidate[i] * candidate[i]);
    }
  }

  /** dz = dh ⊙ (h − n) ⊙ z ⊙ (1 − z). */
  private static void update(
      float[] gradient, float[] before, float[] candidate, float[] update, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = gradient[i] * (before[i] - candidate[i]) * update[i] * (1 - update[i]);
    }
  }

  private static void scale(float[] factors, float[] values, int n) {
    for (int i = 0; i < n; i++) {
      values[i] *= factors[i];
    }
  }

  /** dr = (r ⊙ d) ⊙ v ⊙ (1 − r), for r that scales v and the gradient d at the result. */
  private static void reset(
      float[] scaledGradient, float[] scaled, float[] reset, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = scaledGradient[i] * scaled[i] * (1 - reset[i]);
    }
  }
}
