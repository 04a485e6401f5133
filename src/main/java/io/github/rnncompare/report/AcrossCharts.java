package io.github.rnncompare.report;

import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.comparison.Across;
import java.util.LinkedHashMap;
import java.util.Map;

/** The pictures of a comparison across experiments, by the names of their files. */
final class AcrossCharts {
  private AcrossCharts() {}

  static Map<String, Picture> of(Across across) {
    return new LinkedHashMap<>();
  }
}
