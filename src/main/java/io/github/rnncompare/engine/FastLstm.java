package io.github.rnncompare.engine;

import java.util.Arrays;
import java.util.List;

/** {@link Cell.Lstm} in plain loops; blocks g, f, o, i. */
record FastLstm() implements FastCell {
  private static final int CANDIDATE = 0;
  private static final int FORGET = 1;
  private static final int OUTPUT = 2;
  private static final int INPUT = 3;

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
  public void forward(BatchSlice shard, int t) {
    int n = shard.blockLength();
    float[][] blocks = shard.blocks(t);
    float[][] bias = shard.bias();
    shard.readSums(0, 4, blocks);
    FastMath.tanh(blocks[CANDIDATE], bias[CANDIDATE], n);
    for (int gate = FORGET; gate <= INPUT; gate++) {
      FastMath.sigmoid(blocks[gate], bias[gate], n);
    }
    float[] cell = shard.cell(t + 1);
    newCell(blocks[FORGET], shard.cell(t), blocks[INPUT], blocks[CANDIDATE], cell, n);
    newHidden(blocks[OUTPUT], cell, shard.hidden(t + 1), n);
  }

  private static void newCell(
      float[] forget, float[] before, float[] input, float[] candidate, float[] cell, int n) {
    for (int i = 0; i < n; i++) {
      cell[i] = forget[i] * before[i] + input[i] * candidate[i];
    }
  }

  private static void newHidden(float[] output, float[] cell, float[] hidden, int n) {
    FastMath.tanhOf(cell, hidden, n);
    for (int i = 0; i < n; i++) {
      hidden[i] *= output[i];
    }
  }

  @Override
  public void backward(BatchSlice shard, int t) {
    int n = shard.blockLength();
    float[][] blocks = shard.blocks(t);
    float[][] sums = shard.sumGradients();
    float[] hiddenGradient = shard.hiddenGradient();
    float[] cellGradient = shard.cellGradient();
    FastMath.tanhOf(shard.cell(t + 1), sums[OUTPUT], n);
    cellGradient(hiddenGradient, blocks[OUTPUT], sums[OUTPUT], cellGradient, n);
    outputGate(hiddenGradient, blocks[OUTPUT], sums[OUTPUT], n);
    candidate(cellGradient, blocks[INPUT], blocks[CANDIDATE], sums[CANDIDATE], n);
    gate(cellGradient, blocks[INPUT], blocks[CANDIDATE], sums[INPUT], n);
    gate(cellGradient, blocks[FORGET], shard.cell(t), sums[FORGET], n);
    for (int i = 0; i < n; i++) {
      cellGradient[i] *= blocks[FORGET][i];
    }
    Arrays.fill(hiddenGradient, 0, n, 0f);
  }

  /** dc += dh ⊙ o ⊙ (1 − tanh²(c')). */
  private static void cellGradient(
      float[] hiddenGradient, float[] output, float[] tanh, float[] cellGradient, int n) {
    for (int i = 0; i < n; i++) {
      cellGradient[i] += hiddenGradient[i] * output[i] * (1 - tanh[i] * tanh[i]);
    }
  }

  /** do = dh ⊙ tanh(c') ⊙ o ⊙ (1 − o), in the place of tanh(c'). */
  private static void outputGate(float[] hiddenGradient, float[] output, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] *= hiddenGradient[i] * output[i] * (1 - output[i]);
    }
  }

  /** dg = dc ⊙ i ⊙ (1 − g²). */
  private static void candidate(
      float[] cellGradient, float[] input, float[] candidate, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = cellGradient[i] * input[i] * (1 - candidate[i] * candidate[i]);
    }
  }

  /** For a gate s that scales v in c': ds = dc ⊙ v ⊙ s ⊙ (1 − s). */
  private static void gate(float[] cellGradient, float[] gate, float[] scaled, float[] sum, int n) {
    for (int i = 0; i < n; i++) {
      sum[i] = cellGradient[i] * scaled[i] * gate[i] * (1 - gate[i]);
    }
  }
}
