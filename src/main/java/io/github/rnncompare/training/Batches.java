package io.github.rnncompare.training;

import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The batches of each epoch. Their order depends on the seed alone, so that every architecture sees
 * the same ones.
 */
final class Batches {
  private final SequenceSet sequences;
  private final int batchSize;
  private final Random random;
  private final int[] order;

  /** The memory that batches of each size reuse; the last batch of an epoch may have its own. */
  private final Map<Integer, Sequences> bySize = new HashMap<>();

  Batches(SequenceSet sequences, Optional<Integer> batchSize, long seed) {
    this.sequences = sequences;
    this.batchSize = Math.min(sequences.count(), batchSize.orElse(sequences.count()));
    this.random = new Random(seed);
    this.order = new int[sequences.count()];
    Arrays.setAll(order, i -> i);
  }

  /** Skips the next {@code epochs}, as if they had been run. */
  void skip(int epochs) {
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle();
    }
  }

  /**
   * The batches of the next epoch: every sequence once, in a new random order; the last batch may
   * be smaller. Each batch overwrites the one before it, so that none may be kept.
   */
  Iterator<Sequences> nextEpoch() {
    if (batchSize == sequences.count()) {
      return List.of(sequences.whole()).iterator();
    }
    shuffle();
    int batches = (order.length + batchSize - 1) / batchSize;
    return IntStream.range(0, batches).mapToObj(this::batch).iterator();
  }

  private Sequences batch(int number) {
    int start = number * batchSize;
    int end = Math.min(start + batchSize, order.length);
    int[] indices = Arrays.copyOfRange(order, start, end);
    Sequences memory = bySize.get(indices.length);
    if (memory == null) {
      Sequences picked = sequences.pick(indices);
      bySize.put(indices.length, picked);
      return picked;
    }
    sequences.pick(indices, memory);
    return memory;
  }

  /** The Fisher–Yates shuffle. */
  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
  }
}
