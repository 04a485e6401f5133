package io.github.rnncompare.task.files;

import io.github.rnncompare.tensor.Floats;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a network over sequences of any lengths, as many at once as fit into memory, and passes on
 * its outputs in the order of the sequences. Sequences of equal length run together, so that none
 * is padded: each layer treats padding in its own way, and DL4J's layers ignore a mask.
 *
 * @param <T> what a sequence is known by
 */
final class Outputs<T> {
  /**
   * Most steps in a batch, over all its sequences, so that what the layers keep fits into memory.
   */
  static final int MAX_AT_ONCE = 16_384;

  /** Of the sequences that are kept until they are run: a million numbers, or a batch. */
  private static final int MAX_FEATURES_OF_BATCHES = 64;

  private final int inputSize;
  private final UnaryOperator<INDArray> network;
  private final Receiver<T> receiver;
  private final List<T> items = new ArrayList<>();
  private final List<float[]> sequences = new ArrayList<>();
  private int longest;

  /**
   * Starts without sequences.
   *
   * @param network gives [batch_size, output_size], or [batch_size, output_size, time_steps], for
   *     [batch_size, input_size, time_steps]
   */
  Outputs(int inputSize, UnaryOperator<INDArray> network, Receiver<T> receiver) {
    this.inputSize = inputSize;
    this.network = network;
    this.receiver = receiver;
  }

  /** Receives outputs. */
  interface Receiver<T> {
    /** Receives [output_size], or [output_size, time_steps], output by output. */
    void output(T item, float[] output) throws IOException;
  }

  /**
   * Adds a sequence.
   *
   * @param sequence [input_size, time_steps], feature by feature
   */
  void add(T item, float[] sequence) throws IOException {
    int steps = sequence.length / inputSize;
    int batches = Math.max(1, MAX_FEATURES_OF_BATCHES / inputSize);
    if (items.size() >= batches * batchSize(Math.max(longest, steps))) {
      run();
    }
    items.add(item);
    sequences.add(sequence);
    longest = Math.max(longest, steps);
  }

  /** Runs the sequences that have not been run yet. */
  void run() throws IOException {
    Map<Integer, List<Integer>> byLength = new TreeMap<>();
    for (int i = 0; i < sequences.size(); i++) {
      byLength
          .computeIfAbsent(sequences.get(i).length / inputSize, steps -> new ArrayList<>())
          .add(i);
    }
    List<float[]> outputs = new ArrayList<>(Collections.nCopies(sequences.size(), new float[0]));
    byLength.forEach(
        (steps, indices) -> {
          for (int start = 0; start < indices.size(); start += batchSize(steps)) {
            int end = Math.min(start + batchSize(steps), indices.size());
            List<Integer> batch = indices.subList(start, end);
            float[] predicted = predicted(batch.stream().map(sequences::get).toList());
            int size = predicted.length / batch.size();
            for (int i = 0; i < batch.size(); i++) {
              outputs.set(batch.get(i), Arrays.copyOfRange(predicted, i * size, (i + 1) * size));
            }
          }
        });
    for (int i = 0; i < outputs.size(); i++) {
      receiver.output(items.get(i), outputs.get(i));
    }
    items.clear();
    sequences.clear();
    longest = 0;
  }

  private static int batchSize(int steps) {
    return Math.max(1, MAX_AT_ONCE / steps);
  }

  private float[] predicted(List<float[]> batch) {
    int length = batch.get(0).length;
    float[] features = new float[batch.size() * length];
    for (int i = 0; i < batch.size(); i++) {
      System.arraycopy(batch.get(i), 0, features, i * length, length);
    }
    INDArray array =
        Nd4j.createFromArray(features).reshape(batch.size(), inputSize, length / inputSize);
    return Floats.of(network.apply(array.dup('f')));
  }
}
