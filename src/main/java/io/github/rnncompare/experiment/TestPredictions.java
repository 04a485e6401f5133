package io.github.rnncompare.experiment;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.network.SavedModel;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.Csv;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.PredictionRow;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.statistics.Conformal;
import io.github.rnncompare.task.BaselinePredictions;
import io.github.rnncompare.task.Place;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Split.Predicted;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What the trained networks and the baselines predict on the test split, value by value. */
final class TestPredictions {
  /** The probability with which an interval is to hold the value. */
  static final double LEVEL = 0.9;

  private final Experiment experiment;
  private final List<Trial> trials;
  private final List<TrialRecord> records;
  private final Journal journal;

  /**
   * Predictions of trials that have ended.
   *
   * @param records of {@code trials}, in their order
   * @param journal has the models of those that ended well
   */
  TestPredictions(
      Experiment experiment, List<Trial> trials, List<TrialRecord> records, Journal journal) {
    this.experiment = experiment;
    this.trials = trials;
    this.records = records;
    this.journal = journal;
  }

  /**
   * The rows of a seed.
   *
   * @return none if there is no test split, or no trial of the seed ended well
   */
  List<PredictionRow> of(long seed) throws IOException {
    TaskData data = experiment.data(seed);
    Split test = data.test();
    if (test == null) {
      return List.of();
    }
    List<Predicted> places = List.of();
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      if (trials.get(i).seed() == seed && records.get(i).trial().isOk()) {
        String name = trials.get(i).candidate().architecture().name();
        RecurrentNetwork network = SavedModel.read(journal.model(trials.get(i).index())).network();
        List<Predicted> predicted = predicted(test, network);
        columns.put(name, texts(predicted.stream().map(Predicted::value).toList()));
        if (isForecast(predicted) && data.validation() != null) {
          addInterval(name, predicted, predicted(data.validation(), network), columns);
        }
        places = predicted;
      }
    }
    if (!places.isEmpty()) {
      for (BaselinePredictions baseline : experiment.baselinePredictions(data)) {
        columns.put(baseline.name(), texts(baseline.values().get()));
      }
    }
    return rows(seed, places, inOrder(columns));
  }

  /** The same with empty columns for architectures whose trial of the seed did not end well. */
  private Map<String, List<String>> inOrder(Map<String, List<String>> columns) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Trial trial : trials) {
      String name = trial.candidate().architecture().name();
      all.put(name, columns.getOrDefault(name, List.of()));
      if (trials.stream().anyMatch(any -> hasInterval(any, columns))) {
        ends(trial).forEach(end -> all.put(end, columns.getOrDefault(end, List.of())));
      }
    }
    columns.forEach(all::putIfAbsent);
    return all;
  }

  private static List<String> ends(Trial trial) {
    return PredictionRow.ends(trial.candidate().architecture().name());
  }

  private static boolean hasInterval(Trial trial, Map<String, List<String>> columns) {
    return columns.keySet().containsAll(ends(trial));
  }

  private List<Predicted> predicted(Split split, RecurrentNetwork network) {
    return split.predicted(
        experiment.shape().targets(),
        batch -> network.outputs(batch.features(), batch.mask()),
        BaselinePredictions.MOST);
  }

  private static boolean isForecast(List<Predicted> values) {
    return !values.isEmpty() && values.get(0).place().row() != null;
  }

  /** Adds the interval of each forecast, by errors on the validation split as far ahead. */
  private static void addInterval(
      String name,
      List<Predicted> tested,
      List<Predicted> validated,
      Map<String, List<String>> columns) {
    Map<Kind, List<Double>> errors = new LinkedHashMap<>();
    for (Predicted value : validated) {
      if (value.actual() instanceof Double actual && value.value() instanceof Double predicted) {
        errors
            .computeIfAbsent(Kind.of(value.place()), kind -> new ArrayList<>())
            .add(Math.abs(predicted - actual));
      }
    }
    Map<Kind, OptionalDouble> radii = new LinkedHashMap<>();
    errors.forEach(
        (kind, all) ->
            radii.put(
                kind,
                Conformal.radius(all.stream().mapToDouble(Double::doubleValue).toArray(), LEVEL)));
    List<String> low = new ArrayList<>();
    List<String> high = new ArrayList<>();
    for (Predicted value : tested) {
      OptionalDouble radius = radii.getOrDefault(Kind.of(value.place()), OptionalDouble.empty());
      boolean known = radius.isPresent() && value.value() instanceof Double;
      double centre = known ? (Double) value.value() : Double.NaN;
      low.add(known ? Csv.field(centre - radius.getAsDouble()) : "");
      high.add(known ? Csv.field(centre + radius.getAsDouble()) : "");
    }
    columns.put(PredictionRow.ends(name).get(0), low);
    columns.put(PredictionRow.ends(name).get(1), high);
  }

  /** What forecasts with one interval have in common. */
  private record Kind(String target, long stepsAhead) {
    static Kind of(Place place) {
      return new Kind(place.target(), place.stepsAhead() == null ? 1 : place.stepsAhead());
    }
  }

  private static List<String> texts(List<Object> values) {
    return values.stream().map(Csv::field).toList();
  }

  private static List<PredictionRow> rows(
      long seed, List<Predicted> places, Map<String, List<String>> columns) {
    List<PredictionRow> rows = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Map<String, String> predicted = new LinkedHashMap<>();
      int at = i;
      columns.forEach(
          (name, values) -> predicted.put(name, values.isEmpty() ? "" : values.get(at)));
      Place place = places.get(i).place();
      rows.add(
          new PredictionRow(
              seed,
              place.sequence(),
              place.row(),
              place.time(),
              place.step(),
              place.stepsAhead(),
              place.target(),
              Csv.field(places.get(i).actual()),
              predicted));
    }
    return rows;
  }
}
