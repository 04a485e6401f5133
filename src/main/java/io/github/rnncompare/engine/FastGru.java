package io.github.rnncompare.engine;

import java.util.List;

/**
 * {@link Cell.Gru} in plain loops. Blocks r, z, n and a fourth: with the reset gate after the
 * product that product, u = h RW_n + rb_n; with the gate before it its left operand, r ⊙ h.
 */
record FastGru(ResetGate resetGate) implements FastCell {
  private static final Product RESET_AND_UPDATE = new Product(0, 2, 0, true, -1);
  private static final Product CANDIDATE_AFTER = new Product(2, 1, 3, false, -1);
  private static final Product CANDIDATE_BEFORE = new Product(2, 1, 2, true, 3);

  @Override
  public int blocks() {
    return 4;
  }

  @Override
  public List<Product> products() {
    return resetGate == ResetGate.AFTER_PRODUCT
        ? List.of(RESET_AND_UPDATE, CANDIDATE_AFTER)
        : List.of(RESET_AND_UPDATE, CANDIDATE_BEFORE);
  }

  @Override
  public void forward(Shard shard, int t) {
    int n = shard.blockLength();
    float[] blocks = shard.blocks(t);
    float[] bias = shard.bias();
    switch (resetGate) {
      case AFTER_PRODUCT -> {
        shard.readSums(0, 4, blocks);
        FastMath.sigmoid(blocks, bias, 0, 2 * n);
        candidateAfter(blocks, bias, n);
      }
      case BEFORE_PRODUCT -> {
        shard.readSums(0, 2, blocks);
        FastMath.sigmoid(blocks, bias, 0, 2 * n);
        operand(blocks, shard.hidden(t), n);
        shard.multiply(CANDIDATE_BEFORE, blocks);
        shard.readSums(2, 1, blocks);
        FastMath.tanh(blocks, bias, 2 * n, 3 * n);
      }
    }
    newHidden(blocks, n, shard.hidden(t), shard.hidden(t + 1));
  }

  /** u = product + rb_n; n = tanh(input part + b_n + r ⊙ u). */
  private static void candidateAfter(float[] blocks, float[] bias, int n) {
    int candidate = 2 * n;
    int product = 3 * n;
    for (int j = 0; j < n; j++) {
      blocks[product + j] += bias[product + j];
    }
    for (int j = 0; j < n; j++) {
      blocks[candidate + j] += bias[candidate + j] + blocks[j] * blocks[product + j];
    }
    for (int j = candidate; j < product; j++) {
      blocks[j] = FastMath.tanh(blocks[j]);
    }
  }

  private static void operand(float[] blocks, float[] hidden, int n) {
    int operand = 3 * n;
    for (int j = 0; j < n; j++) {
      blocks[operand + j] = blocks[j] * hidden[j];
    }
  }

  private static void newHidden(float[] blocks, int n, float[] before, float[] after) {
    int candidate = 2 * n;
    for (int j = 0; j < n; j++) {
      float update = blocks[n + j];
      after[j] = (1 - update) * blocks[candidate + j] + update * before[j];
    }
  }

  @Override
  public void backward(Shard shard, int t) {
    int n = shard.blockLength();
    float[] blocks = shard.blocks(t);
    float[] sums = shard.sumGradients();
    float[] gradient = shard.hiddenGradient();
    float[] before = shard.hidden(t);
    candidateAndUpdate(blocks, n, before, gradient, sums);
    switch (resetGate) {
      case AFTER_PRODUCT -> resetAfter(blocks, n, sums);
      case BEFORE_PRODUCT -> {
        shard.multiplyBack(CANDIDATE_BEFORE, sums);
        resetBefore(blocks, n, before, gradient, sums);
      }
    }
  }

  private static void candidateAndUpdate(
      float[] blocks, int n, float[] before, float[] gradient, float[] sums) {
    int candidates = 2 * n;
    for (int j = 0; j < n; j++) {
      float update = blocks[n + j];
      float candidate = blocks[candidates + j];
      float renewal = gradient[j] * (1 - update);
      float kept = gradient[j] * update;
      sums[candidates + j] = renewal * (1 - candidate * candidate);
      sums[n + j] = kept * (before[j] - candidate) * (1 - update);
      gradient[j] = kept;
    }
  }

  private static void resetAfter(float[] blocks, int n, float[] sums) {
    int candidate = 2 * n;
    int product = 3 * n;
    for (int j = 0; j < n; j++) {
      float reset = blocks[j];
      float scaled = sums[candidate + j] * reset;
      sums[product + j] = scaled;
      sums[j] = scaled * blocks[product + j] * (1 - reset);
    }
  }

  /** The fourth block of {@code sums} holds the gradient at the operand r ⊙ h. */
  private static void resetBefore(
      float[] blocks, int n, float[] before, float[] gradient, float[] sums) {
    int operand = 3 * n;
    for (int j = 0; j < n; j++) {
      float reset = blocks[j];
      float scaled = sums[operand + j] * reset;
      sums[j] = scaled * before[j] * (1 - reset);
      gradient[j] += scaled;
    }
  }
}
