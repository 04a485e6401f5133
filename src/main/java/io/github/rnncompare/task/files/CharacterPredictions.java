package io.github.rnncompare.task.files;

import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.data.NumberTable;
import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Predictions.RowWriter;
import io.github.rnncompare.task.TrainedNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The likeliest next character after each character of a text, as a table. */
final class CharacterPredictions {
  private final NextCharacter task;
  private final DataFile.Read<NumberTable> text;
  private final TrainedNetwork network;
  private final boolean withSplits;
  private final boolean trainedOn;

  CharacterPredictions(
      NextCharacter task, DataFile.Read<NumberTable> text, TrainedNetwork network) {
    this.task = task;
    this.text = text;
    this.network = network;
    this.withSplits = !network.trainedOn().isEmpty();
    this.trainedOn = TrainedFiles.isSplit(text.file().sha256(), network.trainedOn());
  }

  /** The columns are those of {@link NextCharacter#predict}. */
  Predictions all() {
    List<String> columns = new ArrayList<>(List.of("position", "character", "next", "chance"));
    if (withSplits) {
      columns.add("split");
    }
    return new Predictions(columns, this::write);
  }

  /** Characters that are read in a row, by their indices, and the position of the first. */
  private record Piece(long start, List<Integer> characters) {}

  private void write(RowWriter into) throws IOException {
    Outputs<Piece> outputs =
        new Outputs<>(
            task.size(), network.outputs(), (piece, output) -> write(piece, output, into));
    for (long start = 0; start < text.content().rows(); start += task.timeSteps()) {
      int steps = (int) Math.min(task.timeSteps(), text.content().rows() - start);
      double[] rows = new double[steps];
      text.content().read(start, steps, rows);
      float[] features = new float[steps * task.size()];
      for (int t = 0; t < steps; t++) {
        task.character().write(rows, t, features, t, steps);
      }
      outputs.add(
          new Piece(start, Arrays.stream(rows).mapToObj(row -> (int) row).toList()), features);
    }
    outputs.run();
  }

  private void write(Piece piece, float[] output, RowWriter into) throws IOException {
    int[] alphabet = task.alphabet().codePoints().toArray();
    int steps = piece.characters().size();
    for (int t = 0; t < steps; t++) {
      long position = piece.start() + t;
      for (int k = 0; k < alphabet.length; k++) {
        FinitePrediction.require(output[k * steps + t], text.path(), "character " + (position + 1));
      }
      int next = OutputBatch.highest(output, t, alphabet.length, steps);
      List<Object> row = new ArrayList<>();
      row.add(position + 1);
      row.add(Character.toString(alphabet[piece.characters().get(t)]));
      row.add(Character.toString(alphabet[next]));
      row.add(output[next * steps + t]);
      if (withSplits) {
        row.add(trainedOn ? task.splitOf(position, text.content()) : "new");
      }
      into.row(row);
    }
  }
}
