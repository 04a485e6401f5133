package io.github.rnncompare.baseline;

import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import java.util.stream.IntStream;

/** The training sequences that a model is fitted to: all, or evenly spaced ones of very many. */
final class Sample {
  private Sample() {}

  /**
   * Takes the sequences whose inputs are at most a number.
   *
   * @param inputs of each sequence
   * @param most inputs of all
   */
  static Sequences of(SequenceSet set, long inputs, long most) {
    int count = (int) Math.min(set.count(), Math.max(1, most / inputs));
    return set.pick(
        IntStream.range(0, count).map(i -> (int) ((long) i * set.count() / count)).toArray());
  }
}
