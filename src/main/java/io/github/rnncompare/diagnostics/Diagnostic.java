package io.github.rnncompare.diagnostics;

/** What can be measured inside a network. */
public enum Diagnostic {
  /** {@code gradient_norm} by distance, and {@code gradient_factor}: {@link TimeGradients}. */
  GRADIENT_THROUGH_TIME,
  /** {@code lyapunov_exponent} by rank: {@link LyapunovExponents}. */
  LYAPUNOV_EXPONENTS,
  /** {@code spectral_radius}, and {@code singular_value} by rank: {@link RecurrentSpectrum}. */
  RECURRENT_SPECTRUM,
  /** {@code saturated_share}: {@link Activity#saturation}. */
  SATURATION,
  /** {@code gate_opening} by step: {@link Activity#openings}. */
  GATE_OPENINGS,
  /** {@code state_norm} by step: {@link Activity#stateNorms}. */
  STATE_NORMS,
  /** {@code clipped_share} of each epoch's updates, which training counts. */
  CLIPPING
}
