package io.github.rnncompare.benchmark;

import io.github.rnncompare.results.Provenance;

/**
 * The only line of {@code run.csv}: where and when a benchmark was run.
 *
 * @param cpu its name, and the number of its cores
 * @param date on which it began, ISO 8601, UTC
 * @param commit of rnn-compare
 */
public record RunRow(String cpu, String date, String commit) {
  private static final int DATE = "2026-01-31".length();

  static RunRow of(Provenance provenance) {
    return new RunRow(
        provenance.cpu(),
        provenance.started().substring(0, DATE),
        provenance.commit() + (provenance.uncommittedChanges() ? " with uncommitted changes" : ""));
  }
}
