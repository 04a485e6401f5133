package io.github.rnncompare.report;

import io.github.rnncompare.results.DiagnosticRow;
import io.github.rnncompare.results.RunFiles;
import java.util.List;

/** The section of a report on what was measured inside the networks. */
final class DiagnosticSection {
  private final List<DiagnosticRow> rows;
  private final Page page;

  DiagnosticSection(RunFiles.Content run, Page page) {
    rows = run.diagnostics();
    this.page = page;
  }

  /** Adds the section, if anything was measured. */
  void add() {
    if (rows.isEmpty()) {
      return;
    }
    page.add("## Inside the networks");
    if (has("gradient_norm")) {
      page.add(
          "How far back the gradient reaches: the norm of the derivative of each sequence's loss at"
              + " its last step with respect to earlier hidden states, the median over the"
              + " sequences. On this axis a straight line is a gradient that is multiplied by the"
              + " same factor with each step back; the factor in the table is that of the steps"
              + " from the tenth before the last on.");
      both("gradient_norm", "The gradient's norm by the number of steps back");
    }
    if (has("gate_opening")) {
      page.add(
          "How far the gates are open, from 0 for shut to 1, the mean over units and sequences:");
      both("gate_opening", "How far the gates are open, by step");
    }
    if (has("state_norm")) {
      page.add("How large the hidden state is, the root mean square over the sequences:");
      both("state_norm", "The norm of the hidden state, by step");
    }
    page.chart("gradient_factor", "The gradient's factor by epoch");
    page.chart("spectral_radius", "The spectral radius of the recurrent weights by epoch");
    page.chart("saturated_share", "The share of saturated units by epoch");
    page.chart("clipped_share", "The share of clipped updates by epoch");
    page.table("diagnostics");
    page.add(
        "Medians over the seeds, before training and in the networks that are tested; where layers"
            + " are stacked, the charts show the topmost. "
            + legend()
            + "All numbers are in [diagnostics.csv](diagnostics.csv).");
  }

  private boolean has(String measure) {
    return rows.stream().anyMatch(row -> row.measure().equals(measure));
  }

  private void both(String measure, String title) {
    page.chart(measure + "_untrained", title + ", before training");
    page.chart(measure + "_tested", title + ", in the networks that are tested");
  }

  private String legend() {
    StringBuilder text = new StringBuilder();
    if (has("lyapunov_exponent")) {
      text.append(
          "The Lyapunov exponent is the largest: the mean logarithm by which a step stretches the"
              + " direction that it stretches most (Vogt et al. 2022), so that the logarithm of the"
              + " factor comes near to it. ");
    }
    if (has("spectral_radius")) {
      text.append(
          "The spectral radius is the largest absolute eigenvalue of a gate's recurrent weights. ");
    }
    if (has("saturated_share")) {
      text.append(
          "A unit is saturated within 0.1 of the ends of its activation's range: below 0.1 or above"
              + " 0.9 for a gate, beyond ±0.9 for a tanh. ");
    }
    return text.toString();
  }
}
