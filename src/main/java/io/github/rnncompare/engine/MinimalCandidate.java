package io.github.rnncompare.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The candidate of a {@link MinGruCell} or a {@link MinLstmCell}. The names are written into saved
 * models.
 */
public enum MinimalCandidate {
  /** h̃ = x W + b, as in the paper's first formulation (Feng et al. 2024, sections 3.1 and 3.2). */
  LINEAR,

  /**
   * h̃ = g(x W + b) with g(a) = a + ½ for a ≥ 0 and σ(a) below, which is positive, so that the
   * paper can compute all steps at once in logarithms (Feng et al. 2024, appendix B).
   */
  POSITIVE;

  /** Turns pre-activations into candidates. */
  void apply(INDArray preActivations) {
    if (this == POSITIVE) {
      INDArray above = Transforms.relu(preActivations, true).addi(0.5);
      INDArray below = Transforms.sigmoid(Transforms.min(preActivations, 0, true), false);
      // σ(0) = ½ is counted once.
      preActivations.assign(above.addi(below).subi(0.5));
    }
  }

  /** Multiplies a gradient by the slope of the candidate. */
  void scaleBySlope(INDArray gradient, INDArray candidates) {
    if (this == POSITIVE) {
      INDArray below = Transforms.min(candidates, 0.5, true);
      INDArray slope = below.rsub(1).muli(below); // up to ¼, at a = 0
      INDArray isAbove = candidates.gte(0.5).castTo(candidates.dataType());
      gradient.muli(slope.addi(isAbove.muli(slope.rsub(1))));
    }
  }

  /** Turns pre-activations, to which the biases are still to be added, into candidates. */
  void apply(float[] values, float[] biases, int from, int to) {
    FastLoops.add(biases, values, from, to);
    if (this == POSITIVE) {
      for (int i = from; i < to; i++) {
        values[i] = values[i] >= 0 ? values[i] + 0.5f : FastMath.sigmoid(values[i]);
      }
    }
  }

  /** Multiplies a gradient by the slope of the candidate. */
  void scaleBySlope(float[] gradient, float[] candidates, int from, int to) {
    if (this == POSITIVE) {
      for (int i = from; i < to; i++) {
        float candidate = candidates[i];
        gradient[i] *= candidate >= 0.5f ? 1 : candidate * (1 - candidate);
      }
    }
  }
}
