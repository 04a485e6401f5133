package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.InitialValues;
import io.github.rnncompare.benchmark.protocol.Workload;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Writes PyTorch's parameters [g·H, n] into a network of DL4J, whose layers have them as [n, g·H]
 * and the gates of an LSTM in another order.
 */
final class Weights {
  private final MultiLayerNetwork network;
  private final int units;

  /** For each block of H columns in DL4J's order its place in PyTorch's. */
  private final int[] blocks;

  private Weights(MultiLayerNetwork network, Workload workload) {
    this.network = network;
    this.units = workload.hiddenSize();
    this.blocks =
        switch (workload.architecture()) {
          case SIMPLE_RNN -> new int[] {0};
          case LSTM -> new int[] {2, 1, 3, 0}; // g, f, o, i out of i, f, g, o
          case GRU -> new int[] {0, 1, 2}; // r, z, n on both sides
        };
  }

  /** Gives {@code network} the parameters of {@code values}. */
  static void write(InitialValues values, Workload workload, MultiLayerNetwork network) {
    new Weights(network, workload).write(values.parameters(), workload.inputSize());
  }

  private void write(List<float[]> pytorch, int inputSize) {
    set(0, "W", transposed(pytorch.get(0), inputSize));
    set(0, "RW", transposed(pytorch.get(1), units));
    float[] bias = transposed(pytorch.get(2), 1);
    float[] recurrentBias = transposed(pytorch.get(3), 1);
    if (network.getLayer(0).paramTable().containsKey("rb")) {
      set(0, "rb", recurrentBias);
    } else {
      for (int i = 0; i < bias.length; i++) {
        bias[i] += recurrentBias[i];
      }
    }
    set(0, "b", bias);
    set(1, "W", pytorch.get(4));
    set(1, "b", pytorch.get(5));
  }

  /** [g·H, n] in PyTorch's order of gates to [n, g·H] in DL4J's, both row-major. */
  private float[] transposed(float[] rows, int n) {
    int columns = blocks.length * units;
    float[] transposed = new float[rows.length];
    for (int column = 0; column < columns; column++) {
      int row = blocks[column / units] * units + column % units;
      for (int i = 0; i < n; i++) {
        transposed[i * columns + column] = rows[row * n + i];
      }
    }
    return transposed;
  }

  private void set(int layer, String key, float[] values) {
    Layer found = network.getLayer(layer);
    INDArray parameter = found.getParam(key);
    parameter.assign(Nd4j.createFromArray(values).reshape('c', parameter.shape()));
  }
}
