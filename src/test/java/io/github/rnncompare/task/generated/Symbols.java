package io.github.rnncompare.task.generated;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads one-hot arrays back, without the code that wrote them. */
final class Symbols {
  /** Stands where there is no symbol. */
  static final int NONE = -1;

  private Symbols() {}

  /** [sequences][time_steps], of [sequences, symbols, time_steps] with one 1 a step, or none. */
  static int[][] of(INDArray oneHot) {
    int[][] symbols = new int[(int) oneHot.size(0)][(int) oneHot.size(2)];
    for (int i = 0; i < symbols.length; i++) {
      for (int t = 0; t < symbols[i].length; t++) {
        symbols[i][t] = NONE;
        for (int k = 0; k < oneHot.size(1); k++) {
          double value = oneHot.getDouble(i, k, t);
          if (value == 1 && symbols[i][t] == NONE) {
            symbols[i][t] = k;
          } else if (value != 0) {
            throw new AssertionError("%s, %s at step %d".formatted(value, k, t));
          }
        }
      }
    }
    return symbols;
  }
}
