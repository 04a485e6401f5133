package io.github.rnncompare.training;

import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import java.util.Locale;

/** When training ends, if nothing ends it earlier. */
public sealed interface Length {

  /** After {@code count} passes over the training sequences. */
  record Epochs(int count) implements Length {
    @Override
    public boolean isOver(int epochs, long updates) {
      return epochs >= count;
    }

    @Override
    public int epochs(long updatesPerEpoch) {
      return count;
    }

    @Override
    public String description() {
      return count + " epochs";
    }
  }

  /** After {@code count} updates, in the middle of an epoch if need be. */
  record Steps(int count) implements Length {
    @Override
    public boolean isOver(int epochs, long updates) {
      return updates >= count;
    }

    @Override
    public int epochs(long updatesPerEpoch) {
      return Math.toIntExact((count + updatesPerEpoch - 1) / updatesPerEpoch);
    }

    @Override
    public String description() {
      return count + " steps";
    }
  }

  /**
   * Whether training has ended.
   *
   * @param epochs that are complete
   * @param updates done so far
   */
  boolean isOver(int epochs, long updates);

  /** How many epochs training takes; the last may be cut short. */
  int epochs(long updatesPerEpoch);

  /** In two words: "100 epochs". */
  String description();

  /** The key {@code epochs} or {@code steps}; exactly one of them must be there. */
  static Length read(Section spec) {
    Range range = Range.atLeast(1);
    boolean epochs = spec.has("epochs");
    boolean steps = spec.has("steps");
    if (epochs == steps) {
      spec.fault(
          "epochs",
          epochs
              ? "is given beside steps; keep one of them"
              : String.format(
                  Locale.ROOT,
                  "is missing; expected a whole number %s, or steps in its place",
                  range.words()));
      return new Epochs(1);
    }
    return steps
        ? new Steps(spec.integer("steps", range))
        : new Epochs(spec.integer("epochs", range));
  }
}
