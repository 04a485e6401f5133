package io.github.rnncompare.baseline;

/**
 * At each step its features, and those of the steps before it; what would lie before the sequence
 * counts as zeros.
 *
 * @param steps how many, that step itself included
 */
record RecentSteps(int steps) implements Inputs {
  static final int MOST_STEPS = 10;

  @Override
  public int size(int inputSize) {
    return steps * inputSize;
  }

  @Override
  public double[][] rows(Steps batch) {
    int inputSize = batch.inputSize();
    double[][] rows = new double[batch.real()][size(inputSize)];
    int row = 0;
    for (int sequence = 0; sequence < batch.sequences(); sequence++) {
      for (int step = 0; step < batch.timeSteps(); step++) {
        if (!batch.isReal(sequence, step)) {
          continue;
        }
        for (int back = 0; back < steps && back <= step; back++) {
          for (int feature = 0; feature < inputSize; feature++) {
            rows[row][back * inputSize + feature] =
                batch.isReal(sequence, step - back) ? batch.at(sequence, feature, step - back) : 0;
          }
        }
        row++;
      }
    }
    return rows;
  }
}
