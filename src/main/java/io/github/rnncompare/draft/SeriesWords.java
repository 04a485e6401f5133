package io.github.rnncompare.draft;

import io.github.rnncompare.data.NameList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a draft of a forecast says about the file, and about what it chooses. */
final class SeriesWords {
  private final SeriesPlan plan;
  private final CsvReading reading;

  SeriesWords(SeriesPlan plan) {
    this.plan = plan;
    this.reading = plan.reading();
  }

  /** The question of the experiment. */
  String question() {
    return String.format(Locale.ROOT, "Which architecture forecasts the next %s best?", forecast());
  }

  /** "value of load", "3 values of load". */
  private String forecast() {
    return (plan.horizon() == 1 ? "value" : plan.horizon() + " values")
        + " of "
        + plan.target().words();
  }

  /** What is not as usual, and at last what the rows are taken for, a sentence each. */
  List<String> remarks() throws IOException {
    List<String> all = new ArrayList<>(plan.categories().remarks());
    mostlyMissing().ifPresent(all::add);
    if (plan.names().isPresent()) {
      all.addAll(plan.names().get().remarks());
    }
    all.addAll(plan.categories().alike());
    plan.table()
        .times()
        .flatMap(
            times ->
                CsvDraft.order(
                    times.order(),
                    "The newest rows come first: they are read the other way round."))
        .ifPresent(all::add);
    plan.timing().remark(plan.bridged()).ifPresent(all::add);
    reading.missingWords(plan.used()).ifPresent(all::add);
    if (plan.table().times().isEmpty()) {
      Counter.beginningAnew(reading.profiles(), plan.used()).ifPresent(all::add);
    }
    if (reading.time().isEmpty() && plan.series().isEmpty()) {
      plan.time().stream()
          .flatMap(counter -> reading.profile(counter.names().get(0)).stream())
          .filter(profile -> !profile.countsRows())
          .map(Counter::words)
          .forEach(all::add);
    }
    if (plan.time().isEmpty() && plan.series().isEmpty() && areIndependent()) {
      all.add(
          "Warning: no column depends on the row before it: if rows are samples that are"
              + " independent of each other, a recurrent network can gain nothing from their order.");
    }
    if (plan.columns().size() > 1) {
      all.add(plan.target().reason());
    }
    all.add(taken());
    return all;
  }

  private boolean areIndependent() {
    double noise =
        3 / Math.sqrt((double) reading.rows()); // of independent values, hardly ever more
    return plan.columns().stream().allMatch(column -> Math.abs(column.autocorrelation()) < noise);
  }

  private Optional<String> mostlyMissing() {
    List<String> columns =
        reading.profiles().stream()
            .filter(profile -> profile.isNumeric() && !profile.isConstant())
            .filter(SeriesDraft::isMostlyMissing)
            .map(ColumnProfile::name)
            .filter(name -> !plan.used().contains(name))
            .toList();
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            NameList.of(columns)
                + (columns.size() == 1 ? " is" : " are")
                + " left out: more than half of the values are missing; to see them nevertheless,"
                + " name all columns: --features.");
  }

  private String taken() {
    int columns = plan.columns().size();
    return String.format(
        Locale.ROOT,
        "Taken as %s; the draft forecasts the next %s from the last %d%s.%s%s",
        plan.series()
            .map(
                name ->
                    String.format(
                        Locale.ROOT, "%,d series by %s", plan.table().count(), name.words()))
            .orElse(columns == 1 ? "a series" : columns + " series"),
        forecast(),
        plan.window(),
        columns == 1 ? "" : " of all",
        CsvDraft.leftOut(reading.profiles(), plan.used()),
        plan.time().isPresent()
            ? ""
            : " No column has times (such as 2020-01-31)"
                + (plan.series().isPresent() ? "" : " or ids")
                + ": the rows are taken as consecutive steps in time.");
  }
}
