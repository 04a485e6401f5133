package io.github.rnncompare.layer;

import io.github.rnncompare.engine.State;
import io.github.rnncompare.tensor.Floats;
import java.util.Arrays;
import java.util.Locale;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks what a layer is given. */
final class InputChecks {

  private InputChecks() {}

  /**
   * Requires shapes that belong together, and a mask of ones and zeros.
   *
   * @param input [batch, I, time], or [batch, time, I] if the layer says so
   * @param mask [batch, time], or null
   * @param start the states before the first step, or null
   */
  static void check(
      RecurrentLayer layer,
      INDArray input,
      @Nullable INDArray mask,
      @Nullable State start,
      InvalidInput invalid) {
    boolean timeInTheMiddle = layer.getRnnDataFormat() == RNNFormat.NWC;
    long inputSize = layer.getNIn();
    if (input.rank() != 3 || input.size(timeInTheMiddle ? 2 : 1) != inputSize) {
      String expected =
          timeInTheMiddle
              ? "[batch, time, " + inputSize + "] (NWC)"
              : "[batch, " + inputSize + ", time] (NCW)";
      throw invalid.of("input", expected, Arrays.toString(input.shape()));
    }
    long batchSize = input.size(0);
    if (mask != null) {
      checkMask(mask, new long[] {batchSize, input.size(timeInTheMiddle ? 1 : 2)}, invalid);
    }
    if (start != null && start.hidden().size(0) != batchSize) {
      throw invalid.of(
          "number of sequences in the batch, as the state is of so many"
              + " (rnnClearPreviousState() of a network, forget() of a stream set it to zeros)",
          String.valueOf(start.hidden().size(0)),
          String.valueOf(batchSize));
    }
  }

  /** A step is real or padded, so a mask holds ones and zeros. */
  private static void checkMask(INDArray mask, long[] shape, InvalidInput invalid) {
    if (!Arrays.equals(mask.shape(), shape)) {
      throw invalid.of("mask [batch, time]", Arrays.toString(shape), Arrays.toString(mask.shape()));
    }
    float[] entries = Floats.of(mask);
    for (int i = 0; i < entries.length; i++) {
      if (entries[i] != 0 && entries[i] != 1) {
        throw invalid.of(
            String.format(
                Locale.ROOT, "mask [batch, time] at [%d, %d]", i / shape[1], i % shape[1]),
            "1 (a real step) or 0 (padding)",
            String.valueOf(entries[i]));
      }
    }
  }
}
