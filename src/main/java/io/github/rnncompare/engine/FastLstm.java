package io.github.rnncompare.engine;

import java.util.Arrays;
import java.util.List;

/** {@link Cell.Lstm} in plain loops; blocks g, f, o, i. */
record FastLstm() implements FastCell {
  private static final List<Product> PRODUCTS = List.of(new Product(0, 4, 0, true, -1));

  @Override
  public int blocks() {
    return 4;
  }

  @Override
  public List<Product> products() {
    return PRODUCTS;
  }

  @Override
  public void forward(Shard shard, int t) {
    int n = shard.blockLength();
    float[] blocks = shard.blocks(t);
    shard.readSums(0, 4, blocks);
    FastMath.tanh(blocks, shard.bias(), 0, n);
    FastMath.sigmoid(blocks, shard.bias(), n, 4 * n);
    newCell(blocks, n, shard.cell(t), shard.cell(t + 1));
    newHidden(blocks, 2 * n, n, shard.cell(t + 1), shard.hidden(t + 1));
  }

  private static void newCell(float[] blocks, int n, float[] before, float[] after) {
    int forget = n;
    int input = 3 * n;
    for (int j = 0; j < n; j++) {
      after[j] = blocks[forget + j] * before[j] + blocks[input + j] * blocks[j];
    }
  }

  private static void newHidden(float[] blocks, int output, int n, float[] cell, float[] hidden) {
    for (int j = 0; j < n; j++) {
      hidden[j] = blocks[output + j] * FastMath.tanh(cell[j]);
    }
  }

  @Override
  public void backward(Shard shard, int t) {
    int n = shard.blockLength();
    float[] blocks = shard.blocks(t);
    float[] sums = shard.sumGradients();
    float[] hiddenGradient = shard.hiddenGradient();
    float[] cellGradient = shard.cellGradient();
    outputGate(blocks, n, shard.cell(t + 1), hiddenGradient, cellGradient, sums);
    otherGates(blocks, n, shard.cell(t), cellGradient, sums);
    Arrays.fill(hiddenGradient, 0, n, 0f);
  }

  /** Takes the gradient at h to the output gate's sum, and adds to that at c. */
  private static void outputGate(
      float[] blocks,
      int n,
      float[] cell,
      float[] hiddenGradient,
      float[] cellGradient,
      float[] sums) {
    int output = 2 * n;
    for (int j = 0; j < n; j++) {
      float tanh = FastMath.tanh(cell[j]);
      float gate = blocks[output + j];
      float scaled = hiddenGradient[j] * gate;
      sums[output + j] = scaled * tanh * (1 - gate);
      cellGradient[j] += scaled * (1 - tanh * tanh);
    }
  }

  private static void otherGates(
      float[] blocks, int n, float[] before, float[] cellGradient, float[] sums) {
    int forget = n;
    int input = 3 * n;
    for (int j = 0; j < n; j++) {
      float candidate = blocks[j];
      float gate = blocks[input + j];
      float scaled = cellGradient[j] * gate;
      sums[j] = scaled * (1 - candidate * candidate);
      sums[input + j] = scaled * candidate * (1 - gate);
    }
    for (int j = 0; j < n; j++) {
      float gate = blocks[forget + j];
      float scaled = cellGradient[j] * gate;
      sums[forget + j] = scaled * before[j] * (1 - gate);
      cellGradient[j] = scaled;
    }
  }
}
