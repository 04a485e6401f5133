package io.github.rnncompare.benchmark;

import io.github.rnncompare.benchmark.protocol.Rates;
import io.github.rnncompare.benchmark.protocol.Workload;
import io.github.rnncompare.benchmark.protocol.Workload.Architecture;

/**
 * What a training step costs at least, for batch B, steps T, inputs I, units H, and g gates.
 *
 * @param operations floating-point operations of the matrix products
 * @param bytes read and written, if each array passes through memory once each time it is needed
 */
record Cost(double operations, double bytes) {
  /** Adam reads the parameters, the gradient and both moments, and writes all but the gradient. */
  private static final int ADAM = 7;

  static Cost of(Workload workload) {
    double sequences = workload.batchSize();
    double rows = sequences * workload.timeSteps();
    double inputs = workload.inputSize();
    double units = workload.hiddenSize();
    double columns = workload.architecture().gates() * units;

    // Forward; backward to the weights and to what came in, of which nobody needs the inputs'.
    double operations = (2 + 2) * rows * inputs * columns;
    operations += (2 + 4) * rows * units * columns;
    operations += (2 + 4) * sequences * units;

    double parameters = (inputs + units + 2) * columns + units + 1;
    double states = workload.architecture() == Architecture.LSTM ? 2 : 1;
    double floats = (2 + 1 + ADAM) * parameters; // read forward and backward, gradient written
    floats += 2 * rows * inputs; // read forward and backward
    floats += 4 * rows * columns; // gates and their gradients, each written and read
    floats += 2 * rows * units * states; // written and read
    return new Cost(operations, Float.BYTES * floats);
  }

  /** The milliseconds below which no step can be, on a machine that computes and copies so fast. */
  double lowerBound(Rates rates) {
    double computing = operations / rates.gigaflops();
    double moving = bytes / rates.gigabytes();
    return Math.max(computing, moving) / 1e6;
  }
}
