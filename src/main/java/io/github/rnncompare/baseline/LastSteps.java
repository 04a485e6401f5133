package io.github.rnncompare.baseline;

/**
 * The features of the last steps of each sequence, step by step; padding counts as zeros.
 *
 * @param steps how many
 */
record LastSteps(int steps) implements Inputs {

  @Override
  public int size(int inputSize) {
    return steps * inputSize;
  }

  @Override
  public double[][] rows(Steps batch) {
    int inputSize = batch.inputSize();
    int first = batch.timeSteps() - steps;
    double[][] rows = new double[batch.sequences()][size(inputSize)];
    for (int sequence = 0; sequence < rows.length; sequence++) {
      for (int step = 0; step < steps; step++) {
        if (batch.isReal(sequence, first + step)) {
          for (int feature = 0; feature < inputSize; feature++) {
            rows[sequence][step * inputSize + feature] = batch.at(sequence, feature, first + step);
          }
        }
      }
    }
    return rows;
  }
}
