package io.github.rnncompare.draft;

import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.Numbers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Columns that count rows, or are numbers in even steps. */
final class Counter {
  private Counter() {}

  /**
   * A column of row numbers serves as the time where no other does; or numbers that ascend evenly,
   * or else descend so, as the newest rows come first, if other numbers are left to forecast.
   */
  static Optional<TimeColumns> of(List<ColumnProfile> profiles, DraftOptions options) {
    boolean others = profiles.stream().anyMatch(profile -> isVarying(profile) && !isEven(profile));
    return profiles.stream()
        .filter(ColumnProfile::countsRows)
        .findFirst()
        .or(
            () ->
                Stream.<Predicate<ColumnProfile>>of(Counter::isOldestFirst, Counter::isNewestFirst)
                    .flatMap(even -> profiles.stream().filter(even))
                    .filter(profile -> others && !options.names(profile.name()))
                    .findFirst())
        .map(profile -> TimeColumns.of(profile.name()));
  }

  /** That a column of numbers is taken as the time, for its owner to see. */
  static String words(ColumnProfile profile) {
    return String.format(
        Locale.ROOT,
        "%s %s evenly, and is taken as the time: if it is a measurement, name it: --target, or"
            + " --features.",
        profile.name(),
        profile.descendsEvenly() ? "descends" : "ascends");
  }

  /** Numbers such as weeks from 1 to 52, again and again, are no time without their years. */
  static Optional<String> beginningAnew(List<ColumnProfile> profiles, List<String> columns) {
    return profiles.stream()
        .filter(
            profile ->
                columns.contains(profile.name()) && profile.countsAnew() && profile.least() <= 1)
        .findFirst()
        .map(
            profile ->
                String.format(
                    Locale.ROOT,
                    "%s counts from %s to %s and begins anew, so that it is no time by itself, but a feature; with a column of years beside it, name both: --time=YEAR,%s.",
                    profile.name(),
                    Numbers.text(profile.least()),
                    Numbers.text(profile.most()),
                    profile.name()));
  }

  private static boolean isEven(ColumnProfile profile) {
    return profile.ascendsEvenly() || profile.descendsEvenly();
  }

  /** A measurement may ascend evenly too, but hardly one of whole numbers. */
  private static boolean isOldestFirst(ColumnProfile profile) {
    return profile.ascendsEvenly() && (profile.isWhole() || Names.isOfTimes(profile.name()));
  }

  /** What remains of a life descends in time as well. */
  private static boolean isNewestFirst(ColumnProfile profile) {
    return profile.descendsEvenly()
        && (profile.isWhole() || Names.isOfTimes(profile.name()))
        && !Names.isOfRemains(profile.name())
        && !Names.isOfLabels(profile.name());
  }

  private static boolean isVarying(ColumnProfile profile) {
    return profile.isNumeric() && !profile.isConstant();
  }
}
