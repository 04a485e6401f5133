package io.github.rnncompare.comparison;

import io.github.rnncompare.results.PredictionRow;
import java.util.List;

/**
 * The sequences of which no architecture predicts the class.
 *
 * @param missed their rows, in the order of the file
 * @param all how many sequences there are whose class is known
 */
public record Missed(List<PredictionRow> missed, int all) {

  /** Those of predictions with a class for each sequence. */
  public static Missed of(Predictions predictions) {
    List<PredictionRow> known =
        predictions.rows().stream().filter(row -> !row.actual().isEmpty()).toList();
    return new Missed(
        known.stream()
            .filter(
                row ->
                    predictions.architectures().stream()
                        .noneMatch(name -> Predictions.isRight(row, name)))
            .toList(),
        known.size());
  }

  /** How many of them a baseline gets right. */
  public long rightBy(String baseline) {
    return missed.stream().filter(row -> Predictions.isRight(row, baseline)).count();
  }
}
