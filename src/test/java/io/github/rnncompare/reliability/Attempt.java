package io.github.rnncompare.reliability;

/**
 * An attack's case, and what came of it: a row of the record.
 *
 * @param number of the case
 */
record Attempt(
    String attack,
    int number,
    Outcome.Verdict verdict,
    String kind,
    String detail,
    long milliseconds) {

  boolean isFinding() {
    return verdict == Outcome.Verdict.FINDING;
  }
}
