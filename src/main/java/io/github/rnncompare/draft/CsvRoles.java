package io.github.rnncompare.draft;

import io.github.rnncompare.data.RowName;
import io.github.rnncompare.data.TimeColumns;
import io.github.rnncompare.draft.DraftOptions.Kind;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of a CSV file are taken for.
 *
 * @param id the columns that name the series or sequence of a row; empty if the file is one series
 * @param others what they might be as well
 */
record CsvRoles(Kind kind, Optional<RowName> id, List<Reading> others) {
  /** Too few to learn a class from; their course may still be forecast. */
  private static final int FEW_SERIES = 10;

  static CsvRoles of(CsvReading reading, DraftOptions options) throws IOException {
    IdColumns ids = new IdColumns(reading);
    boolean one = options.kind().equals(Optional.of(Kind.ONE_SERIES));
    if (options.kind().equals(Optional.of(Kind.SEQUENCES))) {
      return sequences(reading, options, options.id().isEmpty() ? ids.ofSequences() : List.of());
    }
    List<Reading> others = new ArrayList<>();
    if (reading.time().isPresent()) {
      if (options.time().isEmpty()) {
        TimeRole.others(reading.shapes(), reading.time().get())
            .forEach(column -> others.add(reading("times in " + column, "--time", column)));
      }
      if (options.id().isEmpty() && isInOrder(reading, ids)) {
        return inOrder(ids, options, others);
      }
      List<RowName> series =
          options.rowName().isPresent()
              ? List.of(options.rowName().get())
              : one
                  ? List.of()
                  : ids.ofSeries(reading.time().get()).stream().map(CsvRoles::name).toList();
      if (!series.isEmpty()) {
        return panel(reading, options, series, others);
      }
    }
    if (reading.time().isPresent() && options.id().isEmpty() && !one && isOfDates(reading)) {
      Optional<RowName> joined = JoinedIds.of(reading, ids);
      if (joined.isPresent()) {
        return panel(reading, options, List.of(joined.get()), others);
      }
    }
    if (one) {
      return new CsvRoles(Kind.SERIES, Optional.empty(), others);
    }
    List<String> found = options.id().isEmpty() ? ids.ofSequences() : List.of();
    boolean named = !found.isEmpty() && Names.isOfIds(found.get(0));
    if (options.kind().isPresent()) {
      return new CsvRoles(
          Kind.SERIES, named ? Optional.of(name(found.get(0))) : options.rowName(), others);
    }
    if (named
        && ids.count(name(found.get(0))) < FEW_SERIES
        && !hasLabel(reading, options)
        && !StepColumn.beginsAnew(reading, name(found.get(0)))) {
      return new CsvRoles(Kind.SERIES, Optional.of(name(found.get(0))), others);
    }
    if (options.id().isEmpty() && found.isEmpty() && reading.time().isEmpty()) {
      StepColumn.refuseAnew(reading);
    }
    return options.id().isEmpty() && found.isEmpty()
        ? new CsvRoles(Kind.SERIES, Optional.empty(), others)
        : sequences(reading, options, found);
  }

  /** Rows whose times go on over all of them: one series, unless a column names several. */
  private static CsvRoles inOrder(IdColumns ids, DraftOptions options, List<Reading> others)
      throws IOException {
    Optional<String> named =
        options.kind().equals(Optional.of(Kind.ONE_SERIES)) ? Optional.empty() : ids.named();
    if (named.isEmpty()) {
      return new CsvRoles(Kind.SERIES, Optional.empty(), others);
    }
    RowName name = name(named.get());
    boolean together = ids.areTogether(name) && options.kind().isEmpty();
    boolean enough = ids.rows() >= SeriesDraft.MIN_ROWS;
    if (enough) {
      others.add(reading("one series of all rows", "--as", "one_series"));
    }
    if (together && enough) {
      others.add(reading("series by " + name.words(), "--as", "series"));
    }
    return new CsvRoles(together ? Kind.SEQUENCES : Kind.SERIES, Optional.of(name), others);
  }

  /** Rows with a time and a name: series, or sequences if there are many and they have labels. */
  private static CsvRoles panel(
      CsvReading reading, DraftOptions options, List<RowName> series, List<Reading> others)
      throws IOException {
    RowName id = series.get(0);
    int count = new IdColumns(reading).count(id);
    boolean few = count > 0 && count < FEW_SERIES;
    Reading forecast = reading("series by " + id.words() + ", to be forecast", "--as", "series");
    if (options.kind().isEmpty() && !few && hasLabel(reading, options)) {
      CsvRoles roles =
          id.columns().size() > 1
              ? new CsvRoles(Kind.SEQUENCES, Optional.of(id), new ArrayList<>())
              : sequences(reading, options, new IdColumns(reading).ofSequences());
      roles.others.add(forecast);
      return roles;
    }
    List<String> labels =
        options.kind().isPresent() || options.target().isPresent()
            ? List.of()
            : SeriesLabels.of(reading, id, count);
    if (!few
        && id.columns().stream().allMatch(Names::isOfSubjects)
        && labels.contains(lastColumn(reading))) {
      return new CsvRoles(Kind.SEQUENCES, Optional.of(id), List.of(forecast));
    }
    series
        .subList(1, series.size())
        .forEach(name -> others.add(reading("series by " + name.words(), "--id", option(name))));
    labels.forEach(
        label ->
            others.add(
                new Reading(
                    "sequences by " + id.words() + ", predict " + label,
                    List.of("--as", "sequences", "--id", option(id), "--target", label))));
    return new CsvRoles(Kind.SERIES, Optional.of(id), others);
  }

  private static String lastColumn(CsvReading reading) {
    return reading.profiles().get(reading.profiles().size() - 1).name();
  }

  private static RowName name(String column) {
    return new RowName(List.of(column));
  }

  private static String option(RowName name) {
    return String.join(",", name.columns());
  }

  private static CsvRoles sequences(CsvReading reading, DraftOptions options, List<String> found) {
    RowName id =
        options
            .rowName()
            .or(() -> found.stream().findFirst().map(CsvRoles::name))
            .orElseThrow(
                () ->
                    new UserErrorException(
                        reading.file()
                            + ": no column names sequences whose rows stand together; name one:"
                            + " --id"));
    List<Reading> others = new ArrayList<>();
    if (options.id().isEmpty()) {
      found.stream()
          .skip(1)
          .forEach(column -> others.add(reading("sequences by " + column, "--id", column)));
    }
    return new CsvRoles(Kind.SEQUENCES, Optional.of(id), others);
  }

  private static Reading reading(String meaning, String option, String value) {
    return new Reading(meaning, List.of(option, value));
  }

  private static boolean isOfDates(CsvReading reading) {
    return reading.time().orElseThrow().names().stream()
        .anyMatch(name -> reading.shape(name).map(ColumnShape::isTime).orElse(false));
  }

  /** Whether the times are those of one series: each once, in order. */
  private static boolean isInOrder(CsvReading reading, IdColumns ids) throws IOException {
    TimeColumns time = reading.time().orElseThrow();
    List<String> names = time.names();
    return names.size() > 1
        ? ids.areUnique(names, row -> {})
        : reading.shape(names.get(0)).map(ColumnShape::isInOrder).orElse(false);
  }

  private static boolean hasLabel(CsvReading reading, DraftOptions options) {
    return options.target().map(Names::isOfLabels).orElse(false)
        || reading.profiles().stream().anyMatch(profile -> Names.isOfLabels(profile.name()));
  }
}
