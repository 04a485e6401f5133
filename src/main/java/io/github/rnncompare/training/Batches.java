package io.github.rnncompare.training;

import io.github.rnncompare.task.Sequences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The batches of each epoch. Their order depends on the seed alone, so that every architecture sees
 * the same ones.
 */
final class Batches {
  private final Sequences sequences;
  private final int batchSize;
  private final Random random;
  private final int[] order;

  Batches(Sequences sequences, Optional<Integer> batchSize, long seed) {
    this.sequences = sequences;
    this.batchSize = Math.min(sequences.count(), batchSize.orElse(sequences.count()));
    this.random = new Random(seed);
    this.order = new int[sequences.count()];
    Arrays.setAll(order, i -> i);
  }

  /** Leaves out the next {@code epochs}, as if they had been asked for. */
  void skip(int epochs) {
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle();
    }
  }

  /** The next epoch's: every sequence once, in a new random order; the last may be smaller. */
  List<Sequences> nextEpoch() {
    if (batchSize == sequences.count()) {
      return List.of(sequences);
    }
    shuffle();
    List<Sequences> batches = new ArrayList<>();
    for (int start = 0; start < order.length; start += batchSize) {
      int end = Math.min(start + batchSize, order.length);
      batches.add(sequences.pick(Arrays.copyOfRange(order, start, end)));
    }
    return batches;
  }

  /** Fisher and Yates. */
  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
