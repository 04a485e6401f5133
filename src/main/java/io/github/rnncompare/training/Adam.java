package io.github.rnncompare.training;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

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

  static Adam read(Section spec) {
    return new Adam(
        spec.number("learning_rate", 0.001, Range.positive()),
        spec.number("beta1", 0.9, Range.fraction()),
        spec.number("beta2", 0.999, Range.fraction()),
        spec.number("epsilon", 1e-8, Range.positive()));
  }

  @Override
  public String description() {
    return "adam " + learningRate;
  }

  @Override
  public Optimizer start(long parameterCount) {
    return new AtWork(
        Nd4j.zeros(DataType.FLOAT, parameterCount), Nd4j.zeros(DataType.FLOAT, parameterCount));
  }

  private final class AtWork implements Optimizer {
    private final INDArray firstMoment;
    private final INDArray secondMoment;
    private int updates;

    AtWork(INDArray firstMoment, INDArray secondMoment) {
      this.firstMoment = firstMoment;
      this.secondMoment = secondMoment;
    }

    @Override
    public void update(INDArray parameters, INDArray gradient) {
      updates++;
      firstMoment.muli(beta1).addi(gradient.mul(1 - beta1));
      secondMoment.muli(beta2).addi(gradient.mul(gradient).muli(1 - beta2));
      double firstCorrection = 1 - Math.pow(beta1, updates);
      double secondCorrection = 1 - Math.pow(beta2, updates);
      INDArray divisor =
          Transforms.sqrt(secondMoment).divi(Math.sqrt(secondCorrection)).addi(epsilon);
      parameters.subi(firstMoment.div(divisor).muli(learningRate / firstCorrection));
    }
  }
}
