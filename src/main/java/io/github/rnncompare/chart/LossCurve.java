package io.github.rnncompare.chart;

import io.github.rnncompare.statistics.Summary;
import java.util.List;

/**
 * One architecture's loss by epoch, over its seeds.
 *
 * @param epochs in ascending order
 * @param losses the finite losses of all seeds, epoch by epoch
 */
public record LossCurve(String architecture, List<Long> epochs, List<Summary> losses) {}
