package io.github.rnncompare.layer.training;

/** Whose loss is minimised, and whose Adam minimises it. */
public enum Convention {
  /**
   * As {@code MultiLayerNetwork.fit}: the loss is summed over the steps of a sequence and divided
   * by the number of sequences, so that gradients grow with the number of steps; Adam adds ε before
   * it corrects the bias of v: α · √(1 − β2ᵗ) / (1 − β1ᵗ) · m / (√v + ε).
   */
  DL4J,

  /**
   * As PyTorch: the loss is the mean over all real positions, and for numbers over outputs too;
   * Adam is algorithm 1 of Kingma and Ba 2015 (arXiv 1412.6980): α / (1 − β1ᵗ) · m / (√(v / (1 −
   * β2ᵗ)) + ε).
   */
  PYTORCH
}
