package io.github.rnncompare.task.generated;

import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.files.SequencePredictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A task whose sequences are drawn. It predicts sequences of unscaled features. */
interface GeneratedTask extends Task {
  @Override
  default Predictions predict(
      Path file, Map<String, Double> fitted, UnaryOperator<INDArray> network) throws IOException {
    return SequencePredictions.ofFeatures(file, shape(), network);
  }
}
