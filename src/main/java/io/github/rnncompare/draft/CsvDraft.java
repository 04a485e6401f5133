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

/** Drafts the task of a CSV file: a forecast of series, or sequences one below the other. */
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

  private CsvDraft() {}

  static TaskDraft of(Path file, String name) throws IOException {
    List<String> header = DataRow.header(DataContent.of(file)).names();
    if (header.stream().allMatch(column -> Numbers.parse(column).isPresent())) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s:1: only numbers; expected a header with the names of the columns, so add one",
              file));
    }
    Map<String, ColumnProfile> columns = new LinkedHashMap<>();
    Map<String, ContiguousGroups> groups = new LinkedHashMap<>();
    header.forEach(column -> columns.put(column, new ColumnProfile(column)));
    header.forEach(
        column ->
            groups.put(column, new ContiguousGroups(NAMES_SEQUENCE.matcher(column).matches())));
    Map<String, UserErrorException> apart = new LinkedHashMap<>();
    DataRow.read(
        DataContent.of(file),
        header,
        row -> {
          columns.forEach((column, profile) -> profile.accept(row.text(column)));
          groups.forEach(
              (column, group) -> {
                if (group.accept(row.text(column))) {
                  apart.put(column, row.mistake(column, APART));
                }
              });
        });
    List<ColumnProfile> profiles = List.copyOf(columns.values());
    List<String> found = found(file, profiles);
    Optional<String> sequence = sequence(columns, groups);
    if (sequence.isEmpty()) {
      for (Map.Entry<String, UserErrorException> column : apart.entrySet()) {
        if (Objects.requireNonNull(groups.get(column.getKey())).areApart()) {
          throw column.getValue();
        }
      }
    }
    return sequence.isPresent()
        ? new SequencesDraft(file, name, profiles, found).of(sequence.get())
        : SeriesDraft.of(file, name, profiles, found);
  }

  /** A column with the name of a sequence column, or else one of texts other than times. */
  private static Optional<String> sequence(
      Map<String, ColumnProfile> columns, Map<String, ContiguousGroups> groups) {
    List<String> together = new ArrayList<>();
    groups.forEach(
        (column, group) -> {
          if (group.areSequences()) {
            together.add(column);
          }
        });
    return Stream.concat(
            together.stream().filter(column -> NAMES_SEQUENCE.matcher(column).matches()),
            columns.values().stream()
                .filter(profile -> !profile.isNumeric() && !profile.beginsAsTime())
                .map(ColumnProfile::name)
                .filter(together::contains)
                .filter(column -> !Names.isOfLabels(column) && !Names.isOfSteps(column)))
        .findFirst();
  }

  /** " Left out: a, b." */
  static String leftOut(List<ColumnProfile> profiles, List<ColumnProfile> used) {
    List<String> names =
        profiles.stream()
            .filter(profile -> !used.contains(profile))
            .map(profile -> profile.name().isBlank() ? "the column without a name" : profile.name())
            .toList();
    return names.isEmpty() ? "" : " Left out: " + String.join(", ", names) + ".";
  }

  private static List<String> found(Path file, List<ColumnProfile> profiles) {
    List<String> found = new ArrayList<>();
    found.add(
        String.format(
            Locale.ROOT,
            "%s: %,d rows, %d columns",
            file,
            profiles.get(0).rows(),
            profiles.size()));
    found.addAll(columns(profiles));
    return found;
  }

  /** A line for each column, at most for the first 40. */
  static List<String> columns(List<ColumnProfile> profiles) {
    List<String> found = new ArrayList<>();
    int width = profiles.stream().mapToInt(profile -> profile.name().length()).max().orElse(0);
    profiles.stream()
        .limit(MAX_SHOWN)
        .forEach(
            profile -> found.add("  " + pad(profile.name(), width) + "  " + profile.description()));
    if (profiles.size() > MAX_SHOWN) {
      found.add(
          String.format(Locale.ROOT, "  … and %,d more columns", profiles.size() - MAX_SHOWN));
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
            .filter(profile -> !profile.isConstant())
            .filter(profile -> !profile.isTime() && !profile.countsRows())
            .filter(profile -> !NAMES_SEQUENCE.matcher(profile.name()).matches())
            .toList();
    profiles.stream()
        .filter(ColumnProfile::hasDecimalCommas)
        .findFirst()
        .ifPresent(
            profile -> {
              throw new UserErrorException(
                  String.format(
                      Locale.ROOT,
                      "%s: column '%s' has numbers with a decimal comma, such as '%s'; write a decimal point",
                      file,
                      profile.name(),
                      profile.withComma()));
            });
    if (numeric.isEmpty()) {
      throw new UserErrorException(
          file + ": no column of numbers that vary; a network could learn nothing from it");
    }
    return numeric;
  }
}
