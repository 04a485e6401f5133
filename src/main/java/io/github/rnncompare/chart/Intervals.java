package io.github.rnncompare.chart;

import io.github.rnncompare.statistics.Interval;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Intervals about mean losses: the axis that shows them, and as much of them as it shows. */
final class Intervals {
  /** On either side, in times of what the losses themselves take: these keep a sixth. */
  private static final double MOST_ROOM = 2.5;

  private static final double USUAL = 0.9;

  private final Scale scale;
  private final double lowestLoss;

  /**
   * The axis is logarithmic by the rule for losses. It has room for all losses and for the reach of
   * nine intervals of ten to either side, as long as the losses keep a sixth of it; where no loss
   * is below 0 it begins no lower than there.
   *
   * @param losses all that are drawn, at least one; they can be shown
   */
  Intervals(List<Double> losses, List<Summary> means) {
    DoubleSummaryStatistics range =
        losses.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    boolean logarithmic =
        Scale.wantsLogarithm(losses.stream().mapToDouble(Double::doubleValue), Scale.LOSS_FACTOR);
    DoubleUnaryOperator measure = logarithmic ? Math::log10 : value -> value;
    lowestLoss = range.getMin();
    double lowest = measure.applyAsDouble(range.getMin());
    double highest = measure.applyAsDouble(range.getMax());
    double room = highest - lowest;
    double most =
        MOST_ROOM
            * (logarithmic ? room : Math.max(room, 0.1 * Math.max(Math.abs(lowest), highest)));
    List<Double> down = new ArrayList<>(List.of(0.0));
    List<Double> up = new ArrayList<>(List.of(0.0));
    double low = lowest;
    double high = highest;
    for (Summary mean : means) {
      Optional<Interval> interval = cut(mean, lowestLoss, logarithmic);
      if (interval.isPresent()) {
        double from = measure.applyAsDouble(interval.get().low());
        double to = measure.applyAsDouble(interval.get().high());
        double middle = measure.applyAsDouble(mean.mean());
        low = Math.min(low, from);
        high = Math.max(high, to);
        down.add(middle - from);
        up.add(to - middle);
      }
    }
    low = Math.max(low, lowest - Math.min(most, usual(down)));
    high = Math.min(high, highest + Math.min(most, usual(up)));
    scale = Scale.measured(low, high, logarithmic);
  }

  Scale scale() {
    return scale;
  }

  /** The interval, if there is one, as far as it lies above 0 on an axis that has nothing below. */
  Optional<Interval> of(Summary mean) {
    return cut(mean, lowestLoss, scale.logarithmic());
  }

  private static Optional<Interval> cut(Summary mean, double lowestLoss, boolean logarithmic) {
    double end = logarithmic ? lowestLoss : lowestLoss < 0 ? Double.NEGATIVE_INFINITY : 0;
    return mean.interval()
        .filter(found -> Scale.canShow(found.low()) && Scale.canShow(found.high()))
        .filter(found -> !logarithmic || found.high() > 0)
        .map(
            found ->
                found.low() > 0 ? found : new Interval(Math.max(found.low(), end), found.high()));
  }

  private static double usual(List<Double> reaches) {
    Collections.sort(reaches);
    return reaches.get((int) Math.ceil(USUAL * reaches.size()) - 1);
  }
}
