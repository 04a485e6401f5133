package io.github.rnncompare.task.files;

import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Predictions with all their rows. */
record Predicted(List<String> columns, List<List<Object>> rows) {

  /** Those of a model that does not say what it was trained on. */
  static Predicted of(
      Task task, Path file, Map<String, Double> fitted, UnaryOperator<INDArray> network)
      throws IOException {
    return of(task, file, new TrainedNetwork(fitted, Map.of(), 1, network));
  }

  /** Those of a model that was trained on the data of seed 1. */
  static Predicted of(Task task, Path file, TaskData data, UnaryOperator<INDArray> network)
      throws IOException {
    return of(task, file, new TrainedNetwork(data.fitted(), data.trainedOn(), 1, network));
  }

  private static Predicted of(Task task, Path file, TrainedNetwork network) throws IOException {
    Predictions predictions = task.predict(file, network);
    List<List<Object>> rows = new ArrayList<>();
    predictions.rows().write(row -> rows.add(List.copyOf(row)));
    return new Predicted(predictions.columns(), rows);
  }

  /** The values of a column. */
  List<Object> column(String name) {
    return rows.stream().map(row -> row.get(columns.indexOf(name))).toList();
  }
}
