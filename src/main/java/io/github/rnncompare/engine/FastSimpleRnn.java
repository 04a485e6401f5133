package io.github.rnncompare.engine;

/** The equations of {@link SimpleRnnCell} in plain loops. */
record FastSimpleRnn(HiddenActivation activation) implements FastEquations {

  @Override
  public boolean blockIsHiddenState() {
    return true;
  }

  @Override
  public void forward(int stage, FastStep step) {
    int from = step.from();
    int to = step.to();
    float[] hidden = step.block(0);
    float[] bias = step.bias(0);
    switch (activation) {
      case TANH -> FastMath.tanh(hidden, bias, from, to);
      case RELU -> {
        for (int i = from; i < to; i++) {
          hidden[i] = Math.max(0f, hidden[i] + bias[i]);
        }
      }
      case IDENTITY -> FastLoops.add(bias, hidden, from, to);
    }
  }

  @Override
  public void backward(int stage, FastStep step) {
    int from = step.from();
    int to = step.to();
    float[] hidden = step.block(0);
    float[] gradient = step.stateGradient(0);
    float[] target = step.gradient(0);
    switch (activation) {
      case TANH -> FastLoops.tanhGradient(gradient, hidden, target, from, to);
      case RELU -> {
        for (int i = from; i < to; i++) {
          // The slope of a hidden state that is NaN is NaN.
          target[i] = hidden[i] > 0 ? gradient[i] : hidden[i] == 0 ? 0f : hidden[i];
        }
      }
      case IDENTITY -> System.arraycopy(gradient, from, target, from, to - from);
    }
  }
}
