package io.github.rnncompare.task.files;

import io.github.rnncompare.data.SequenceColumns;
import io.github.rnncompare.task.TargetsAt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a network sees of each step of a sequence: numbers, scaled by the training split; categories
 * as 1 or 0; 1 where a value of a column is missing.
 *
 * @param filling what stands for missing values
 * @param encoding of filled rows
 */
record SequenceFeatures(SequenceFilling filling, Encoding encoding) {

  /** How many features a step has. */
  static int size(SequenceColumns columns, Map<String, Missing> ways) {
    int size = SequenceFilling.flagged(columns.features(), ways).size();
    for (String column : columns.features()) {
      size +=
          Optional.ofNullable(columns.fields().categories().get(column)).map(List::size).orElse(1);
    }
    return size;
  }

  /**
   * Fitted on the training split.
   *
   * @param kept receives the numbers that new data are transformed with
   */
  static SequenceFeatures fitted(
      SequenceColumns columns,
      Map<String, Missing> ways,
      Scale.Kind scale,
      SplitSequences train,
      Map<String, Double> kept) {
    List<Scale.Fit> fits =
        Encoding.Numbers.fits(Encoding.Column.named(columns.features(), 0), train::visit);
    List<Scale> scales = new ArrayList<>();
    for (int i = 0; i < fits.size(); i++) {
      String column = columns.features().get(i);
      boolean category = columns.fields().categories().containsKey(column);
      scales.add(category ? Scale.NONE : fits.get(i).scale(scale));
      if (!category) {
        scales.get(i).keep(column, kept);
      }
    }
    return new SequenceFeatures(
        SequenceFilling.fitted(columns.features(), ways, fits, kept),
        encoding(columns, ways, scales, train.width()));
  }

  /** For new data, which have no targets, with the numbers that {@link #fitted} has kept. */
  static SequenceFeatures kept(
      SequenceColumns columns, Map<String, Missing> ways, Map<String, Double> kept) {
    List<Scale> scales = new ArrayList<>();
    for (String column : columns.features()) {
      boolean category = columns.fields().categories().containsKey(column);
      scales.add(category ? Scale.NONE : Scale.kept(column, kept));
    }
    return new SequenceFeatures(
        SequenceFilling.kept(columns.features(), ways, kept),
        encoding(columns, ways, scales, columns.features().size()));
  }

  /** Numbers as they are. */
  static SequenceFeatures plain(List<String> columns) {
    return new SequenceFeatures(
        SequenceFilling.none(columns), Encoding.Numbers.plain(Encoding.Column.named(columns, 0)));
  }

  /**
   * The encoding of rows.
   *
   * @param width of the rows that are read, behind which the columns of missing values stand
   */
  private static Encoding encoding(
      SequenceColumns columns, Map<String, Missing> ways, List<Scale> scales, int width) {
    List<Encoding> parts = new ArrayList<>();
    List<String> features = columns.features();
    for (int i = 0; i < features.size(); i++) {
      Encoding.Column column = new Encoding.Column(features.get(i), i);
      List<String> categories = columns.fields().categories().get(features.get(i));
      parts.add(
          categories == null
              ? new Encoding.Numbers(List.of(column), List.of(scales.get(i)))
              : new Encoding.Category(column, categories.size()));
    }
    int flag = width;
    for (String flagged : SequenceFilling.flagged(features, ways)) {
      parts.add(Encoding.Numbers.plain(List.of(new Encoding.Column(flagged, flag++))));
    }
    return new Encoding.Joined(parts);
  }

  int size() {
    return encoding.size();
  }

  /** The sequences of a split. */
  StoredSequences stored(SplitSequences split, int timeSteps, Encoding targets, TargetsAt at) {
    return split.stored(timeSteps, this, targets, at);
  }
}
