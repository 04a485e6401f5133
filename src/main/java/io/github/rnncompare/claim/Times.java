package io.github.rnncompare.claim;

import io.github.rnncompare.results.TimeRow;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.statistics.Summary;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The times of the variants of a file, of several processes. */
final class Times {
  private static final double MS_IN_S = 1000;

  private final String file;
  private final List<TimeRow> rows;

  private Times(String file, List<TimeRow> rows) {
    this.file = file;
    this.rows = rows;
  }

  /**
   * Those of a file.
   *
   * @throws UserErrorException if they are missing
   */
  static Times of(Evidence evidence, String file) {
    return new Times(file, evidence.times(file));
  }

  /**
   * The rows of an architecture, one of each process.
   *
   * @throws UserErrorException if there are none
   */
  private List<TimeRow> rows(String variant, String architecture) {
    List<TimeRow> found =
        rows.stream()
            .filter(row -> row.variant().equals(variant))
            .filter(row -> row.architecture().equals(architecture))
            .toList();
    if (found.isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "the times of %s in %s, %s are missing; the claim cannot be judged without them",
              architecture,
              file,
              variant));
    }
    return found;
  }

  /** Of an architecture what is the same in all processes, such as its parameters. */
  TimeRow one(String variant, String architecture) {
    return rows(variant, architecture).get(0);
  }

  /** The time of an update in ms, by process; none of what has no update. */
  SortedMap<Long, Double> steps(String variant, String architecture) {
    return times(variant, architecture, TimeRow::stepMs);
  }

  /** The time of a prediction in ms, by process; none of what has no update. */
  SortedMap<Long, Double> inferences(String variant, String architecture) {
    return times(variant, architecture, TimeRow::inferenceMs);
  }

  /** The time of the forward pass in ms, by process. */
  SortedMap<Long, Double> forwards(String variant, String architecture) {
    return times(variant, architecture, TimeRow::forwardMs);
  }

  private SortedMap<Long, Double> times(
      String variant, String architecture, Function<TimeRow, @Nullable Double> column) {
    SortedMap<Long, Double> times = new TreeMap<>();
    for (TimeRow row : rows(variant, architecture)) {
      Double time = column.apply(row);
      if (time != null) {
        times.put(row.process(), time);
      }
    }
    return times;
  }

  static double median(Collection<Double> times) {
    return Summary.medianOf(times.stream().mapToDouble(time -> time).toArray());
  }

  /**
   * How many steps of sequences a batch of this row has in a second.
   *
   * @param ms for the batch
   */
  static double stepsInSecond(TimeRow row, double ms) {
    return (double) (row.batchSize() * row.timeSteps()) * MS_IN_S / ms;
  }

  /**
   * By which power of a size the time of an update grows: the slope of the line of least squares
   * through the logarithms of the median times; NaN where all sizes are equal.
   */
  double exponent(List<String> variants, String architecture, ToLongFunction<TimeRow> size) {
    double[] sizes = new double[variants.size()];
    double[] times = new double[variants.size()];
    for (int i = 0; i < sizes.length; i++) {
      String variant = variants.get(i);
      sizes[i] = StrictMath.log((double) size.applyAsLong(one(variant, architecture)));
      times[i] = StrictMath.log(median(steps(variant, architecture).values()));
    }
    return slope(sizes, times);
  }

  private static double slope(double[] along, double[] up) {
    double meanAlong = Summary.of(along).mean();
    double meanUp = Summary.of(up).mean();
    double products = 0;
    double squares = 0;
    for (int i = 0; i < along.length; i++) {
      products += (along[i] - meanAlong) * (up[i] - meanUp);
      squares += (along[i] - meanAlong) * (along[i] - meanAlong);
    }
    return products / squares;
  }
}
