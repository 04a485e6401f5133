package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at a CSV file: is it series, or sequences one below the other? */
final class CsvDraft {
  /** Column names that mean a sequence. */
  private static final Pattern NAMES_SEQUENCE =
      Pattern.compile(
          "(?i).*(^|[_\\W])(id|seq|sequence|series|trial|subject|session|case|sample|recording)([_\\W]|$).*"
              + "|.*[a-z]I[dD]");

  private static final String APART =
      "as in rows further up; expected the rows of a sequence together, so sort the file by this"
          + " column, or leave the column out if it names none";
  private static final int MAX_TOLD = 40;

  private CsvDraft() {}

  static TaskDraft of(Path file, String name) throws IOException {
    List<String> header = DataRow.header(DataContent.of(file));
    if (header.stream().allMatch(column -> Numbers.parse(column).isPresent())) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s:1: numbers alone; expected a header with the names of the columns, so add one",
              file));
    }
    Map<String, ColumnProfile> columns = new LinkedHashMap<>();
    Map<String, ContiguousGroups> runs = new LinkedHashMap<>();
    header.forEach(column -> columns.put(column, new ColumnProfile(column)));
    header.forEach(
        column -> runs.put(column, new ContiguousGroups(NAMES_SEQUENCE.matcher(column).matches())));
    Map<String, UserErrorException> apart = new LinkedHashMap<>();
    DataRow.read(
        DataContent.of(file),
        header,
        row -> {
          columns.forEach((column, look) -> look.accept(row.text(column)));
          runs.forEach(
              (column, run) -> {
                if (run.accept(row.text(column))) {
                  apart.put(column, row.mistake(column, APART));
                }
              });
        });
    List<ColumnProfile> looks = List.copyOf(columns.values());
    List<String> found = found(file, looks);
    Optional<String> sequence = sequence(columns, runs);
    if (sequence.isEmpty()) {
      for (Map.Entry<String, UserErrorException> column : apart.entrySet()) {
        if (Objects.requireNonNull(runs.get(column.getKey())).areApart()) {
          throw column.getValue();
        }
      }
    }
    return sequence.isPresent()
        ? new SequencesDraft(file, name, looks, found).of(sequence.get())
        : SeriesDraft.of(file, name, looks, found);
  }

  /** A column that is named so, or else one of texts that are no times. */
  private static Optional<String> sequence(
      Map<String, ColumnProfile> columns, Map<String, ContiguousGroups> runs) {
    List<String> together = new ArrayList<>();
    runs.forEach(
        (column, run) -> {
          if (run.areSequences()) {
            together.add(column);
          }
        });
    return Stream.concat(
            together.stream().filter(column -> NAMES_SEQUENCE.matcher(column).matches()),
            columns.values().stream()
                .filter(look -> !look.isNumeric() && !look.beginsAsTime())
                .map(ColumnProfile::name)
                .filter(together::contains)
                .filter(column -> !Names.isOfLabels(column) && !Names.isOfSteps(column)))
        .findFirst();
  }

  /** " Left out: a, b." */
  static String leftOut(List<ColumnProfile> looks, List<ColumnProfile> used) {
    List<String> names =
        looks.stream()
            .filter(look -> !used.contains(look))
            .map(look -> look.name().isBlank() ? "the column without a name" : look.name())
            .toList();
    return names.isEmpty() ? "" : " Left out: " + String.join(", ", names) + ".";
  }

  private static List<String> found(Path file, List<ColumnProfile> looks) {
    List<String> found = new ArrayList<>();
    found.add(
        String.format(
            Locale.ROOT, "%s: %,d rows, %d columns", file, looks.get(0).rows(), looks.size()));
    found.addAll(columns(looks));
    return found;
  }

  /** A line for each column, or for the first of very many. */
  static List<String> columns(List<ColumnProfile> looks) {
    List<String> found = new ArrayList<>();
    int width = looks.stream().mapToInt(look -> look.name().length()).max().orElse(0);
    looks.stream()
        .limit(MAX_TOLD)
        .forEach(look -> found.add("  " + pad(look.name(), width) + "  " + look.told()));
    if (looks.size() > MAX_TOLD) {
      found.add(String.format(Locale.ROOT, "  … and %,d columns more", looks.size() - MAX_TOLD));
    }
    return found;
  }

  private static String pad(String name, int width) {
    return name + " ".repeat(width - name.length());
  }

  /** Those of {@code looks} whose numbers a network can learn from. */
  static List<ColumnProfile> varying(Path file, List<ColumnProfile> looks) {
    List<ColumnProfile> numeric =
        looks.stream()
            .filter(ColumnProfile::isNumeric)
            .filter(look -> !look.isConstant())
            .filter(look -> !look.isTime() && !look.countsRows())
            .filter(look -> !NAMES_SEQUENCE.matcher(look.name()).matches())
            .toList();
    looks.stream()
        .filter(ColumnProfile::hasDecimalCommas)
        .findFirst()
        .ifPresent(
            look -> {
              throw new UserErrorException(
                  String.format(
                      Locale.ROOT,
                      "%s: column '%s' has numbers with a comma, as '%s'; write a point in its place",
                      file,
                      look.name(),
                      look.withComma()));
            });
    if (numeric.isEmpty()) {
      throw new UserErrorException(
          file + ": no column of numbers that vary; a network has nothing to learn from");
    }
    return numeric;
  }
}
