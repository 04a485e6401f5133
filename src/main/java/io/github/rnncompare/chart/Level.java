package io.github.rnncompare.chart;

/** The score of a baseline, which is drawn as a horizontal line. */
public record Level(String name, double value) {}
