package io.github.rnncompare.task.files;

/**
 * Where the splits of series begin, and where they end: of each series a row of the table.
 *
 * @param start the first row, for training
 * @param validation the first row for validation
 * @param test the first row for the test
 * @param end the row behind the last one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SeriesSplits(long[] start, long[] validation, long[] test, long[] end) {}
