package io.github.rnncompare.spec;

import java.util.List;

/**
 * The key {@code training.checkpoint}: which epoch of a training is the best, the one whose
 * parameters are kept and tested. Results of versions without the key have {@link #LOWEST}.
 */
public enum CheckpointRule {
  /**
   * The middle of the window of consecutive epochs that has the lowest median of the validation
   * loss, so that a single lucky epoch is not chosen.
   */
  SMOOTHED,
  /** The epoch with the lowest validation loss. */
  LOWEST;

  /** The key in the section {@code training}. */
  public static final String KEY = "checkpoint";

  private static final int LONG_TRAINING = 40;
  private static final int SHORT_TRAINING = 10;
  private static final int LONG_WINDOW = 9;
  private static final int SHORT_WINDOW = 5;

  /**
   * How many consecutive evaluations have their median taken: 9, or 5 of a training of fewer than
   * 40 epochs; 1, which is the lowest loss itself, of one of fewer than 10.
   *
   * @param plannedEpochs of a training that is not ended early
   */
  public int window(int plannedEpochs) {
    if (this == LOWEST || plannedEpochs < SHORT_TRAINING) {
      return 1;
    }
    return plannedEpochs < LONG_TRAINING ? SHORT_WINDOW : LONG_WINDOW;
  }

  /** All that {@link #window} gives for any number of epochs. */
  public List<Integer> windows() {
    return this == LOWEST ? List.of(1) : List.of(LONG_WINDOW, SHORT_WINDOW, 1);
  }
}
