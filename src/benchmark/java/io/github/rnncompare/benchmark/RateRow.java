package io.github.rnncompare.benchmark;

/**
 * A line of {@code rates.csv}.
 *
 * @param sgemmGigaflops of a product of two matrices [1024, 1024], 10⁹ operations a second
 * @param copyGigabytesPerSecond read and written, 10⁹ bytes a second
 */
public record RateRow(
    String implementation, long threads, double sgemmGigaflops, double copyGigabytesPerSecond) {}
