package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the columns that may name the series or the sequence of a row, the likeliest first. */
final class IdColumns {
  private static final String APART =
      "as in rows further up; expected the rows of a sequence together, so sort the file by this"
          + " column, or leave the column out if it names none";

  /** Rows of each series where nothing but its numbers suggests that a column names series. */
  private static final long MIN_OF_NUMBERS = 30;

  /** A column is looked at in a pass of its own; behind the first that fits, so many are. */
  private static final int MAX_OTHERS = 2;

  private final CsvReading reading;

  IdColumns(CsvReading reading) {
    this.reading = reading;
  }

  /** The columns that name series, so that each series has every time at most once. */
  List<String> ofSeries(TimeColumns time) throws IOException {
    List<String> found = new ArrayList<>();
    Set<Long> counts = new HashSet<>();
    int others = 0;
    for (ColumnProfile candidate : candidates()) {
      boolean named = !candidate.isNumeric() || Names.isOfSequences(candidate.name());
      if (!found.isEmpty() && (!named || ++others > MAX_OTHERS)) {
        break;
      }
      Optional<Long> count = seriesOf(time, candidate.name(), named ? 2 : MIN_OF_NUMBERS);
      if (count.isPresent() && counts.add(count.get())) { // as many again: another name of the same
        found.add(candidate.name());
      }
    }
    return found;
  }

  /** Columns with a usual name, then those of texts, then those of few numbers. */
  private List<ColumnProfile> candidates() {
    List<ColumnProfile> columns =
        reading.profiles().stream().filter(profile -> !reading.isOfTime(profile)).toList();
    return Stream.of(
            columns.stream().filter(profile -> Names.isOfSequences(profile.name())),
            columns.stream().filter(profile -> !profile.isNumeric() && !profile.isConstant()),
            columns.stream().filter(profile -> profile.isNumeric() && !profile.classes().isEmpty()))
        .flatMap(some -> some)
        .distinct()
        .toList();
  }

  /** How many series there are, if each has every time once, and {@code least} rows on average. */
  private Optional<Long> seriesOf(TimeColumns time, String column, long least) throws IOException {
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
    boolean found = unique[0] && names.size() > 1 && reading.rows() >= least * names.size();
    return found ? Optional.of((long) names.size()) : Optional.empty();
  }

  /** Whether equal names in a column are in adjacent rows. */
  boolean areTogether(String column) throws IOException {
    ContiguousGroups groups = new ContiguousGroups(false);
    DataRow.read(
        DataContent.of(reading.file()), List.of(column), row -> groups.accept(row.text(column)));
    return groups.areSequences();
  }

  /**
   * The columns that name sequences: those with a usual name, then those of texts other than times.
   *
   * @throws UserErrorException if there is none, but a column of such a name whose equal texts are
   *     apart
   */
  List<String> ofSequences() throws IOException {
    Map<String, ContiguousGroups> groups = new LinkedHashMap<>();
    Map<String, UserErrorException> apart = new LinkedHashMap<>();
    List<String> names = reading.profiles().stream().map(ColumnProfile::name).toList();
    names.forEach(column -> groups.put(column, new ContiguousGroups(Names.isOfSequences(column))));
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
    List<String> found =
        Stream.concat(
                together.stream().filter(Names::isOfSequences),
                reading.profiles().stream()
                    .filter(profile -> !profile.isNumeric() && !reading.isOfTime(profile))
                    .map(ColumnProfile::name)
                    .filter(together::contains)
                    .filter(column -> !Names.isOfLabels(column) && !Names.isOfSteps(column)))
            .distinct()
            .toList();
    if (found.isEmpty()) {
      Optional<String> counted = withSteps(together);
      if (counted.isPresent()) {
        return List.of(counted.get());
      }
      for (Map.Entry<String, UserErrorException> column : apart.entrySet()) {
        if (Objects.requireNonNull(groups.get(column.getKey())).areApart()) {
          throw column.getValue();
        }
      }
    }
    return found;
  }

  /** A column of numbers within whose groups steps ascend, which begin anew in the next group. */
  private Optional<String> withSteps(List<String> together) throws IOException {
    List<String> steps =
        reading.profiles().stream()
            .filter(ColumnProfile::isNumeric)
            .map(ColumnProfile::name)
            .filter(Names::isOfSteps)
            .toList();
    for (String candidate : together) {
      for (String step : steps) {
        boolean number = reading.profile(candidate).filter(ColumnProfile::isNumeric).isPresent();
        if (number && !Names.isOfSteps(candidate) && ascendsWithin(candidate, step)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }

  private boolean ascendsWithin(String group, String step) throws IOException {
    String[] last = {"", ""};
    boolean[] holds = {true, false};
    DataRow.read(
        DataContent.of(reading.file()),
        List.of(group, step),
        row -> {
          double before = reading.numbers().parse(last[1]).orElse(Double.NEGATIVE_INFINITY);
          double now = reading.numbers().parse(row.text(step).strip()).orElse(Double.NaN);
          boolean same = last[0].equals(row.text(group));
          holds[0] &= !same || now > before;
          holds[1] |= !same && now <= before;
          last[0] = row.text(group);
          last[1] = row.text(step).strip();
        });
    return holds[0] && holds[1];
  }
}
