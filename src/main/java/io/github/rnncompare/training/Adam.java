package io.github.rnncompare.training;

import io.github.rnncompare.layer.training.AdamStep;
import io.github.rnncompare.layer.training.Convention;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.Collection;
import java.util.Map;

/**
 * Adam as in algorithm 1 of Kingma and Ba 2015 (arXiv 1412.6980) and in PyTorch:
 *
 * <pre>
 *   m = β1·m + (1 − β1)·g             v = β2·v + (1 − β2)·g²
 *   θ = θ − α · (m / (1 − β1ᵗ)) / (√(v / (1 − β2ᵗ)) + ε)
 * </pre>
 *
 * <p>DL4J's own Adam adds ε before it corrects the bias of v, which moves a loss curve by about
 * 1e-4.
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon)
    implements OptimizerSettings {

  /** One for each architecture. */
  static Map<String, OptimizerSettings> read(Section spec, Collection<String> architectures) {
    LearningRates rates = LearningRates.read(spec, 0.001, architectures);
    double beta1 = spec.number("beta1", 0.9, Range.fraction());
    double beta2 = spec.number("beta2", 0.999, Range.fraction());
    double epsilon = spec.number("epsilon", 1e-8, Range.positive());
    return rates.optimizers(rate -> new Adam(rate, beta1, beta2, epsilon));
  }

  @Override
  public String description() {
    return "adam " + Numbers.text(learningRate);
  }

  @Override
  public Optimizer start(int parameterCount) {
    return new State(new float[parameterCount], new float[parameterCount]);
  }

  private final class State extends OptimizerMemory {
    private final float[] firstMoment;
    private final float[] secondMoment;

    State(float[] firstMoment, float[] secondMoment) {
      super(Adam.this.learningRate, firstMoment, secondMoment);
      this.firstMoment = firstMoment;
      this.secondMoment = secondMoment;
    }

    @Override
    public void update(float[] parameters, float[] gradient) {
      updates++;
      new AdamStep(Convention.PYTORCH, learningRate, beta1, beta2, epsilon, updates)
          .update(parameters, gradient, firstMoment, secondMoment);
    }
  }
}
