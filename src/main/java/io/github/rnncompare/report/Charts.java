package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossChart;
import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.comparison.Comparison;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pictures of a report, by the names of their files. */
final class Charts {
  private Charts() {}

  static Map<String, Picture> of(
      Comparison comparison, List<LossCurve> training, List<LossCurve> validation) {
    Map<String, Picture> charts = new LinkedHashMap<>();
    String unit = lossUnit(comparison.run().spec());
    if (!training.isEmpty()) {
      charts.put("train_loss", LossChart.of("training loss (" + unit + ")", training));
    }
    if (!validation.isEmpty()) {
      charts.put("validation_loss", LossChart.of("validation loss (" + unit + ")", validation));
    }
    return charts;
  }

  /** What a loss is measured in. */
  private static String lossUnit(Map<String, Object> spec) {
    boolean classes =
        spec.get("task") instanceof Map<?, ?> task && "classes".equals(task.get("targets"));
    return classes ? "cross-entropy, nats" : "mean squared error";
  }

  /** Each as SVG and PNG. */
  static Map<String, byte[]> files(Map<String, Picture> charts) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    charts.forEach(
        (name, picture) -> {
          files.put(name + ".svg", picture.svg().getBytes(StandardCharsets.UTF_8));
          files.put(name + ".png", picture.png());
        });
    return files;
  }
}
