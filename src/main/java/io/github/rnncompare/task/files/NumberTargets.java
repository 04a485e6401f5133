package io.github.rnncompare.task.files;

import io.github.rnncompare.baseline.LearntBaselines;
import io.github.rnncompare.baseline.Splits;
import io.github.rnncompare.data.DataFile;
import io.github.rnncompare.metric.Errors;
import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.metric.NumberMetric;
import io.github.rnncompare.metric.OutputBatch;
import io.github.rnncompare.metric.Units;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.BaselinePredictions;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.TargetsAt;
import io.github.rnncompare.task.TaskData;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/** The data of a task on sequence files whose targets are numbers. */
final class NumberTargets {
  private final FileSequences task;
  private final SplitSequences train;
  private final Map<String, Double> fitted = new LinkedHashMap<>();
  private final SequenceFeatures features;
  private final Encoding.Numbers targets;
  private final List<Double> means;
  private final Units units;

  NumberTargets(FileSequences task, SplitSequences train) {
    this.task = task;
    this.train = train;
    features = task.features(train, fitted);
    List<Encoding.Column> columns = columns();
    List<Scale.Fit> fits =
        Encoding.Numbers.fits(
            columns, task.at() == TargetsAt.LAST_STEP ? train::visitLast : train::visit);
    targets = Encoding.Numbers.scaled(columns, fits, task.scale(), fitted);
    means = fits.stream().map(Scale.Fit::mean).toList();
    units =
        task.numberMetric() == NumberMetric.MASE
            ? ofPersistence()
            : Units.deviations(fits.stream().map(Scale.Fit::deviation).toList());
  }

  private List<Encoding.Column> columns() {
    if (task.at() != TargetsAt.NEXT_STEP) {
      return Encoding.Column.named(task.targets(), task.source().columns().features().size());
    }
    List<String> names = task.source().columns().features();
    return task.targets().stream()
        .map(target -> new Encoding.Column(target, names.indexOf(target)))
        .toList();
  }

  TaskData data(SplitSequences validation, SplitSequences test, List<DataFile> files) {
    StoredSequences training = stored(train);
    StoredSequences validating = stored(validation);
    StoredSequences testing = stored(test);
    List<Baseline> baselines = new ArrayList<>();
    predictors()
        .forEach(
            (name, predictor) -> {
              baselines.add(
                  new Baseline(name, "final_train_loss", score(training, predictor).loss));
              baselines.add(
                  new Baseline(name, "best_validation_loss", score(validating, predictor).loss));
              Score tested = score(testing, predictor);
              baselines.add(new Baseline(name, "test_loss", tested.loss));
              baselines.add(new Baseline(name, "test_metric", tested.metric));
            });
    Splits splits =
        new Splits(split(train, training), split(validation, validating), split(test, testing));
    return new TaskData(
            splits.train(), splits.validation(), splits.test(), baselines, files, fitted)
        .with(LearntBaselines.ofNumbers(splits, task.shape()), predictions(testing));
  }

  private StoredSequences stored(SplitSequences split) {
    return features.stored(split, task.shape().timeSteps(), targets, task.at());
  }

  private Split split(SplitSequences split, StoredSequences set) {
    return new Split(set, metric(set), SequenceNumbers.of(task, split, set, targets));
  }

  private Metric metric(StoredSequences set) {
    return task.numberMetric()
        .metric(
            task.targets(), units, (outputs, first, errors) -> add(set, outputs, first, errors));
  }

  /** Adds predictions in the units of the file. */
  private void add(StoredSequences set, OutputBatch outputs, int first, Errors errors) {
    double[] actual = new double[targets.size()];
    double[] predicted = new double[targets.size()];
    set.visit(
        first,
        outputs.sequences(),
        (sequence, step, numbers, row, filled, before) -> {
          for (int k = 0; k < actual.length; k++) {
            actual[k] = numbers[row + targets.columns().get(k).index()];
            predicted[k] = targets.scales().get(k).original(outputs.at(sequence, k, step));
          }
          errors.add(actual, predicted);
        });
  }

  /** A trivial predictor of a target. */
  private interface Predictor {
    /**
     * The prediction.
     *
     * @param filled has the features one step before, if there are any, from {@code before} on
     */
    double of(int target, double[] filled, int before);
  }

  /** The mean of the training split and, for targets at the next step, persistence. */
  private Map<String, Predictor> predictors() {
    Map<String, Predictor> predictors = new LinkedHashMap<>();
    predictors.put("mean of training", (target, filled, before) -> means.get(target));
    if (task.at() == TargetsAt.NEXT_STEP) {
      predictors.put(
          "persistence",
          (target, filled, before) -> filled[before + targets.columns().get(target).index()]);
    }
    return predictors;
  }

  private List<BaselinePredictions> predictions(StoredSequences set) {
    List<BaselinePredictions> predictions = new ArrayList<>();
    predictors()
        .forEach(
            (name, predictor) ->
                predictions.add(new BaselinePredictions(name, () -> predicted(set, predictor))));
    return predictions;
  }

  private List<Object> predicted(StoredSequences set, Predictor predictor) {
    List<Object> values = new ArrayList<>();
    set.visit(
        0,
        set.count(),
        (sequence, step, numbers, row, filled, before) -> {
          for (int k = 0; k < targets.size() && values.size() < BaselinePredictions.MOST; k++) {
            values.add(predictor.of(k, filled, before));
          }
        });
    return values;
  }

  /** The mean absolute error of persistence on the training split, of each target. */
  private Units ofPersistence() {
    NaiveErrors errors = new NaiveErrors(targets.size());
    StoredSequences set = stored(train);
    set.visit(
        0,
        set.count(),
        (sequence, step, numbers, row, filled, before) -> {
          for (int k = 0; k < targets.size(); k++) {
            int column = targets.columns().get(k).index();
            errors.add(k, numbers[row + column], filled[before + column]);
          }
        });
    for (int k = 0; k < targets.size(); k++) {
      errors.require(k, task.file().name() + ": column '" + task.targets().get(k) + "'", 1);
    }
    return Units.same(errors.means());
  }

  /** The scores of a predictor: the loss on scaled targets, and the metric. */
  private record Score(double loss, double metric) {}

  private Score score(StoredSequences set, Predictor predictor) {
    int size = targets.size();
    double[] actual = new double[size];
    double[] predicted = new double[size];
    DoubleStatistics squares = DoubleStatistics.of(EnumSet.of(Statistic.MEAN));
    Errors errors = task.numberMetric().errors(units);
    set.visit(
        0,
        set.count(),
        (sequence, step, numbers, row, filled, before) -> {
          for (int k = 0; k < size; k++) {
            actual[k] = numbers[row + targets.columns().get(k).index()];
            predicted[k] = predictor.of(k, filled, before);
            double error = (actual[k] - predicted[k]) / targets.scales().get(k).factor();
            if (!Double.isNaN(actual[k])) { // missing
              squares.accept(error * error);
            }
          }
          errors.add(actual, predicted);
        });
    return new Score(squares.getAsDouble(Statistic.MEAN), errors.value());
  }
}
