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
  public void forward(BatchSlice slice, int t) {
    int n = slice.blockLength();
    float[][] blocks = slice.blocks(t);
    float[][] bias = slice.bias();
    slice.readPreActivations(0, 4, blocks);
    FastMath.tanh(blocks[CANDIDATE], bias[CANDIDATE], n);
    for (int gate = FORGET; gate <= INPUT; gate++) {
      FastMath.sigmoid(blocks[gate], bias[gate], n);
    }
    float[] cell = slice.cell(t + 1);
    newCell(blocks[FORGET], slice.cell(t), blocks[INPUT], blocks[CANDIDATE], cell, n);
    newHidden(blocks[OUTPUT], cell, slice.hidden(t + 1), n);
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
  public void backward(BatchSlice slice, int t) {
    int n = slice.blockLength();
    float[][] blocks = slice.blocks(t);
    float[][] preActivationGradients = slice.preActivationGradients();
    float[] hiddenGradient = slice.hiddenGradient();
    float[] cellGradient = slice.cellGradient();
    FastMath.tanhOf(slice.cell(t + 1), preActivationGradients[OUTPUT], n);
    cellGradient(hiddenGradient, blocks[OUTPUT], preActivationGradients[OUTPUT], cellGradient, n);
    outputGate(hiddenGradient, blocks[OUTPUT], preActivationGradients[OUTPUT], n);
    candidate(cellGradient, blocks[INPUT], blocks[CANDIDATE], preActivationGradients[CANDIDATE], n);
    gate(cellGradient, blocks[INPUT], blocks[CANDIDATE], preActivationGradients[INPUT], n);
    gate(cellGradient, blocks[FORGET], slice.cell(t), preActivationGradients[FORGET], n);
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
  private static void outputGate(
      float[] hiddenGradient, float[] output, float[] preActivationGradient, int n) {
    for (int i = 0; i < n; i++) {
      preActivationGradient[i] *= hiddenGradient[i] * output[i] * (1 - output[i]);
    }
  }

  /** dg = dc ⊙ i ⊙ (1 − g²). */
  private static void candidate(
      float[] cellGradient,
      float[] input,
      float[] candidate,
      float[] preActivationGradient,
      int n) {
    for (int i = 0; i < n; i++) {
      preActivationGradient[i] = cellGradient[i] * input[i] * (1 - candidate[i] * candidate[i]);
    }
  }

  /** For a gate s that scales v in c': ds = dc ⊙ v ⊙ s ⊙ (1 − s). */
  private static void gate(
      float[] cellGradient, float[] gate, float[] scaled, float[] preActivationGradient, int n) {
    for (int i = 0; i < n; i++) {
      preActivationGradient[i] = cellGradient[i] * scaled[i] * gate[i] * (1 - gate[i]);
    }
  }
}
