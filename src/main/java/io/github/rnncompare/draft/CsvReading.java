package io.github.rnncompare.draft;

import io.github.rnncompare.column.NumberForm;
import io.github.rnncompare.column.SaidTimes;
import io.github.rnncompare.column.TimeForm;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.Fields;
import io.github.rnncompare.data.Header;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.data.Times;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a CSV file is to be read, as its rows show.
 *
 * @param remarks what is not as usual in its header
 * @param shapes of all columns
 * @param numbers how it writes numbers
 * @param time the columns that say when a row is
 * @param profiles of all columns, whose numbers are read in that form
 * @param missingInTest columns of which the file of the test split misses values
 * @param missing what stands for a missing value besides the usual texts
 */
record CsvReading(
    Path file,
    List<String> remarks,
    List<ColumnShape> shapes,
    NumberForm numbers,
    Optional<TimeColumns> time,
    List<ColumnProfile> profiles,
    Set<String> missingInTest,
    List<String> missing) {

  static CsvReading of(Path file, DraftOptions options) throws IOException {
    Header header = DataRow.header(DataContent.of(file));
    List<String> names = header.names();
    Fields written = new Fields(NumberForm.PLAIN, options.missing(), Set.of(), Map.of());
    List<ColumnShape> shapes = names.stream().map(name -> new ColumnShape(name, written)).toList();
    DataRow.read(
        DataContent.of(file),
        names,
        row -> shapes.forEach(shape -> shape.accept(row.text(shape.name()), row.line())));
    boolean semicolons = DataRow.haveSemicolons(DataContent.of(file));
    NumberForm numbers =
        options.numbers().orElseGet(() -> WrittenNumbers.form(file, shapes, semicolons));
    Optional<TimeColumns> time =
        options.time().isEmpty()
            ? TimeRole.of(file, shapes)
            : Optional.of(TimeRole.columns(options.time(), shapes));
    time.ifPresent(found -> TimeRole.requireOffsets(file, shapes, found));
    if (time.isEmpty()) {
      TimeRole.requireRead(file, shapes, name -> !options.mayUse(name));
    }
    List<ColumnProfile> profiles =
        names.stream().map(name -> new ColumnProfile(name, numbers, written)).toList();
    DataRow.read(
        DataContent.of(file),
        names,
        row -> profiles.forEach(profile -> profile.accept(row.text(profile.name()))));
    return new CsvReading(
        file,
        header.remarks(),
        shapes,
        numbers,
        time.map(found -> said(found, options)),
        profiles,
        options.test().isPresent()
            ? missing(file, options.test().get(), shapes, numbers, written)
            : Set.of(),
        options.missing());
  }

  /**
   * The columns of the test split's file that miss values, of those that it shares with the other.
   *
   * @throws UserErrorException if it writes numbers in another way
   */
  private static Set<String> missing(
      Path file, Path test, List<ColumnShape> shapes, NumberForm numbers, Fields written)
      throws IOException {
    TestFile other = TestFile.of(test);
    List<ColumnShape> shared =
        shapes.stream()
            .map(ColumnShape::name)
            .filter(other.names()::contains)
            .map(name -> new ColumnShape(name, written))
            .toList();
    DataRow.read(
        DataContent.of(test),
        shared.stream().map(ColumnShape::name).toList(),
        row -> shared.forEach(shape -> shape.accept(row.text(shape.name()), row.line())));
    other.requireForm(file, shapes, shared, numbers);
    return shared.stream()
        .filter(shape -> shape.missing() > 0)
        .map(ColumnShape::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same without columns that say when a row is. */
  CsvReading withoutTime() {
    return new CsvReading(
        file, remarks, shapes, numbers, Optional.empty(), profiles, missingInTest, missing);
  }

  /** The same with another order of dates. */
  CsvReading with(DraftOptions options) {
    return new CsvReading(
        file,
        remarks,
        shapes,
        numbers,
        time.map(found -> said(found, options)),
        profiles,
        missingInTest,
        missing);
  }

  private static TimeColumns said(TimeColumns found, DraftOptions options) {
    return new TimeColumns(found.names(), options.dates().or(found::dates), options.zone());
  }

  long rows() {
    return profiles.get(0).rows();
  }

  Optional<ColumnProfile> profile(String column) {
    return profiles.stream().filter(profile -> profile.name().equals(column)).findFirst();
  }

  Optional<ColumnShape> shape(String column) {
    return shapes.stream().filter(shape -> shape.name().equals(column)).findFirst();
  }

  /** The first field that is not read as a number though it has digits, in a sentence. */
  Optional<String> noNumber() {
    return shapes.stream().flatMap(shape -> shape.noNumber().stream()).findFirst();
  }

  boolean isOfTime(ColumnProfile profile) {
    return time.isPresent() && time.get().names().contains(profile.name());
  }

  /** How fields are read if values of these columns may be missing. */
  Fields fields(Set<String> mayMiss) {
    return fields(mayMiss, Map.of());
  }

  /**
   * The same.
   *
   * @param categories the texts of columns that hold texts
   */
  Fields fields(Set<String> mayMiss, Map<String, List<String>> categories) {
    return new Fields(numbers, missing, mayMiss, categories);
  }

  /** The keys that say how fields are read, as far as they are needed. */
  void writeKeys(TaskDraft.Lines keys, List<String> used) {
    if (numbers != NumberForm.PLAIN) {
      keys.key("numbers", Quoted.of(numbers.example()), "how the file writes 1250.5");
    }
    if (!missing.isEmpty()) {
      keys.key(
          "missing_values", Quoted.list(missing), "besides nothing, NA, null, ?, -, . and such");
    }
    if (used.stream().anyMatch(this::hasMissing)) {
      keys.key(
          "missing",
          "forward_fill",
          "or interpolate, mean, indicator; a missing target is left out");
    }
  }

  /**
   * The key of the columns that say when a row is, with the order of dates where it may be doubted.
   *
   * @param table that was read with them
   */
  static void writeTime(
      TaskDraft.Lines keys, String key, TimeColumns time, SequenceTable table, String comment) {
    List<String> names = time.names();
    keys.key(key, Quoted.oneOrList(names), comment);
    time.zone().ifPresent(zone -> keys.key("time_zone", Quoted.of(zone.getId())));
    TimeForm form = table.times().map(Times::form).orElse(TimeForm.NUMBER);
    Optional<String> said = SaidTimes.of(form).map(SaidTimes::key);
    if (said.isPresent() && form.isSaid()) {
      keys.key("dates", said.get(), "of digits such as " + form.example());
    } else {
      said.ifPresent(value -> keys.key("dates", value));
    }
  }

  boolean hasMissing(String column) {
    return missingInTest.contains(column)
        || profile(column).map(profile -> profile.missing() > 0).orElse(false);
  }

  /** "x misses 3 values, the first in line 9. …"; empty if nothing is missing. */
  Optional<String> missingWords(List<String> used) {
    List<String> words = new ArrayList<>();
    for (String column : used) {
      shape(column)
          .filter(shape -> shape.missing() > 0)
          .ifPresent(
              shape ->
                  words.add(
                      String.format(
                          Locale.ROOT,
                          "%s misses %s, the first in line %,d",
                          column,
                          shape.missing() == 1
                              ? "a value"
                              : String.format(Locale.ROOT, "%,d values", shape.missing()),
                          shape.firstMissing())));
    }
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join("; ", words)
                + ". A missing feature is the last value before it; a missing target is left out.");
  }
}
