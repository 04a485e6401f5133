package io.github.rnncompare.task;

import io.github.rnncompare.data.SequenceFile;
import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Predictions for sequences that are nothing but numbers: a row for each, or for each of its steps
 * where the network tells something at every step.
 */
final class SequencePredictions {
  private final Shape shape;
  private final List<List<Object>> rows = new ArrayList<>();

  private SequencePredictions(Shape shape) {
    this.shape = shape;
  }

  /**
   * Columns {@code sequence}, {@code step} where there is one, then {@code y1} to {@code yO}; for
   * classes {@code p1} to {@code pO}, their chances, and {@code class}, the number of the
   * likeliest.
   *
   * @param file see {@link SequenceFile}; sequences need not be as long as those of training
   * @throws MistakeException naming file, line and column of what is not as it should be
   */
  static Predictions of(Shape shape, Path file, UnaryOperator<INDArray> network)
      throws IOException {
    Map<String, float[]> sequences = SequenceFile.read(file, shape.inputSize());
    List<String> names = List.copyOf(sequences.keySet());
    List<float[]> outputs = Outputs.of(List.copyOf(sequences.values()), shape.inputSize(), network);
    SequencePredictions predictions = new SequencePredictions(shape);
    for (int i = 0; i < names.size(); i++) {
      predictions.add(names.get(i), outputs.get(i));
    }
    return new Predictions(predictions.columns(), predictions.rows);
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("sequence"));
    if (shape.everyStep()) {
      columns.add("step");
    }
    boolean classes = shape.targets() == TargetKind.CLASSES;
    IntStream.rangeClosed(1, shape.outputSize())
        .forEach(k -> columns.add((classes ? "p" : "y") + k));
    if (classes) {
      columns.add("class");
    }
    return columns;
  }

  private void add(String name, float[] output) {
    int steps = output.length / shape.outputSize();
    for (int step = 0; step < steps; step++) {
      List<Object> row = new ArrayList<>(List.of(name));
      if (shape.everyStep()) {
        row.add(step + 1);
      }
      int likeliest = 0;
      for (int k = 0; k < shape.outputSize(); k++) {
        row.add(output[k * steps + step]);
        if (output[k * steps + step] > output[likeliest * steps + step]) {
          likeliest = k;
        }
      }
      if (shape.targets() == TargetKind.CLASSES) {
        row.add(likeliest + 1);
      }
      rows.add(row);
    }
  }
}
