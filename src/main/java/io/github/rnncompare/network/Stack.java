package io.github.rnncompare.network;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;

/**
 * How recurrent layers are stacked, as in PyTorch's {@code num_layers} and {@code bidirectional}:
 * each reads every step of the one below, and the topmost feeds the output.
 *
 * <p>A bidirectional layer is two layers of one width, the second of which reads from the last step
 * to the first; their states are concatenated at each step. Where the target is at the last step,
 * the backward direction has seen that one step only, as in PyTorch's {@code output[:, -1]}.
 *
 * @param layers from 1
 */
public record Stack(int layers, boolean bidirectional) {
  /** One layer that reads forward. */
  public static final Stack SINGLE = new Stack(1, false);

  private static final int MAX_LAYERS = 100;

  static Stack read(Section section) {
    return new Stack(
        section.integer("layers", SINGLE.layers, Range.between(1, MAX_LAYERS)),
        section.flag("bidirectional", SINGLE.bidirectional));
  }
}
