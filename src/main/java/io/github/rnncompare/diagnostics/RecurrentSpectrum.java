package io.github.rnncompare.diagnostics;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.hipparchus.complex.Complex;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the recurrent weights of a gate or candidate, [H, H], do to a state: the spectral radius,
 * which is the largest absolute eigenvalue, and the singular values.
 *
 * @param radius empty where the search for eigenvalues does not converge, which is rare
 */
record RecurrentSpectrum(OptionalDouble radius, List<Double> singularValues) {
  private static final Logger LOG = LoggerFactory.getLogger(RecurrentSpectrum.class);

  /** Of a square matrix of finite numbers; the singular values from the largest. */
  static RecurrentSpectrum of(double[][] square) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(square);
    return new RecurrentSpectrum(
        radius(matrix),
        DoubleStream.of(new SingularValueDecomposition(matrix).getSingularValues())
            .boxed()
            .toList());
  }

  /** The transposed matrix has the same eigenvalues, which are searched for in another order. */
  static OptionalDouble radius(RealMatrix matrix) {
    for (RealMatrix each : List.of(matrix, matrix.transpose())) {
      try {
        double radius = 0;
        for (Complex eigenvalue : new EigenDecompositionNonSymmetric(each).getEigenvalues()) {
          radius = Math.max(radius, eigenvalue.norm());
        }
        return OptionalDouble.of(radius);
      } catch (MathIllegalStateException e) {
        LOG.info("The eigenvalues of recurrent weights were not found: {}", e.getMessage());
      }
    }
    return OptionalDouble.empty();
  }

  /** Of all recurrent weights of the layers; a layer without any has none. */
  static List<Reading> readings(Inspection inspection) {
    List<Reading> readings = new ArrayList<>();
    for (int layer = 0; layer < inspection.layers().size(); layer++) {
      Inspection.Layer found = inspection.layers().get(layer);
      for (Product product : found.cell().products()) {
        for (int i = 0; i < product.gates(); i++) {
          String gate = found.cell().gates().get(product.gate() + i).name();
          double[][] weights = weights(found.cell(), found.parameters(), product, i);
          of(weights).addTo(readings, layer + 1, gate);
        }
      }
    }
    return readings;
  }

  private void addTo(List<Reading> readings, int layer, String gate) {
    radius.ifPresent(
        found -> readings.add(new Reading(layer, "spectral_radius", gate, null, found)));
    for (int i = 0; i < singularValues.size(); i++) {
      readings.add(new Reading(layer, "singular_value", gate, i + 1L, singularValues.get(i)));
    }
  }

  private static double[][] weights(Cell cell, Parameters parameters, Product product, int gate) {
    long size = parameters.hiddenSize();
    long from = (cell.recurrentBlock(product) + gate) * size;
    INDArray block =
        parameters.recurrent().get(NDArrayIndex.all(), NDArrayIndex.interval(from, from + size));
    return block.castTo(DataType.DOUBLE).toDoubleMatrix();
  }
}
