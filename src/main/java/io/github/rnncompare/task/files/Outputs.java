package io.github.rnncompare.task.files;

import io.github.rnncompare.tensor.Floats;
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
 * A network's outputs for sequences of any lengths. Sequences of equal length run together, so that
 * none is padded: each layer treats padding in its own way, and DL4J's layers ignore a mask.
 */
final class Outputs {
  /**
   * Most steps in a batch, over all its sequences, so that what the layers keep fits into memory.
   */
  static final int MAX_AT_ONCE = 16_384;

  private Outputs() {}

  /**
   * Runs the network.
   *
   * @param sequences each [input_size, time_steps], feature by feature
   * @param network gives [batch_size, output_size], or [batch_size, output_size, time_steps], for
   *     [batch_size, input_size, time_steps]
   * @return for each sequence [output_size], or [output_size, time_steps], output by output
   */
  static List<float[]> of(List<float[]> sequences, int inputSize, UnaryOperator<INDArray> network) {
    Map<Integer, List<Integer>> byLength = new TreeMap<>();
    for (int i = 0; i < sequences.size(); i++) {
      byLength
          .computeIfAbsent(sequences.get(i).length / inputSize, steps -> new ArrayList<>())
          .add(i);
    }
    List<float[]> outputs = new ArrayList<>(Collections.nCopies(sequences.size(), new float[0]));
    byLength.forEach(
        (steps, indices) -> {
          int batchSize = Math.max(1, MAX_AT_ONCE / steps);
          for (int start = 0; start < indices.size(); start += batchSize) {
            int end = Math.min(start + batchSize, indices.size());
            List<Integer> batch = indices.subList(start, end);
            float[] predicted =
                run(batch.stream().map(sequences::get).toList(), inputSize, network);
            int size = predicted.length / batch.size();
            for (int i = 0; i < batch.size(); i++) {
              outputs.set(batch.get(i), Arrays.copyOfRange(predicted, i * size, (i + 1) * size));
            }
          }
        });
    return outputs;
  }

  private static float[] run(List<float[]> batch, int inputSize, UnaryOperator<INDArray> network) {
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
