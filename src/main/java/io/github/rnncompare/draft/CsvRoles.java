package io.github.rnncompare.draft;

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
 * @param id the column that names the series or sequence of a row; empty if the file is one series
 * @param others what they might be as well
 */
record CsvRoles(Kind kind, Optional<String> id, List<Reading> others) {
  /** Too few to learn a class from; their course may still be forecast. */
  private static final int FEW_SERIES = 10;

  static CsvRoles of(CsvReading reading, DraftOptions options) throws IOException {
    IdColumns ids = new IdColumns(reading);
    if (options.kind().equals(Optional.of(Kind.SEQUENCES))) {
      return sequences(reading, options, options.id().isPresent() ? List.of() : ids.ofSequences());
    }
    List<Reading> others = new ArrayList<>();
    if (reading.time().isPresent()) {
      if (options.time().isEmpty()) {
        TimeRole.others(reading.shapes(), reading.time().get())
            .forEach(column -> others.add(reading("times in " + column, "--time", column)));
      }
      if (options.id().isEmpty() && isInOrder(reading, ids)) {
        return new CsvRoles(Kind.SERIES, Optional.empty(), others);
      }
      List<String> series =
          options.id().isPresent()
              ? List.of(options.id().get())
              : ids.ofSeries(reading.time().get());
      if (!series.isEmpty()) {
        return panel(reading, options, series, others);
      }
    }
    if (reading.time().isPresent() && options.id().isEmpty() && isOfDates(reading)) {
      IdPairs.refuseApart(reading, ids, reading.time().get());
    }
    if (options.kind().isPresent()) {
      return new CsvRoles(Kind.SERIES, options.id(), others);
    }
    List<String> found = options.id().isPresent() ? List.of() : ids.ofSequences();
    if (reading.time().isPresent()
        && options.id().isEmpty()
        && found.isEmpty()
        && isOfDates(reading)) {
      IdPairs.refuseAny(reading, ids, reading.time().get());
    }
    return options.id().isEmpty() && found.isEmpty()
        ? new CsvRoles(Kind.SERIES, Optional.empty(), others)
        : sequences(reading, options, found);
  }

  /** Rows with a time and a name: series, or sequences if there are many and they have labels. */
  private static CsvRoles panel(
      CsvReading reading, DraftOptions options, List<String> series, List<Reading> others)
      throws IOException {
    String id = series.get(0);
    int count = reading.profile(id).map(profile -> profile.texts().size()).orElse(0);
    boolean few = count > 0 && count < FEW_SERIES;
    Reading forecast = reading("series by " + id + ", to be forecast", "--as", "series");
    if (options.kind().isEmpty() && !few && hasLabel(reading, options)) {
      CsvRoles roles = sequences(reading, options, new IdColumns(reading).ofSequences());
      roles.others.add(forecast);
      return roles;
    }
    List<String> labels =
        options.kind().isPresent() || options.target().isPresent()
            ? List.of()
            : SeriesLabels.of(reading, id, count);
    if (!few && Names.isOfSubjects(id) && labels.contains(lastColumn(reading))) {
      return new CsvRoles(Kind.SEQUENCES, Optional.of(id), List.of(forecast));
    }
    series
        .subList(1, series.size())
        .forEach(column -> others.add(reading("series by " + column, "--id", column)));
    labels.forEach(
        label ->
            others.add(
                new Reading(
                    "sequences by " + id + ", predict " + label,
                    List.of("--as", "sequences", "--id", id, "--target", label))));
    return new CsvRoles(Kind.SERIES, Optional.of(id), others);
  }

  private static String lastColumn(CsvReading reading) {
    return reading.profiles().get(reading.profiles().size() - 1).name();
  }

  private static CsvRoles sequences(CsvReading reading, DraftOptions options, List<String> found) {
    String id =
        options
            .id()
            .or(() -> found.stream().findFirst())
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
