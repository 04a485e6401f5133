package io.github.rnncompare.task;

import io.github.rnncompare.data.LabelledSequence;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * (x − mean) / standard deviation, feature by feature; a feature that does not vary is left with
 * the deviation 1.
 */
record Standardisation(List<Double> means, List<Double> deviations) {
  private static final String MEAN = "mean of x";
  private static final String DEVIATION = "standard deviation of x";

  /** Fitted on all steps of all sequences. */
  static Standardisation of(List<LabelledSequence> sequences) {
    int inputSize = sequences.get(0).inputSize();
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int i = 0; i < inputSize; i++) {
      int feature = i;
      double[] values =
          sequences.stream()
              .flatMapToDouble(
                  sequence ->
                      IntStream.range(0, sequence.steps())
                          .mapToDouble(step -> sequence.at(feature, step)))
              .toArray();
      DoubleStatistics found =
          DoubleStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), values);
      double deviation = found.getAsDouble(Statistic.STANDARD_DEVIATION);
      numbers.put(MEAN + (i + 1), found.getAsDouble(Statistic.MEAN));
      numbers.put(DEVIATION + (i + 1), deviation > 0 ? deviation : 1.0);
    }
    return from(numbers, inputSize);
  }

  static Standardisation none(int inputSize) {
    return from(Map.of(), inputSize);
  }

  /** As {@link #numbers} gave it; what is not there changes nothing. */
  static Standardisation from(Map<String, Double> numbers, int inputSize) {
    return new Standardisation(
        named(numbers, MEAN, 0, inputSize), named(numbers, DEVIATION, 1, inputSize));
  }

  private static List<Double> named(
      Map<String, Double> numbers, String name, double absent, int inputSize) {
    return IntStream.rangeClosed(1, inputSize)
        .mapToObj(i -> numbers.getOrDefault(name + i, absent))
        .toList();
  }

  /** By their names, for new data. */
  Map<String, Double> numbers() {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int i = 0; i < means.size(); i++) {
      numbers.put(MEAN + (i + 1), means.get(i));
      numbers.put(DEVIATION + (i + 1), deviations.get(i));
    }
    return numbers;
  }

  float apply(int feature, float value) {
    return (float) ((value - means.get(feature)) / deviations.get(feature));
  }

  /** The same for [batch_size, input_size, time_steps]. */
  INDArray apply(INDArray features) {
    INDArray standardised = features.dup('f');
    for (int i = 0; i < means.size(); i++) {
      standardised
          .get(NDArrayIndex.all(), NDArrayIndex.point(i), NDArrayIndex.all())
          .subi(means.get(i))
          .divi(deviations.get(i));
    }
    return standardised;
  }
}
