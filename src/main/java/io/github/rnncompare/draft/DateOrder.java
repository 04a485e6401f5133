package io.github.rnncompare.draft;

import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out whether only a file's owner knows if days or months come first. */
final class DateOrder {
  private static final String OPTION = "--dates";

  private DateOrder() {}

  /** Drafts with some options. */
  @FunctionalInterface
  interface Drafting {
    TaskDraft of(DraftOptions options) throws IOException;
  }

  /**
   * The draft.
   *
   * @throws UndecidedException if there is none without the order of dates, and one with each
   */
  static TaskDraft draft(CsvReading reading, DraftOptions options, Drafting drafting)
      throws IOException {
    try {
      return drafting.of(options);
    } catch (UserErrorException e) {
      Optional<ColumnShape> open =
          reading.shapes().stream()
              .filter(shape -> options.dates().isEmpty())
              .filter(
                  shape -> reading.time().map(t -> t.names().contains(shape.name())).orElse(false))
              .filter(shape -> shape.times().contains(TimeForm.DAY_FIRST))
              .filter(shape -> shape.times().contains(TimeForm.MONTH_FIRST))
              .findFirst();
      List<Reading> readings = new ArrayList<>();
      if (open.isPresent()) {
        add(readings, "days come first", "day_first", options, drafting);
        add(readings, "months come first", "month_first", options, drafting);
      }
      if (readings.size() < 2) {
        throw e;
      }
      String found =
          String.format(
              Locale.ROOT,
              "%s: column '%s' may have days or months first, as in '%s'",
              reading.file(),
              open.orElseThrow().name(),
              open.orElseThrow().earliest());
      throw new UndecidedException(
          found + "; say which: --dates day_first or --dates month_first",
          new Choice(found + ".", readings, false));
    }
  }

  private static void add(
      List<Reading> readings, String meaning, String order, DraftOptions options, Drafting drafting)
      throws IOException {
    Reading reading = new Reading(meaning, List.of(OPTION, order));
    try {
      drafting.of(options.with(reading.arguments()));
      readings.add(reading);
    } catch (UserErrorException e) {
      return; // no reading of this file
    }
  }
}
