package io.github.rnncompare.training;

import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.Collection;
import java.util.Map;

/**
 * RMSprop as in PyTorch's {@code torch.optim.RMSprop}, after lecture 6e of Tieleman and Hinton
 * 2012:
 *
 * <pre>
 *   v = ρ·v + (1 − ρ)·g²             θ = θ − α·g / (√v + ε)
 * </pre>
 *
 * <p>v starts at 0 without bias correction, so that the first steps are the largest.
 *
 * @param decay ρ, which PyTorch calls alpha
 */
public record RmsProp(double learningRate, double decay, double epsilon)
    implements OptimizerSettings {

  /** One for each architecture. */
  static Map<String, OptimizerSettings> read(Section spec, Collection<String> architectures) {
    LearningRates rates = LearningRates.read(spec, 0.01, architectures);
    double decay = spec.number("decay", 0.99, Range.fraction());
    double epsilon = spec.number("epsilon", 1e-8, Range.positive());
    return rates.optimizers(rate -> new RmsProp(rate, decay, epsilon));
  }

  @Override
  public String description() {
    return "rmsprop " + Numbers.text(learningRate);
  }

  @Override
  public Optimizer start(int parameterCount) {
    return new State(new float[parameterCount]);
  }

  private final class State extends OptimizerMemory {
    private final float[] meanSquare;

    State(float[] meanSquare) {
      super(RmsProp.this.learningRate, meanSquare);
      this.meanSquare = meanSquare;
    }

    @Override
    public void update(float[] parameters, float[] gradient) {
      float kept = (float) decay;
      float added = (float) (1 - decay);
      float step = (float) learningRate;
      float aboveZero = (float) epsilon;
      for (int i = 0; i < parameters.length; i++) {
        float g = gradient[i];
        float v = kept * meanSquare[i] + added * (g * g);
        meanSquare[i] = v;
        parameters[i] -= step * (g / ((float) Math.sqrt(v) + aboveZero));
      }
    }
  }
}
