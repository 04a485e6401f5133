package io.github.rnncompare.task.files;

import io.github.rnncompare.baseline.LearntBaselines;
import io.github.rnncompare.baseline.Splits;
import io.github.rnncompare.metric.Errors;
import io.github.rnncompare.metric.Units;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.BaselinePredictions;
import io.github.rnncompare.task.LearntBaseline;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The baselines of forecasts: naive ones, the mean, and linear autoregression. */
final class SeriesBaselines {
  private final SeriesForecast task;
  private final Forecasts forecasts;
  private final Units units;
  private final SeriesSplit tested;
  private final long[] trainEnds;

  /**
   * Baselines of a task.
   *
   * @param units what errors are divided by
   * @param tested what is forecast in the test
   * @param trainEnds the row of each series behind its training split
   */
  SeriesBaselines(
      SeriesForecast task, Forecasts forecasts, Units units, SeriesSplit tested, long[] trainEnds) {
    this.task = task;
    this.forecasts = forecasts;
    this.units = units;
    this.tested = tested;
    this.trainEnds = trainEnds;
  }

  /** Persistence and, where there are seasons, the seasonal naive forecast. */
  List<Baseline> naive() {
    List<Baseline> baselines = new ArrayList<>();
    baselines.add(naive("persistence", 1));
    if (task.season() > 1) {
      baselines.add(naive(seasonal(), task.season()));
    }
    return baselines;
  }

  private Baseline naive(String name, int lag) {
    return score(name, naive(lag));
  }

  private String seasonal() {
    return "seasonal naive (" + task.season() + ")";
  }

  private IntFunction<double[][]> naive(int lag) {
    return i -> forecasts.naive(tested.origin(i), tested.stretch(i), lag);
  }

  /** What the naive forecasts are. */
  List<BaselinePredictions> naivePredictions() {
    List<BaselinePredictions> predictions = new ArrayList<>();
    predictions.add(predictions("persistence", naive(1)));
    if (task.season() > 1) {
      predictions.add(predictions(seasonal(), naive(task.season())));
    }
    return predictions;
  }

  private BaselinePredictions predictions(String name, IntFunction<double[][]> forecast) {
    return new BaselinePredictions(name, () -> values(forecast));
  }

  private List<Object> values(IntFunction<double[][]> forecast) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < tested.count() && values.size() < BaselinePredictions.MOST; i++) {
      for (double[] ofTarget : forecast.apply(i)) {
        for (double value : ofTarget) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private Baseline score(String name, IntFunction<double[][]> forecast) {
    Errors errors = task.measure().errors(units);
    for (int i = 0; i < tested.count(); i++) {
      forecasts.add(tested.origin(i), tested.stretch(i).series(), forecast.apply(i), errors);
    }
    return new Baseline(name, "test_metric", errors.value());
  }

  /**
   * The mean of each series' training split; linear regression on what the networks see; and the
   * same on the last season, where that is longer than the window and forecasts as much.
   *
   * @param splits as the networks see them
   * @param windows makes the splits of windows of another length
   */
  List<LearntBaseline> learnt(Splits splits, IntFunction<Splits> windows) {
    List<LearntBaseline> learnt = new ArrayList<>();
    learnt.add(new LearntBaseline(weights -> new Mean()));
    learnt.add(LearntBaselines.ofWindows("linear regression", splits, task.shape()));
    Shape shape = task.shape();
    int season = task.season();
    if (season > task.window() && LearntBaselines.takesWhole(shape.inputSize(), season)) {
      Splits other = windows.apply(season);
      if (other.train().set().count() > 0
          && other.validation().set().count() > 0
          && other.test().set().count() == splits.test().set().count()) {
        learnt.add(seasonal(other, shape));
      }
    }
    return learnt;
  }

  private LearntBaseline seasonal(Splits splits, Shape shape) {
    return LearntBaselines.ofWindows(
        "linear regression on a season (" + task.season() + ")",
        splits,
        new Shape(shape.inputSize(), task.season(), shape.outputSize(), shape.targets(), false));
  }

  /** The mean of each series' training split. */
  private final class Mean implements LearntBaseline.Fitted {
    private static final String NAME = "mean of training";

    private final SeriesMeans means = SeriesMeans.of(forecasts, trainEnds);

    private double[][] forecast(int index) {
      return means.forecast(tested.stretch(index).series());
    }

    @Override
    public List<Baseline> scores() {
      return List.of(score(NAME, this::forecast));
    }

    @Override
    public List<BaselinePredictions> predictions() {
      return List.of(SeriesBaselines.this.predictions(NAME, this::forecast));
    }
  }
}
