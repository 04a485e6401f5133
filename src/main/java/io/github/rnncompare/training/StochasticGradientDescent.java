package io.github.rnncompare.training;

import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.Collection;
import java.util.Map;

/**
 * Gradient descent on batches, with momentum as in PyTorch's {@code torch.optim.SGD}:
 *
 * <pre>
 *   v = μ·v + g             θ = θ − α·v
 * </pre>
 *
 * <p>v starts at 0, so that the first step is α·g. Sutskever et al. 2013 put α into v instead,
 * which is the same while α is constant.
 *
 * @param momentum μ; 0 for none
 */
public record StochasticGradientDescent(double learningRate, double momentum)
    implements OptimizerSettings {

  /** One for each architecture. */
  static Map<String, OptimizerSettings> read(Section spec, Collection<String> architectures) {
    LearningRates rates = LearningRates.read(spec, 0.01, architectures);
    double momentum = spec.number("momentum", 0, Range.fraction());
    return rates.optimizers(rate -> new StochasticGradientDescent(rate, momentum));
  }

  @Override
  public String description() {
    return "sgd " + Numbers.text(learningRate) + (momentum > 0 ? " with momentum " + momentum : "");
  }

  @Override
  public Optimizer start(int parameterCount) {
    return new State(new float[parameterCount]);
  }

  private final class State extends OptimizerMemory {
    private final float[] velocity;

    State(float[] velocity) {
      super(StochasticGradientDescent.this.learningRate, velocity);
      this.velocity = velocity;
    }

    @Override
    public void update(float[] parameters, float[] gradient) {
      float kept = (float) momentum;
      float step = (float) learningRate;
      for (int i = 0; i < parameters.length; i++) {
        velocity[i] = kept * velocity[i] + gradient[i];
        parameters[i] -= step * velocity[i];
      }
    }
  }
}
