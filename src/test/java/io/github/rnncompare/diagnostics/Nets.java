package io.github.rnncompare.diagnostics;

import io.github.rnncompare.layer.RecurrentLayer;
import io.github.rnncompare.layer.SimpleRnn;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.Stack;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Sequences;
import java.util.Random;
import java.util.function.IntFunction;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Small networks and random sequences. */
final class Nets {
  static final int INPUTS = 3;
  static final int OUTPUTS = 2;

  private Nets() {}

  /** A network of one architecture with a target after the last step. */
  static RecurrentNetwork network(int units, int layers, IntFunction<Layer> layer) {
    return network(units, layers, TargetKind.VALUES, false, layer);
  }

  static RecurrentNetwork network(
      int units, int layers, TargetKind kind, boolean everyStep, IntFunction<Layer> layer) {
    Architecture architecture =
        new Architecture("any", units, new Stack(layers, false), Initialisation.PYTORCH, layer);
    return RecurrentNetwork.create(architecture, new Shape(INPUTS, 1, OUTPUTS, kind, everyStep), 1);
  }

  /** h' = x W + h Q, with a recurrent matrix of one's choice. */
  static RecurrentNetwork linear(double[][] recurrent) {
    int units = recurrent.length;
    RecurrentNetwork network =
        network(
            units,
            1,
            in ->
                new SimpleRnn.Builder()
                    .nIn(in)
                    .nOut(units)
                    .activation(Activation.IDENTITY)
                    .build());
    network.layers().get(0).getParam("RW").assign(Nd4j.createFromArray(recurrent));
    return network;
  }

  /** A random orthogonal matrix times a factor; its entries are floats. */
  static double[][] orthogonal(int units, double factor, Random random) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(units, units);
    for (int i = 0; i < units * units; i++) {
      matrix.setEntry(i / units, i % units, random.nextGaussian());
    }
    return new QRDecomposition(matrix).getQ().scalarMultiply(factor).getData();
  }

  /** Sequences of normal numbers with targets after the last step. */
  static Sequences sequences(Random random, int count, int steps) {
    return new Sequences(
        normal(random, count, INPUTS, steps), normal(random, count, OUTPUTS), null);
  }

  static INDArray normal(Random random, long... shape) {
    INDArray array = Nd4j.create(DataType.FLOAT, shape, 'f');
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  /** What a layer's builder makes. */
  static <B extends RecurrentLayer.Builder<B>> IntFunction<Layer> of(
      int units, java.util.function.Supplier<B> builder) {
    return in -> builder.get().nIn(in).nOut(units).build();
  }
}
