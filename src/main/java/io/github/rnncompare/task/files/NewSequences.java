package io.github.rnncompare.task.files;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.TimeTexts;
import io.github.rnncompare.task.TargetsAt;
import io.github.rnncompare.task.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Sequences to predict.
 *
 * @param file that they were read from
 * @param times of the rows; empty where they have none, or a sequence has one prediction
 * @param splits that the sequences were in; empty where a model does not say
 */
record NewSequences(
    Path file,
    SequenceTable table,
    Optional<TimeTexts> times,
    Optional<TrainedFiles.Splits> splits) {

  /** Reads sequences, without targets. */
  static NewSequences read(FileSequences task, Path file, TrainedNetwork network)
      throws IOException {
    Optional<TrainedFiles.Splits> splits = Optional.empty();
    Optional<String> digest = Optional.empty();
    if (!network.trainedOn().isEmpty()) {
      digest = DataFile.digest(file);
      splits = Optional.of(TrainedFiles.splits(task, file, digest, network));
    }
    // Only now, so that there is one table at a time
    DataFile.Read<SequenceTable> read = DataFile.read(file, task.source().ofNewData(file)::table);
    if (splits.isPresent() && !read.file().sha256().equals(digest)) {
      splits = Optional.of(TrainedFiles.NEW); // it has just been changed
    }
    Optional<TimeTexts> times =
        task.source()
            .columns()
            .time()
            .filter(columns -> task.at() != TargetsAt.LAST_STEP)
            .flatMap(columns -> TimeTexts.of(read.content(), columns.zone()));
    return new NewSequences(file, read.content(), times, splits);
  }
}
