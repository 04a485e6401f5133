package io.github.rnncompare.engine;

import java.util.Arrays;
import java.util.List;

/** {@link Cell.SimpleRnn} in plain loops; its one block is the hidden state itself. */
record FastSimpleRnn(HiddenActivation activation) implements FastCell {
  private static final List<Product> PRODUCTS = List.of(new Product(0, 1, 0, true, -1));

  @Override
  public int blocks() {
    return 1;
  }

  @Override
  public boolean keepsBlocks() {
    return false;
  }

  @Override
  public List<Product> products() {
    return PRODUCTS;
  }

  @Override
  public void forward(BatchSlice slice, int t) {
    int n = slice.blockLength();
    float[] hidden = slice.hidden(t + 1);
    float[] bias = slice.bias()[0];
    slice.readPreActivations(0, hidden);
    switch (activation) {
      case TANH -> FastMath.tanh(hidden, bias, n);
      case RELU -> {
        for (int i = 0; i < n; i++) {
          hidden[i] = Math.max(0f, hidden[i] + bias[i]);
        }
      }
      case IDENTITY -> {
        for (int i = 0; i < n; i++) {
          hidden[i] += bias[i];
        }
      }
    }
  }

  @Override
  public void backward(BatchSlice slice, int t) {
    int n = slice.blockLength();
    float[] hidden = slice.hidden(t + 1);
    float[] gradient = slice.hiddenGradient();
    float[] preActivationGradients = slice.preActivationGradients()[0];
    switch (activation) {
      case TANH -> {
        for (int i = 0; i < n; i++) {
          preActivationGradients[i] = gradient[i] * (1 - hidden[i] * hidden[i]);
        }
      }
      case RELU -> {
        for (int i = 0; i < n; i++) {
          // The slope of a hidden state that is NaN is NaN.
          preActivationGradients[i] = hidden[i] > 0 ? gradient[i] : hidden[i] == 0 ? 0f : hidden[i];
        }
      }
      case IDENTITY -> System.arraycopy(gradient, 0, preActivationGradients, 0, n);
    }
    Arrays.fill(gradient, 0, n, 0f);
  }
}
