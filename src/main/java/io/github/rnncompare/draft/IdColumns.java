package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds the columns that may name the series or the sequence of a row, the likeliest first. */
final class IdColumns {
  private static final String APART =
      "as in rows further up; expected the rows of a sequence together, so sort the file by this"
          + " column, or leave the column out if it names none";

  /** Rows of each series where nothing but its numbers suggests that a column names series. */
  private static final long MIN_OF_NUMBERS = 30;

  /** Rows of each series where all times are different. */
  private static final long MIN_OF_EACH = 5;

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
    boolean shared = haveSharedTimes(time);
    for (ColumnProfile candidate : candidates()) {
      if (!shared && !Names.isOfIds(candidate.name()) && !areTogether(candidate.name())) {
        continue; // a few times that are there twice are mistakes, say
      }
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

  /** Whether at least half of the rows have their time in common with others. */
  boolean haveSharedTimes(TimeColumns time) throws IOException {
    Map<List<String>, Integer> counts = new HashMap<>();
    forEach(
        time.names(),
        row -> counts.merge(time.names().stream().map(row::text).toList(), 1, Integer::sum));
    long alone = counts.values().stream().filter(count -> count == 1).count();
    return 2 * alone <= reading.rows();
  }

  /**
   * The column that names what a row belongs to, though times go on from row to row over all: its
   * rows are together, as those of one trip after the other, or alternate, as those of several
   * sensors do. The state of a single series does neither. Of several such columns it is the one of
   * most names: sessions, not the users that had them.
   */
  Optional<String> named() throws IOException {
    List<String> columns =
        reading.profiles().stream()
            .filter(profile -> !reading.isOfTime(profile) && !profile.isConstant())
            .filter(profile -> !profile.countsRows() && Names.isOfIds(profile.name()))
            .filter(profile -> reading.shape(profile.name()).orElseThrow().mayBeName())
            .map(ColumnProfile::name)
            .toList();
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    Map<String, TextChanges> changes = new LinkedHashMap<>();
    columns.forEach(column -> changes.put(column, new TextChanges()));
    forEach(columns, row -> changes.forEach((column, seen) -> seen.next(row.text(column))));
    return changes.entrySet().stream()
        .filter(column -> reading.rows() >= MIN_OF_EACH * column.getValue().different())
        .filter(column -> column.getValue().areTogether() || column.getValue().areMany())
        .max(Comparator.comparingInt(column -> column.getValue().different()))
        .map(Map.Entry::getKey);
  }

  /** Columns with a usual name, then those of texts, then those of few numbers. */
  List<ColumnProfile> candidates() {
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
    Set<String> names = new HashSet<>();
    List<String> all = new ArrayList<>(time.names());
    all.add(column);
    boolean unique = areUnique(all, row -> names.add(row.text(column)));
    boolean found = unique && names.size() > 1 && reading.rows() >= least * names.size();
    return found ? Optional.of((long) names.size()) : Optional.empty();
  }

  /**
   * Whether each row has other texts in some columns.
   *
   * @param each receives the rows up to the first that has the same texts as another
   */
  boolean areUnique(List<String> columns, Consumer<DataRow> each) throws IOException {
    Set<List<String>> seen = new HashSet<>();
    boolean[] unique = {true};
    DataRow.read(
        DataContent.of(reading.file()),
        columns.stream().distinct().toList(),
        row -> {
          if (unique[0]) {
            each.accept(row);
            unique[0] = seen.add(columns.stream().map(row::text).toList());
          }
        });
    return unique[0];
  }

  /** Reads some columns of all rows. */
  void forEach(List<String> columns, Consumer<DataRow> each) throws IOException {
    DataRow.read(DataContent.of(reading.file()), columns, each::accept);
  }

  /** How many rows the file has. */
  long rows() {
    return reading.rows();
  }

  /** How many names there are; 0 if one column has very many. */
  int count(RowName name) throws IOException {
    if (name.columns().size() == 1) {
      return reading.profile(name.words()).map(profile -> profile.texts().size()).orElse(0);
    }
    Set<String> names = new HashSet<>();
    forEach(name.columns(), row -> names.add(name.of(row)));
    return names.size();
  }

  /** Whether equal texts of a column are in adjacent rows. */
  boolean areTogether(String column) throws IOException {
    return areTogether(new RowName(List.of(column)));
  }

  /** Whether rows of the same name are adjacent. */
  boolean areTogether(RowName name) throws IOException {
    ContiguousGroups groups = new ContiguousGroups(false);
    DataRow.read(
        DataContent.of(reading.file()), name.columns(), row -> groups.accept(name.of(row)));
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
    names.forEach(column -> groups.put(column, new ContiguousGroups(Names.isOfIds(column))));
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
                together.stream().filter(Names::isOfIds),
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

  /**
   * A column of numbers within whose groups steps go on, which begin anew in the next group: a
   * column with a name of steps ascends or descends, or another counts from the same number.
   */
  private Optional<String> withSteps(List<String> together) throws IOException {
    List<ColumnProfile> numeric =
        reading.profiles().stream().filter(ColumnProfile::isNumeric).toList();
    for (ColumnProfile candidate : numeric) {
      String name = candidate.name();
      if (together.contains(name) && !Names.isOfSteps(name) && hasSteps(name, numeric)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private boolean hasSteps(String group, List<ColumnProfile> numeric) throws IOException {
    for (ColumnProfile step : numeric) {
      if (!step.name().equals(group)
          && (goesOnWithin(group, step.name(), 1)
              || (Names.isOfSteps(step.name()) && goesOnWithin(group, step.name(), -1)))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether steps go on within groups.
   *
   * @param sign -1 for steps that descend
   */
  private boolean goesOnWithin(String group, String step, int sign) throws IOException {
    boolean named = Names.isOfSteps(step);
    String[] last = {""};
    double[] values = {Double.NaN, Double.NaN}; // of the row before, and of the first row
    boolean[] holds = {true, false};
    DataRow.read(
        DataContent.of(reading.file()),
        List.of(group, step),
        row -> {
          double now = sign * reading.numbers().parse(row.text(step).strip()).orElse(Double.NaN);
          boolean first = Double.isNaN(values[1]);
          boolean same = !first && last[0].equals(row.text(group));
          values[1] = first ? now : values[1];
          holds[0] &=
              same
                  ? named ? now > values[0] : now == values[0] + 1
                  : named ? !Double.isNaN(now) : now == values[1];
          holds[1] |= !first && !same && now <= values[0];
          last[0] = row.text(group);
          values[0] = now;
        });
    return holds[0] && holds[1];
  }
}
