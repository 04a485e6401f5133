package io.github.rnncompare.diagnostics;

import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.pass.InspectedPass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The Lyapunov exponents of a layer that is driven by sequences: the mean logarithms by which the
 * Jacobians of its steps, ∂s_t / ∂s_{t−1} with s all states together, stretch their most stretched
 * directions (Vogt et al. 2022, arXiv 2006.14123). A QR decomposition at each step keeps the
 * directions apart, and the numbers in range.
 *
 * <p>The paper multiplies Jacobians from the first step to the last; here their transposes are
 * multiplied from the last to the first, as backpropagation does, which needs no Jacobian as such.
 * The product is the same matrix, transposed, so its singular values are the same; the estimates
 * differ by what the first steps of each, {@value TimeGradients#FIRST_DISTANCE} here, leave to
 * chance.
 */
final class LyapunovExponents {
  /** Fewer steps say nothing. */
  private static final int MIN_STEPS = 5;

  private final Inspection inspection;
  private final int count;
  private final Random random;

  /**
   * For the exponents of some layers.
   *
   * @param count how many, the largest first
   * @param seed of the directions to begin with
   */
  LyapunovExponents(Inspection inspection, int count, long seed) {
    this.inspection = inspection;
    this.count = count;
    this.random = new Random(seed);
  }

  /**
   * The mean over all sequences of the exponents of a layer, in units of 1 / step, largest first.
   * Empty if no sequence has {@value #MIN_STEPS} steps beyond the first, or if all directions
   * vanish.
   */
  List<Double> of(Inspection.Layer layer) {
    int batch = inspection.spans().size();
    int hidden = (int) layer.parameters().hiddenSize();
    int directions = Math.min(count, hidden * layer.cell().states().size());
    INDArray input = repeated(layer.input().values(), directions);
    INDArray mask =
        layer.input().mask() == null ? null : repeated(layer.input().mask(), directions);
    InspectedPass pass =
        directions == 1
            ? layer.pass()
            : new InspectedPass(layer.parameters(), new Sequence(input, null, mask));
    Sums sums = new Sums(batch, directions);
    pass.backward(
        Nd4j.create(
            DataType.DOUBLE, new long[] {(long) batch * directions, hidden, input.size(2)}, 'f'),
        (steps, gradients) -> {
          for (int sequence = 0; sequence < batch; sequence++) {
            seen(sequence, (int) steps, gradients, sums);
          }
        });
    return sums.means();
  }

  private static INDArray repeated(INDArray array, int times) {
    return times == 1
        ? array
        : Nd4j.concat(0, Collections.nCopies(times, array).toArray(INDArray[]::new));
  }

  private void seen(int sequence, int steps, List<INDArray> gradients, Sums sums) {
    Inspection.Span span = inspection.spans().get(sequence);
    int batch = inspection.spans().size();
    if (steps == span.end()) {
      write(orthonormal(size(gradients), sums.directions, random), gradients, sequence, batch);
    } else if (steps < span.end() && steps >= span.first()) {
      RealMatrix vectors = read(gradients, sequence, batch, sums.directions);
      QRDecomposition decomposition = new QRDecomposition(vectors);
      RealMatrix stretches = decomposition.getR();
      if (span.end() - steps > TimeGradients.FIRST_DISTANCE) {
        sums.add(sequence, stretches);
      }
      RealMatrix directions =
          decomposition
              .getQ()
              .getSubMatrix(0, vectors.getRowDimension() - 1, 0, sums.directions - 1);
      write(directions, gradients, sequence, batch);
    }
  }

  private static int size(List<INDArray> gradients) {
    return gradients.stream().mapToInt(gradient -> (int) gradient.size(1)).sum();
  }

  private static RealMatrix orthonormal(int size, int count, Random random) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(size, count);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < count; column++) {
        matrix.setEntry(row, column, random.nextGaussian());
      }
    }
    return new QRDecomposition(matrix).getQ().getSubMatrix(0, size - 1, 0, count - 1);
  }

  /** A sequence's vectors, of all states together, as columns. */
  private static RealMatrix read(List<INDArray> gradients, int sequence, int batch, int count) {
    RealMatrix vectors = MatrixUtils.createRealMatrix(size(gradients), count);
    for (int column = 0; column < count; column++) {
      int row = 0;
      for (INDArray gradient : gradients) {
        for (double value : gradient.getRow((long) column * batch + sequence).toDoubleVector()) {
          vectors.setEntry(row++, column, value);
        }
      }
    }
    return vectors;
  }

  private static void write(RealMatrix vectors, List<INDArray> gradients, int sequence, int batch) {
    for (int column = 0; column < vectors.getColumnDimension(); column++) {
      int row = 0;
      for (INDArray gradient : gradients) {
        for (int unit = 0; unit < gradient.size(1); unit++) {
          gradient.putScalar(
              (long) column * batch + sequence, unit, vectors.getEntry(row++, column));
        }
      }
    }
  }

  /** Sums over steps of the logarithms of the stretches of each direction, by sequence. */
  private static final class Sums {
    private final int directions;
    private final double[][] sums;
    private final int[] steps;

    Sums(int batch, int directions) {
      this.directions = directions;
      sums = new double[batch][directions];
      steps = new int[batch];
    }

    void add(int sequence, RealMatrix stretches) {
      for (int i = 0; i < directions; i++) {
        sums[sequence][i] += StrictMath.log(Math.abs(stretches.getEntry(i, i)));
      }
      steps[sequence]++;
    }

    List<Double> means() {
      List<Double> means = new ArrayList<>();
      for (int i = 0; i < directions; i++) {
        double sum = 0;
        int counted = 0;
        for (int sequence = 0; sequence < steps.length; sequence++) {
          if (steps[sequence] >= MIN_STEPS) {
            sum += sums[sequence][i] / steps[sequence];
            counted++;
          }
        }
        double mean = sum / counted;
        if (Double.isFinite(mean)) {
          means.add(mean);
        }
      }
      means.sort(Collections.reverseOrder());
      return means;
    }
  }

  List<Reading> readings() {
    List<Reading> readings = new ArrayList<>();
    for (int layer = 0; layer < inspection.layers().size(); layer++) {
      List<Double> exponents = of(inspection.layers().get(layer));
      for (int i = 0; i < exponents.size(); i++) {
        readings.add(new Reading(layer + 1, "lyapunov_exponent", "", i + 1L, exponents.get(i)));
      }
    }
    return readings;
  }
}
