package io.github.rnncompare.engine;

/**
 * Where the reset gate r of a GRU acts on the candidate n. The two forms have the same number of
 * parameters but are different functions: weights trained in one form do not carry over to the
 * other.
 *
 * <p>The names are written into saved models.
 */
public enum ResetGate {
  /**
   * n = tanh(x W_n + b_n + r ⊙ (h RW_n + rb_n)): the gate scales the finished recurrent product.
   * PyTorch, cuDNN and Keras ({@code reset_after=True}) compute this form, which needs only one
   * recurrent product a step. It is the default, and it is not the form of the original paper.
   */
  AFTER_PRODUCT,

  /**
   * n = tanh(x W_n + b_n + (r ⊙ h) RW_n + rb_n): the gate scales the hidden state that goes into
   * the product. The form of Cho et al. 2014, "Learning Phrase Representations using RNN
   * Encoder-Decoder for Statistical Machine Translation", section 2.3 (arXiv:1406.1078).
   */
  BEFORE_PRODUCT
}
