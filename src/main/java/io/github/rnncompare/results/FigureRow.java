package io.github.rnncompare.results;

/**
 * A row of {@code figures.csv}: what was measured for a claim without being judged.
 *
 * @param of what it was measured
 * @param quantity with its unit
 * @param value a number, "17 of 20", or "> 320" where it is known only that it is more
 */
public record FigureRow(long claim, String of, String quantity, String value) {}
