package io.github.rnncompare.statistics;

/** Both ends belong to it. */
public record Interval(double low, double high) {}
