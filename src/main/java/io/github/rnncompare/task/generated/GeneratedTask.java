package io.github.rnncompare.task.generated;

import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TrainedNetwork;
import io.github.rnncompare.task.files.SequencePredictions;
import java.io.IOException;
import java.nio.file.Path;

/** A task whose sequences are drawn. It predicts sequences of unscaled features. */
interface GeneratedTask extends Task {
  @Override
  default Predictions predict(Path file, TrainedNetwork network) throws IOException {
    return SequencePredictions.ofFeatures(file, shape(), network);
  }
}
