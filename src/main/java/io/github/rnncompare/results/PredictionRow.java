package io.github.rnncompare.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code predictions.csv}: a value of the test split of a seed, and what each architecture
 * and baseline predicts.
 *
 * @param sequence name of the sequence, or of the series; empty where there is one
 * @param row number of the value in its series, from 1; null if it is no value of a series
 * @param time of the value; empty where it has none
 * @param step of the sequence, from 1; null where there is one target for each sequence
 * @param stepsAhead how far the forecast looks, from 1; null where all look one step ahead, or none
 *     does
 * @param target name of the value; empty where there is one
 * @param actual a number, or the name of a class; empty where it is missing
 * @param predicted likewise, by the name of the architecture or baseline; of forecasts also the
 *     ends of each architecture's 90 % interval, {@code NAME_low} and {@code NAME_high}; empty
 *     where there is none
 */
public record PredictionRow(
    long seed,
    String sequence,
    @Nullable Long row,
    String time,
    @Nullable Long step,
    @Nullable Long stepsAhead,
    String target,
    String actual,
    Map<String, String> predicted) {

  /** The columns of the lower and the upper end of an architecture's intervals. */
  public static List<String> ends(String architecture) {
    return List.of(architecture + "_low", architecture + "_high");
  }
}
