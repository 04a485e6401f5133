package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Parameter;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Product;
import io.github.rnncompare.tensor.Floats;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The memory of a layer's parameters, or of their gradients. Finding it costs more than a small
 * product, so it is kept from pass to pass.
 */
final class NativeParameters {
  private final Parameters given;
  private final boolean isOwnMemory;
  private final Cell cell;
  private final int hiddenSize;
  private final Weights weights;
  private final NativeFloats bias;
  private final @Nullable NativeFloats recurrentBias;

  /** The bias of each row of the blocks, [blocks · H]. */
  private final float[] rows;

  private final float[] more;

  private NativeParameters(Parameters given, Parameters columnMajor, boolean isOwnMemory) {
    this.given = given;
    this.isOwnMemory = isOwnMemory;
    this.cell = given.cell();
    this.hiddenSize = (int) given.hiddenSize();
    this.weights = Weights.of(columnMajor);
    this.bias = NativeFloats.of(columnMajor.bias());
    boolean two = columnMajor.has(Parameter.RECURRENT_BIAS);
    this.recurrentBias = two ? NativeFloats.of(columnMajor.get(Parameter.RECURRENT_BIAS)) : null;
    this.rows = new float[cell.blocks() * hiddenSize];
    this.more =
        new float[two ? Math.toIntExact(columnMajor.get(Parameter.RECURRENT_BIAS).length()) : 0];
  }

  /**
   * Parameters to be read; of those that are not floats in column-major order there are copies.
   *
   * @param last what an earlier call returned
   */
  static NativeParameters toRead(Parameters parameters, @Nullable NativeParameters last) {
    if (last != null && last.isStill(parameters)) {
      return last;
    }
    boolean asTheyAre = parameters.arrays().values().stream().allMatch(Floats::isColumnMajor);
    return new NativeParameters(
        parameters, asTheyAre ? parameters : columnMajor(parameters), asTheyAre);
  }

  /**
   * Gradients to be written, in column-major order.
   *
   * @param last what an earlier call returned
   */
  static NativeParameters toWrite(Parameters gradients, @Nullable NativeParameters last) {
    return last != null && last.isStill(gradients)
        ? last
        : new NativeParameters(gradients, gradients, true);
  }

  @SuppressWarnings("ReferenceEquality") // the same arrays, not equal ones
  private boolean isStill(Parameters parameters) {
    return isOwnMemory && given == parameters && !parameters.input().wasClosed();
  }

  private static Parameters columnMajor(Parameters parameters) {
    Map<String, INDArray> arrays = new LinkedHashMap<>(parameters.arrays());
    arrays.replaceAll(
        (key, array) -> Floats.isColumnMajor(array) ? array : Copies.copy(array, 'f'));
    return new Parameters(parameters.cell(), arrays);
  }

  Weights weights() {
    return weights;
  }

  /** The present bias of each row of the blocks, [blocks · H]; overwritten by the next call. */
  float[] biases() {
    bias.get(0, rows, 0, cell.gates().size() * hiddenSize);
    Arrays.fill(rows, cell.gates().size() * hiddenSize, rows.length, 0f);
    if (recurrentBias != null) {
      recurrentBias.get(0, more, 0, more.length);
      int from = 0;
      for (Product product : cell.products()) {
        int to = product.result() * hiddenSize;
        for (int i = 0; i < product.gates() * hiddenSize; i++) {
          rows[to + i] += more[from++];
        }
      }
    }
    return rows;
  }

  /**
   * Writes the gradients of the biases.
   *
   * @param ofRows of each row of the blocks, [blocks · H]
   */
  void writeBiases(float[] ofRows) {
    bias.put(0, ofRows, 0, cell.gates().size() * hiddenSize);
    if (recurrentBias != null) {
      int to = 0;
      for (Product product : cell.products()) {
        int length = product.gates() * hiddenSize;
        recurrentBias.put(to, ofRows, product.result() * hiddenSize, length);
        to += length;
      }
    }
  }
}
