package io.github.rnncompare.benchmark;

/**
 * How long to measure.
 *
 * @param warmUpMilliseconds before the first run of a workload, about
 * @param runMilliseconds of each side's turn in each round, about
 */
record Effort(int rounds, long warmUpMilliseconds, long runMilliseconds) {
  static final Effort QUICK = new Effort(5, 400, 100);
  static final Effort FULL = new Effort(9, 3000, 600);
}
