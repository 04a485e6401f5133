package io.github.rnncompare.training;

/**
 * An optimizer that receives g + λ·θ in place of a gradient g, as with {@code weight_decay} in
 * PyTorch's SGD, Adam and RMSprop: the gradient of λ/2 · ‖θ‖² on top of the loss, over all
 * parameters, biases too. (AdamW of Loshchilov and Hutter 2019, arXiv 1711.05101, is another rule.)
 */
final class WeightDecay implements Optimizer {
  private final float lambda;
  private final Optimizer optimizer;

  WeightDecay(double lambda, Optimizer optimizer) {
    this.lambda = (float) lambda;
    this.optimizer = optimizer;
  }

  @Override
  public void update(float[] parameters, float[] gradient) {
    float[] sum = new float[gradient.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = gradient[i] + lambda * parameters[i];
    }
    optimizer.update(parameters, sum);
  }

  @Override
  public void scaleLearningRate(double factor) {
    optimizer.scaleLearningRate(factor);
  }

  @Override
  public OptimizerState state() {
    return optimizer.state();
  }

  @Override
  public void restore(OptimizerState state) {
    optimizer.restore(state);
  }
}
