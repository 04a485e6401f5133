package io.github.rnncompare.experiment;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The turns that things take to be timed: rounds in which each is timed once, every other round in
 * reverse order, so that other load on the machine affects all of them alike.
 *
 * @param time about how long they may take; half of it to warm up, which is not counted
 * @param afterTraining whether this process has just run the same code for long: then warming up
 *     ends as soon as times are steady. Elsewhere they may be steady for a while because Java has
 *     not yet compiled the code with its optimising compiler
 */
record Turns(Duration time, boolean afterTraining) {
  private static final int MIN_WARM_UP_ROUNDS = 3;

  /** The fewest for which {@link MedianTime} has an interval of 95 %. */
  private static final int MIN_ROUNDS = 6;

  private static final int MAX_ROUNDS = 200;

  /** Turns in a process that may not have run the same code before. */
  static Turns anew(Duration time) {
    return new Turns(time, false);
  }

  /** The same in a part of the time. */
  Turns dividedBy(int parts) {
    return new Turns(time.dividedBy(parts), afterTraining);
  }

  /** Warms all up and then times them, on one thread. */
  void take(List<? extends Timed> watches) throws IOException {
    new ParallelRunner(1)
        .run(
            List.of(
                () -> {
                  rounds(watches, MIN_WARM_UP_ROUNDS, afterTraining);
                  watches.forEach(Timed::warmedUp);
                  rounds(watches, MIN_ROUNDS, false);
                }));
  }

  private void rounds(List<? extends Timed> watches, int fewest, boolean untilSteady) {
    List<Timed> reversed = new ArrayList<>(watches);
    Collections.reverse(reversed);
    long end = System.nanoTime() + time.dividedBy(2).toNanos();
    for (int i = 0; i < fewest || (System.nanoTime() < end && i < MAX_ROUNDS); i++) {
      if (untilSteady && i >= fewest && watches.stream().allMatch(Timed::isSteady)) {
        return;
      }
      (i % 2 == 0 ? watches : reversed).forEach(Timed::round);
    }
  }
}
