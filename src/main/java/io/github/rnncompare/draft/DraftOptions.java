package io.github.rnncompare.draft;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.data.RowName;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a user says about a file, in place of what a draft would find.
 *
 * @param target the column to predict
 * @param id the columns that name the sequence or series of a row
 * @param time the columns that say when a row is
 * @param features the columns that a network sees
 * @param group the column whose sequences no split divides
 * @param horizon values that are forecast at once
 * @param window values that a forecast sees
 * @param season in steps of time
 * @param numbers how numbers are written
 * @param dates whether days or months come first, or what the digits of times are
 * @param zone of a local clock that is set back
 * @param missing texts and numbers that stand for a missing value, besides the usual ones
 * @param kind whether the rows are series to forecast, or sequences
 * @param predicted whether whole numbers are predicted as such, or as classes
 * @param test the file of the test split, where the other is for training and validation alone
 */
public record DraftOptions(
    Optional<String> target,
    List<String> id,
    List<String> time,
    List<String> features,
    Optional<String> group,
    Optional<Integer> horizon,
    Optional<Integer> window,
    Optional<Integer> season,
    Optional<NumberForm> numbers,
    Optional<TimeForm> dates,
    Optional<ZoneId> zone,
    List<String> missing,
    Optional<Kind> kind,
    Optional<Predicted> predicted,
    Optional<Path> test) {

  /** What the rows of a file are. */
  public enum Kind {
    SERIES,
    /** The same, but one series, whatever names rows have. */
    ONE_SERIES,
    SEQUENCES
  }

  /** What whole numbers of a target are. */
  public enum Predicted {
    NUMBERS,
    CLASSES
  }

  /** Nothing is said. */
  public static final DraftOptions NONE =
      new DraftOptions(
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The same with another file of the test split, or none. */
  public DraftOptions withTest(Optional<Path> file) {
    return new DraftOptions(
        target, id, time, features, group, horizon, window, season, numbers, dates, zone, missing,
        kind, predicted, file);
  }

  /** The same with other columns that name sequences, of which no split divides a group. */
  DraftOptions withId(List<String> newId, String newGroup) {
    return new DraftOptions(
        target,
        newId,
        time,
        features,
        Optional.of(newGroup),
        horizon,
        window,
        season,
        numbers,
        dates,
        zone,
        missing,
        kind,
        predicted,
        test);
  }

  /** The columns that name the sequence or series of a row, if they are said. */
  Optional<RowName> rowName() {
    return id.isEmpty() ? Optional.empty() : Optional.of(new RowName(id));
  }

  /** The same with other lengths of forecasts. */
  DraftOptions withForecast(
      Optional<Integer> newHorizon, Optional<Integer> newWindow, Optional<Integer> newSeason) {
    return new DraftOptions(
        target,
        id,
        time,
        features,
        group,
        newHorizon,
        newWindow,
        newSeason,
        numbers,
        dates,
        zone,
        missing,
        kind,
        predicted,
        test);
  }

  /** Whether a column is named as a feature or the target. */
  boolean names(String column) {
    return features.contains(column) || target.equals(Optional.of(column));
  }

  /** Whether a column may be a feature or the target: any, unless they name some. */
  boolean mayUse(String column) {
    return features.isEmpty() || names(column);
  }

  /** Whether they say something about columns, which only CSV files have. */
  boolean areOfColumns() {
    return !withTest(Optional.empty()).equals(NONE);
  }

  /** Whether they say nothing of a CSV file's columns but what is predicted, and what rows are. */
  boolean leavesColumns() {
    DraftOptions rest =
        copy(Optional.empty(), id, time, window, numbers, dates, Optional.empty(), predicted);
    return !rest.areOfColumns();
  }

  /**
   * The same with what a reading says.
   *
   * @param arguments option, value, option, value, …, as on the command line
   * @throws IllegalArgumentException for an option that no reading has
   */
  public DraftOptions with(List<String> arguments) {
    DraftOptions changed = this;
    for (int i = 0; i < arguments.size(); i += 2) {
      changed = changed.with(arguments.get(i), arguments.get(i + 1));
    }
    return changed;
  }

  private DraftOptions with(String option, String value) {
    Optional<String> text = Optional.of(value);
    return switch (option) {
      case "--target" -> copy(text, id, time, window, numbers, dates, kind, predicted);
      case "--id" ->
          copy(target, List.of(value.split(",")), time, window, numbers, dates, kind, predicted);
      case "--time" -> copy(target, id, List.of(value), window, numbers, dates, kind, predicted);
      case "--group" -> withId(id, value);
      case "--window" ->
          copy(target, id, time, text.map(Integer::valueOf), numbers, dates, kind, predicted);
      case "--numbers" ->
          copy(target, id, time, window, text.map(OptionTexts::form), dates, kind, predicted);
      case "--dates" ->
          copy(target, id, time, window, numbers, text.map(OptionTexts::order), kind, predicted);
      case "--as" ->
          copy(target, id, time, window, numbers, dates, text.map(OptionTexts::kind), predicted);
      case "--predict" ->
          copy(target, id, time, window, numbers, dates, kind, text.map(OptionTexts::predicted));
      default -> throw new IllegalArgumentException(option);
    };
  }

  private DraftOptions copy(
      Optional<String> newTarget,
      List<String> newId,
      List<String> newTime,
      Optional<Integer> newWindow,
      Optional<NumberForm> newNumbers,
      Optional<TimeForm> newDates,
      Optional<Kind> newKind,
      Optional<Predicted> newPredicted) {
    return new DraftOptions(
        newTarget,
        newId,
        newTime,
        features,
        group,
        horizon,
        newWindow,
        season,
        newNumbers,
        newDates,
        zone,
        missing,
        newKind,
        newPredicted,
        test);
  }
}
