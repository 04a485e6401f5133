package io.github.rnncompare.comparison;

import io.github.rnncompare.results.SummaryRow;
import org.jspecify.annotations.Nullable;

/** The statistic that stands for the seeds of an architecture in tables, ranks and sentences. */
public enum Centre {
  /** Of scores, of which higher is better, if they do not fall into lumps. */
  MEAN,
  /** Of losses and errors, and of scores that fall into lumps. */
  MEDIAN;

  /** The value; null if there are no trials. */
  public @Nullable Double of(SummaryRow row) {
    return this == MEAN ? row.mean() : row.median();
  }

  /** The lower end of its 95 % interval; null if it has none. */
  public @Nullable Double low(SummaryRow row) {
    return this == MEAN ? row.intervalLow() : row.medianLow();
  }

  /** The upper end of its 95 % interval; null if it has none. */
  public @Nullable Double high(SummaryRow row) {
    return this == MEAN ? row.intervalHigh() : row.medianHigh();
  }
}
