package io.github.rnncompare.draft;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.column.TimeForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a user says about a file, in place of what a draft would find.
 *
 * @param target the column to predict
 * @param id the column that names the sequence or series of a row
 * @param time the columns that say when a row is
 * @param features the columns that a network sees
 * @param group the column whose sequences no split divides
 * @param horizon values that are forecast at once
 * @param window values that a forecast sees
 * @param season in steps of time
 * @param numbers how numbers are written
 * @param dates whether days or months come first
 * @param test the file of the test split, where the other is for training and validation alone
 */
public record DraftOptions(
    Optional<String> target,
    Optional<String> id,
    List<String> time,
    List<String> features,
    Optional<String> group,
    Optional<Integer> horizon,
    Optional<Integer> window,
    Optional<Integer> season,
    Optional<NumberForm> numbers,
    Optional<TimeForm> dates,
    Optional<Path> test) {

  /** Nothing is said. */
  public static final DraftOptions NONE =
      new DraftOptions(
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The same with another file of the test split, or none. */
  public DraftOptions withTest(Optional<Path> file) {
    return new DraftOptions(
        target, id, time, features, group, horizon, window, season, numbers, dates, file);
  }

  /** Whether they say something about columns, which only CSV files have. */
  boolean areOfColumns() {
    return !withTest(Optional.empty()).equals(NONE);
  }
}
