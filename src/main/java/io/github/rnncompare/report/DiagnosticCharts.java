package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossChart;
import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.chart.Picture;
import io.github.rnncompare.chart.Quantity;
import io.github.rnncompare.report.DiagnosedNetworks.Stage;
import io.github.rnncompare.spec.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The charts of what was measured inside the networks, by file name. */
final class DiagnosticCharts {
  /**
   * What is drawn.
   *
   * @param along what the horizontal axis shows
   */
  private record Drawn(String measure, String along, Quantity quantity) {}

  private static final List<Drawn> BY_POSITION =
      List.of(
          new Drawn(
              "gradient_norm",
              "steps before the last",
              Quantity.of("norm of the loss's gradient with respect to the hidden state")),
          new Drawn("gate_opening", "step", Quantity.share("mean opening of the gate")),
          new Drawn("state_norm", "step", Quantity.of("norm of the hidden state")));

  private static final List<Drawn> BY_EPOCH =
      List.of(
          new Drawn("gradient_factor", "epoch", Quantity.of("gradient's factor a step back")),
          new Drawn("spectral_radius", "epoch", Quantity.of("spectral radius")),
          new Drawn("saturated_share", "epoch", Quantity.share("share of saturated units")),
          new Drawn("clipped_share", "epoch", Quantity.share("share of clipped updates")));

  private DiagnosticCharts() {}

  /** Those for which the run has data. */
  static Map<String, Picture> of(DiagnosedNetworks networks) {
    Map<String, Picture> charts = new LinkedHashMap<>();
    for (Drawn drawn : BY_POSITION) {
      for (Stage stage : Stage.values()) {
        add(
            charts,
            drawn,
            drawn.measure() + "_" + Names.of(stage),
            networks.byPosition(drawn.measure(), stage));
      }
    }
    for (Drawn drawn : BY_EPOCH) {
      add(charts, drawn, drawn.measure(), networks.byEpoch(drawn.measure()));
    }
    return charts;
  }

  private static void add(
      Map<String, Picture> charts, Drawn drawn, String name, List<LossCurve> curves) {
    if (!curves.isEmpty()) {
      charts.put(name, LossChart.of(drawn.along(), drawn.quantity(), curves, Optional.empty()));
    }
  }
}
