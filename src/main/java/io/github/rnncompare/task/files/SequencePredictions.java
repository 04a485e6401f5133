package io.github.rnncompare.task.files;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.NumberTable;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Predictions.RowWriter;
import io.github.rnncompare.task.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network's predictions for new sequences: a row for each sequence, or for each step where
 * targets are at every step. Columns {@code sequence}; {@code step} where there is one, from 1, and
 * {@code time}, that of the step, where steps have times; then a column for each number; for
 * classes their probabilities, {@code p_CLASS}, and {@code class}, the likeliest; {@code split},
 * which the sequence was in when the model was trained, or {@code new}, where that is known.
 */
public final class SequencePredictions {
  private final Shape shape;
  private final List<String> columns;
  private final List<Scale> scales;
  private final List<String> classes;

  private SequencePredictions(
      Shape shape, List<String> columns, List<Scale> scales, List<String> classes) {
    this.shape = shape;
    this.columns = columns;
    this.scales = scales;
    this.classes = classes;
  }

  /** Numbers, on their original scales. */
  static SequencePredictions numbers(Shape shape, List<String> names, List<Scale> scales) {
    return new SequencePredictions(shape, names, scales, List.of());
  }

  /** Classes by their names. */
  static SequencePredictions classes(Shape shape, List<String> names) {
    return new SequencePredictions(
        shape,
        names.stream().map(name -> "p_" + name).toList(),
        names.stream().map(name -> Scale.NONE).toList(),
        names);
  }

  /**
   * Predictions for sequences of unscaled features; see {@link SequenceSource#generic}.
   *
   * @throws UserErrorException if the file cannot be read
   */
  public static Predictions ofFeatures(Path file, Shape shape, TrainedNetwork network)
      throws IOException {
    return unnamed(shape).ofFeatures(file, network);
  }

  /**
   * The same for classes with names.
   *
   * @param names of the classes, in their order
   * @throws UserErrorException if the file cannot be read
   */
  public static Predictions ofFeatures(
      Path file, Shape shape, List<String> names, TrainedNetwork network) throws IOException {
    return classes(shape, names).ofFeatures(file, network);
  }

  private Predictions ofFeatures(Path file, TrainedNetwork network) throws IOException {
    SequenceSource source = SequenceSource.generic(shape.inputSize());
    SequenceTable table = source.table(DataContent.of(file));
    return of(
        new NewSequences(file, table, Optional.empty(), Optional.empty()),
        SequenceFeatures.plain(source.columns().features()),
        network.outputs());
  }

  /** Where names are not known: numbers {@code y1} to {@code yO}, or classes 1 to O. */
  private static SequencePredictions unnamed(Shape shape) {
    List<String> numbered =
        IntStream.rangeClosed(1, shape.outputSize()).mapToObj(Integer::toString).toList();
    return shape.targets() == TargetKind.CLASSES
        ? classes(shape, numbered)
        : numbers(
            shape,
            numbered.stream().map(number -> "y" + number).toList(),
            numbered.stream().map(number -> Scale.NONE).toList());
  }

  /** Predictions for sequences, which need not be as long as those of training. */
  Predictions of(NewSequences data, SequenceFeatures features, UnaryOperator<INDArray> network) {
    return new Predictions(
        columns(data),
        into -> {
          Outputs<Integer> outputs =
              new Outputs<>(
                  shape.inputSize(),
                  network,
                  (sequence, output) -> write(data, sequence, output, into));
          for (int i = 0; i < data.table().count(); i++) {
            outputs.add(i, byFeature(data.table(), i, features));
          }
          outputs.run();
        });
  }

  /** [input_size, time_steps], feature by feature. */
  private static float[] byFeature(SequenceTable table, int sequence, SequenceFeatures features) {
    NumberTable numbers = table.rows();
    int steps = table.steps(sequence);
    double[] rows = new double[steps * numbers.width()];
    numbers.read(table.first(sequence), steps, rows);
    double[] filled = features.filling().filled(rows, steps, numbers.width());
    int width = features.filling().width(numbers.width());
    float[] values = new float[steps * features.size()];
    for (int step = 0; step < steps; step++) {
      features.encoding().write(filled, step * width, values, step, steps);
    }
    return values;
  }

  private List<String> columns(NewSequences data) {
    List<String> all = new ArrayList<>(List.of("sequence"));
    if (shape.everyStep()) {
      all.add("step");
    }
    if (data.times().isPresent()) {
      all.add("time");
    }
    all.addAll(columns);
    if (!classes.isEmpty()) {
      all.add("class");
    }
    if (data.splits().isPresent()) {
      all.add("split");
    }
    return all;
  }

  private void write(NewSequences data, int sequence, float[] output, RowWriter into)
      throws IOException {
    String name = data.table().name(sequence);
    int steps = output.length / shape.outputSize();
    for (int step = 0; step < steps; step++) {
      List<Object> row = new ArrayList<>(List.of(name));
      if (shape.everyStep()) {
        row.add(step + 1);
      }
      if (data.times().isPresent()) {
        row.add(data.times().get().at(data.table().first(sequence) + step));
      }
      for (int k = 0; k < shape.outputSize(); k++) {
        float predicted = output[k * steps + step];
        double original = scales.get(k).original(predicted);
        FinitePrediction.require(original, data.file(), place(name, step));
        // an unscaled output stays a float, and is written as one
        row.add(scales.get(k).equals(Scale.NONE) ? (Object) predicted : original);
      }
      if (!classes.isEmpty()) {
        int likeliest = OutputBatch.highest(output, step, shape.outputSize(), steps);
        row.add(classes.get(likeliest));
      }
      data.splits().ifPresent(splits -> row.add(splits.of(name)));
      into.row(row);
    }
  }

  private String place(String name, int step) {
    String sequence = "sequence '" + Excerpt.of(name) + "'";
    return shape.everyStep() ? sequence + ", step " + (step + 1) : sequence;
  }
}
