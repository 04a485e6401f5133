package io.github.rnncompare.baseline;

/**
 * Of each feature its mean, standard deviation, least, greatest, first and last value over the
 * steps that are not padding, and the number of these steps.
 */
record Summary() implements Inputs {
  private static final int OF_A_FEATURE = 6;

  @Override
  public int size(int inputSize) {
    return OF_A_FEATURE * inputSize + 1;
  }

  @Override
  public double[][] rows(Steps batch) {
    double[][] rows = new double[batch.sequences()][size(batch.inputSize())];
    for (int sequence = 0; sequence < rows.length; sequence++) {
      for (int feature = 0; feature < batch.inputSize(); feature++) {
        summarise(batch, sequence, feature, rows[sequence]);
      }
    }
    return rows;
  }

  private static void summarise(Steps batch, int sequence, int feature, double[] row) {
    double sum = 0;
    double squares = 0;
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    double first = 0;
    double last = 0;
    int count = 0;
    for (int step = 0; step < batch.timeSteps(); step++) {
      if (batch.isReal(sequence, step)) {
        last = batch.at(sequence, feature, step);
        first = count == 0 ? last : first;
        sum += last;
        squares += (last - first) * (last - first);
        least = Math.min(least, last);
        greatest = Math.max(greatest, last);
        count++;
      }
    }
    double mean = sum / count;
    double shifted = mean - first; // squares are about the first value, so that none cancel
    double variance = Math.max(0, squares / count - shifted * shifted);
    double[] values = {mean, Math.sqrt(variance), least, greatest, first, last};
    System.arraycopy(values, 0, row, feature * OF_A_FEATURE, values.length);
    row[row.length - 1] = count;
  }
}
