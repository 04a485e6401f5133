package io.github.rnncompare.draft;

import io.github.rnncompare.data.RowOrder;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Drafts the task of a CSV file: a forecast of series, or sequences. */
final class CsvDraft {
  private static final int MAX_SHOWN = 40;

  private CsvDraft() {}

  static TaskDraft of(Path file, String name, DraftOptions options) throws IOException {
    CsvReading reading = CsvReading.of(file, options);
    requireKnown(reading, options);
    return DateOrder.draft(reading, options, said -> of(reading.with(said), name, said));
  }

  private static TaskDraft of(CsvReading found, String name, DraftOptions options)
      throws IOException {
    CsvReading reading = yearsFit(found, options) ? found : found.withoutTime();
    return draft(reading, name, options);
  }

  /**
   * Whether a column of years alone can say when a row is: where they ascend or descend, or each
   * series has each year once. Dates are times whether they do or not.
   */
  private static boolean yearsFit(CsvReading reading, DraftOptions options) throws IOException {
    List<String> names = reading.time().map(TimeColumns::names).orElse(List.of());
    if (names.size() != 1 || !options.time().isEmpty() || !options.id().isEmpty()) {
      return true;
    }
    ColumnShape column = reading.shape(names.get(0)).orElseThrow();
    return column.isTime()
        || column.isInOrder()
        || !new IdColumns(reading).ofSeries(reading.time().orElseThrow()).isEmpty();
  }

  private static TaskDraft draft(CsvReading reading, String name, DraftOptions options)
      throws IOException {
    LabelledTexts.refuse(reading);
    WideTable.refuse(reading, options);
    CsvRoles roles = CsvRoles.of(reading, options);
    IndependentRows.refuse(reading, options, roles);
    if (roles.kind() == DraftOptions.Kind.SERIES && options.predicted().isPresent()) {
      throw new UserErrorException(
          reading.file() + ": --predict is for sequences; a forecast of series has numbers");
    }
    List<String> found = found(reading);
    return roles.kind() == DraftOptions.Kind.SERIES
        ? new SeriesDraft(reading, name, options, found).of(roles)
        : new SequencesDraft(reading, name, options, found).of(roles);
  }

  private static void requireKnown(CsvReading reading, DraftOptions options) {
    List<String> names = reading.profiles().stream().map(ColumnProfile::name).toList();
    Stream.of(
            options.target().stream(),
            options.id().stream(),
            options.group().stream(),
            options.time().stream(),
            options.features().stream())
        .flatMap(all -> all)
        .filter(column -> !names.contains(column))
        .findFirst()
        .ifPresent(
            column -> {
              throw new UserErrorException(
                  String.format(
                      Locale.ROOT,
                      "%s:1: no column '%s'; it has: %s",
                      reading.file(),
                      column,
                      String.join(", ", names)));
            });
  }

  /** What is not as usual in the order of the rows. */
  static Optional<String> order(RowOrder order, String newestFirst) {
    return switch (order) {
      case OLDEST_FIRST -> Optional.empty();
      case NEWEST_FIRST -> Optional.of(newestFirst);
      case NONE -> Optional.of("The rows are in no order of time: they are read by their times.");
    };
  }

  /** " Left out: a, b." */
  static String leftOut(List<ColumnProfile> profiles, List<String> used) {
    List<String> names =
        profiles.stream().map(ColumnProfile::name).filter(name -> !used.contains(name)).toList();
    return names.isEmpty() ? "" : " Left out: " + String.join(", ", names) + ".";
  }

  private static List<String> found(CsvReading reading) {
    List<String> found = new ArrayList<>();
    found.add(
        String.format(
            Locale.ROOT,
            "%s: %,d rows, %s",
            reading.file(),
            reading.rows(),
            reading.profiles().size() == 1 ? "1 column" : reading.profiles().size() + " columns"));
    found.addAll(columns(reading));
    found.addAll(reading.remarks());
    found.addAll(StandIns.words(reading.profiles()));
    return found;
  }

  /** A line for each column, at most for the first 40. */
  private static List<String> columns(CsvReading reading) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (int i = 0; i < reading.profiles().size(); i++) {
      ColumnProfile profile = reading.profiles().get(i);
      lines.put(
          profile.name(), reading.shapes().get(i).timeWords().orElseGet(profile::description));
    }
    return columns(lines);
  }

  /** A line for each column, at most for the first 40. */
  static List<String> columns(Map<String, String> descriptions) {
    List<String> found = new ArrayList<>();
    int width = descriptions.keySet().stream().mapToInt(String::length).max().orElse(0);
    descriptions.entrySet().stream()
        .limit(MAX_SHOWN)
        .forEach(line -> found.add("  " + pad(line.getKey(), width) + "  " + line.getValue()));
    if (descriptions.size() > MAX_SHOWN) {
      found.add(
          String.format(Locale.ROOT, "  … and %,d more columns", descriptions.size() - MAX_SHOWN));
    }
    return found;
  }

  private static String pad(String name, int width) {
    return name + " ".repeat(width - name.length());
  }

  /**
   * The columns of numbers that a network can learn from.
   *
   * @param hint what may be the reason if there are none, a sentence
   */
  static List<ColumnProfile> varying(
      Path file, List<ColumnProfile> profiles, Optional<String> hint) {
    List<ColumnProfile> numeric = varying(profiles);
    if (numeric.isEmpty()) {
      throw new UserErrorException(
          file
              + ": no column of numbers that vary; a network could learn nothing from it"
              + hint.map(words -> ". " + words).orElse(""));
    }
    return numeric;
  }

  /** The same, or none. */
  static List<ColumnProfile> varying(List<ColumnProfile> profiles) {
    return profiles.stream()
        .filter(ColumnProfile::isNumeric)
        .filter(profile -> !profile.isConstant() && !profile.countsRows())
        .filter(profile -> !Names.isOfSequences(profile.name()))
        .toList();
  }
}
