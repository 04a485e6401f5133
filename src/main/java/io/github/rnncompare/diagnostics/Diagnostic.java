package io.github.rnncompare.diagnostics;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.Sequences;
import java.util.List;

/** What can be measured inside a network. */
public enum Diagnostic {
  /** {@code gradient_norm} by distance, and {@code gradient_factor}: {@link TimeGradients}. */
  GRADIENT_THROUGH_TIME {
    @Override
    List<Reading> of(
        RecurrentNetwork network,
        Inspection inspection,
        Sequences sequences,
        DiagnosticSettings settings) {
      return new TimeGradients(network, inspection, sequences).readings();
    }
  },
  /** {@code lyapunov_exponent} by rank: {@link LyapunovExponents}. */
  LYAPUNOV_EXPONENTS {
    @Override
    List<Reading> of(
        RecurrentNetwork network,
        Inspection inspection,
        Sequences sequences,
        DiagnosticSettings settings) {
      return new LyapunovExponents(inspection, settings.exponents(), DIRECTIONS_SEED).readings();
    }
  },
  /** {@code spectral_radius}, and {@code singular_value} by rank: {@link RecurrentSpectrum}. */
  RECURRENT_SPECTRUM {
    @Override
    List<Reading> of(
        RecurrentNetwork network,
        Inspection inspection,
        Sequences sequences,
        DiagnosticSettings settings) {
      return RecurrentSpectrum.readings(inspection);
    }
  },
  /** {@code saturated_share}: {@link Activity#saturation}. */
  SATURATION {
    @Override
    List<Reading> of(
        RecurrentNetwork network,
        Inspection inspection,
        Sequences sequences,
        DiagnosticSettings settings) {
      return new Activity(inspection).saturation();
    }
  },
  /** {@code gate_opening} by step: {@link Activity#openings}. */
  GATE_OPENINGS {
    @Override
    List<Reading> of(
        RecurrentNetwork network,
        Inspection inspection,
        Sequences sequences,
        DiagnosticSettings settings) {
      return new Activity(inspection).openings();
    }
  },
  /** {@code state_norm} by step: {@link Activity#stateNorms}. */
  STATE_NORMS {
    @Override
    List<Reading> of(
        RecurrentNetwork network,
        Inspection inspection,
        Sequences sequences,
        DiagnosticSettings settings) {
      return new Activity(inspection).stateNorms();
    }
  },
  /** {@code clipped_share} of each epoch's updates, which training counts. */
  CLIPPING {
    @Override
    List<Reading> of(
        RecurrentNetwork network,
        Inspection inspection,
        Sequences sequences,
        DiagnosticSettings settings) {
      return List.of();
    }
  };

  /** The estimates hardly depend on the directions to begin with; all networks get the same. */
  private static final long DIRECTIONS_SEED = 1;

  /** What it finds in a network. */
  abstract List<Reading> of(
      RecurrentNetwork network,
      Inspection inspection,
      Sequences sequences,
      DiagnosticSettings settings);
}
