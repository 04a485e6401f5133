package io.github.rnncompare.diagnostics;

import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.pass.InspectedPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
          double[][][] vectors = gradients.stream().map(Rows::of).toArray(double[][][]::new);
          for (int sequence = 0; sequence < batch; sequence++) {
            seen(sequence, (int) steps, vectors, sums);
          }
          for (int state = 0; state < vectors.length; state++) {
            Rows.write(vectors[state], gradients.get(state));
          }
        });
    return sums.means();
  }

  private static INDArray repeated(INDArray array, int times) {
    return times == 1
        ? array
        : Nd4j.concat(0, Collections.nCopies(times, array).toArray(INDArray[]::new));
  }

  /**
   * Makes the directions of a sequence orthonormal after some steps, and counts by how much each
   * was stretched.
   *
   * @param vectors of each state [batch · directions, H], one direction of all sequences after
   *     another; overwritten
   */
  private void seen(int sequence, int steps, double[][][] vectors, Sums sums) {
    Inspection.Span span = inspection.spans().get(sequence);
    int batch = inspection.spans().size();
    if (steps > span.end() || steps < span.first()) {
      return;
    }
    double[][] directions = new double[sums.directions][];
    for (int i = 0; i < directions.length; i++) {
      directions[i] = read(vectors, i * batch + sequence);
      if (steps == span.end()) {
        Arrays.setAll(directions[i], k -> random.nextGaussian());
      }
    }
    double[] stretches = orthonormalise(directions);
    if (span.end() - steps > TimeGradients.FIRST_DISTANCE) {
      sums.add(sequence, stretches);
    }
    for (int i = 0; i < directions.length; i++) {
      write(directions[i], vectors, i * batch + sequence);
    }
  }

  /** A vector of all states together. */
  private static double[] read(double[][][] vectors, int row) {
    return Arrays.stream(vectors).flatMapToDouble(state -> Arrays.stream(state[row])).toArray();
  }

  private static void write(double[] vector, double[][][] vectors, int row) {
    int from = 0;
    for (double[][] state : vectors) {
      System.arraycopy(vector, from, state[row], 0, state[row].length);
      from += state[row].length;
    }
  }

  /**
   * A QR decomposition by the modified Gram-Schmidt process, as Benettin et al. 1980 have it: of
   * full matrices a library's would compute more than is needed at each of many steps.
   *
   * @param vectors overwritten by Q, of which they are the columns
   * @return the diagonal of R
   */
  private static double[] orthonormalise(double[][] vectors) {
    double[] diagonal = new double[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      double[] vector = vectors[i];
      for (int before = 0; before < i; before++) {
        double product = product(vectors[before], vector);
        for (int k = 0; k < vector.length; k++) {
          vector[k] -= product * vectors[before][k];
        }
      }
      diagonal[i] = Math.sqrt(product(vector, vector));
      for (int k = 0; k < vector.length; k++) {
        vector[k] /= diagonal[i];
      }
    }
    return diagonal;
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
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

    void add(int sequence, double[] stretches) {
      for (int i = 0; i < directions; i++) {
        sums[sequence][i] += StrictMath.log(stretches[i]);
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
