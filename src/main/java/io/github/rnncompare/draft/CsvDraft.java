package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Drafts the task of a CSV file: a forecast of series, or sequences. */
final class CsvDraft {
  /** Column names that suggest the name of a sequence. */
  private static final Pattern NAMES_SEQUENCE =
      Pattern.compile(
          "(?i).*(^|[_\\W])(id|seq|sequence|series|trial|subject|session|case|sample|recording)([_\\W]|$).*"
              + "|.*[a-z]I[dD]");

  private static final String APART =
      "as in rows further up; expected the rows of a sequence together, so sort the file by this"
          + " column, or leave the column out if it names none";
  private static final int MAX_SHOWN = 40;
  private static final int FEW_SERIES = 10;

  /** Rows of each series where nothing but its numbers suggests that a column names series. */
  private static final long MIN_OF_NUMBERS = 30;

  private CsvDraft() {}

  static TaskDraft of(Path file, String name, DraftOptions options) throws IOException {
    CsvReading reading = CsvReading.of(file, options);
    requireKnown(reading, options);
    List<String> found = found(reading);
    boolean ordered = isInOrder(reading);
    if (options.id().isEmpty() && reading.time().isPresent() && ordered) {
      return new SeriesDraft(reading, name, options, found).of(Optional.empty());
    }
    if (reading.time().isPresent()) {
      Optional<String> series =
          options.id().isPresent() ? options.id() : series(reading, reading.time().get());
      boolean few = series.isPresent() && isFew(reading, series.get());
      if (series.isPresent() && (few || !hasLabel(reading, options))) {
        return new SeriesDraft(reading, name, options, found).of(series);
      }
    }
    Optional<String> sequence = options.id().isPresent() ? options.id() : sequence(reading);
    return sequence.isPresent()
        ? new SequencesDraft(reading, name, options, found).of(sequence.get())
        : new SeriesDraft(reading, name, options, found).of(Optional.empty());
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

  /** Whether the times are those of one series: each once, in order. */
  private static boolean isInOrder(CsvReading reading) {
    List<String> names = reading.time().map(TimeColumns::names).orElse(List.of());
    return names.size() != 1
        || reading.shape(names.get(0)).map(ColumnShape::isInOrder).orElse(false);
  }

  /** Too few to learn a class from; their course may still be forecast. */
  private static boolean isFew(CsvReading reading, String series) {
    List<String> names = reading.profile(series).map(ColumnProfile::texts).orElse(List.of());
    return !names.isEmpty() && names.size() < FEW_SERIES;
  }

  private static boolean hasLabel(CsvReading reading, DraftOptions options) {
    return options.target().map(Names::isOfLabels).orElse(false)
        || reading.profiles().stream().anyMatch(profile -> Names.isOfLabels(profile.name()));
  }

  /** The column that names the series of a row, so that each has every time at most once. */
  private static Optional<String> series(CsvReading reading, TimeColumns time) throws IOException {
    List<String> candidates = new ArrayList<>();
    List<ColumnProfile> columns =
        reading.profiles().stream().filter(profile -> !reading.isOfTime(profile)).toList();
    columns.stream()
        .filter(profile -> NAMES_SEQUENCE.matcher(profile.name()).matches())
        .forEach(profile -> candidates.add(profile.name()));
    columns.stream()
        .filter(profile -> !profile.isNumeric() && !profile.isConstant())
        .forEach(profile -> candidates.add(profile.name()));
    columns.stream()
        .filter(profile -> profile.isNumeric() && !profile.classes().isEmpty())
        .forEach(profile -> candidates.add(profile.name()));
    for (String candidate : candidates) {
      boolean number = reading.profile(candidate).map(ColumnProfile::isNumeric).orElse(false);
      boolean named = NAMES_SEQUENCE.matcher(candidate).matches();
      if (isSeries(reading, time, candidate, number && !named ? MIN_OF_NUMBERS : 2)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Whether each series has every time once, and {@code least} rows on average. */
  private static boolean isSeries(CsvReading reading, TimeColumns time, String column, long least)
      throws IOException {
    Set<List<String>> seen = new HashSet<>();
    Set<String> names = new HashSet<>();
    boolean[] unique = {true};
    List<String> all = new ArrayList<>(time.names());
    all.add(column);
    DataRow.read(
        DataContent.of(reading.file()),
        all.stream().distinct().toList(),
        row -> {
          if (unique[0]) {
            names.add(row.text(column));
            unique[0] = seen.add(all.stream().map(row::text).toList());
          }
        });
    return unique[0] && names.size() > 1 && reading.rows() >= least * names.size();
  }

  /** A column with the name of a sequence column, or else one of texts other than times. */
  private static Optional<String> sequence(CsvReading reading) throws IOException {
    Map<String, ContiguousGroups> groups = new LinkedHashMap<>();
    Map<String, UserErrorException> apart = new LinkedHashMap<>();
    List<String> names = reading.profiles().stream().map(ColumnProfile::name).toList();
    names.forEach(
        column ->
            groups.put(column, new ContiguousGroups(NAMES_SEQUENCE.matcher(column).matches())));
    DataRow.read(
        DataContent.of(reading.file()),
        names,
        row ->
            groups.forEach(
                (column, group) -> {
                  if (group.accept(row.text(column))) {
                    apart.put(column, row.mistake(column, APART));
                  }
                }));
    List<String> together =
        names.stream()
            .filter(column -> Objects.requireNonNull(groups.get(column)).areSequences())
            .toList();
    Optional<String> found =
        Stream.concat(
                together.stream().filter(column -> NAMES_SEQUENCE.matcher(column).matches()),
                reading.profiles().stream()
                    .filter(profile -> !profile.isNumeric() && !reading.isOfTime(profile))
                    .map(ColumnProfile::name)
                    .filter(together::contains)
                    .filter(column -> !Names.isOfLabels(column) && !Names.isOfSteps(column)))
            .findFirst();
    if (found.isEmpty()) {
      for (Map.Entry<String, UserErrorException> column : apart.entrySet()) {
        if (Objects.requireNonNull(groups.get(column.getKey())).areApart()) {
          throw column.getValue();
        }
      }
    }
    return found;
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

  /** The columns of numbers that a network can learn from. */
  static List<ColumnProfile> varying(Path file, List<ColumnProfile> profiles) {
    List<ColumnProfile> numeric =
        profiles.stream()
            .filter(ColumnProfile::isNumeric)
            .filter(profile -> !profile.isConstant() && !profile.countsRows())
            .filter(profile -> !NAMES_SEQUENCE.matcher(profile.name()).matches())
            .toList();
    if (numeric.isEmpty()) {
      throw new UserErrorException(
          file + ": no column of numbers that vary; a network could learn nothing from it");
    }
    return numeric;
  }
}
