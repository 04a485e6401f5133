package io.github.rnncompare.diagnostics;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Measures what goes on inside a network, on a few sequences. It changes nothing in it. */
public final class Diagnostics {
  private final DiagnosticSettings settings;
  private final Sequences sequences;

  /**
   * Diagnostics on the first sequences of a split.
   *
   * @param split of which as many as the settings say are used, or all if there are fewer
   */
  public Diagnostics(DiagnosticSettings settings, SequenceSet split) {
    this.settings = settings;
    int count = Math.min(settings.sequences(), split.count());
    sequences = split.pick(IntStream.range(0, count).toArray());
  }

  /** Whether the network is to be measured after an epoch. */
  public boolean isAsked(long epoch) {
    return settings.epochs().contains(epoch);
  }

  /** Whether a diagnostic is asked for. */
  public boolean has(Diagnostic diagnostic) {
    return settings.measures().contains(diagnostic);
  }

  /**
   * What is found in a network as it is now. What is no finite number is left out, and so is all of
   * a network with a parameter that is none.
   *
   * @throws IllegalArgumentException for a network whose layers cannot be inspected: DL4J's own, or
   *     those that read in both directions
   */
  public List<Reading> readings(RecurrentNetwork network) {
    for (float parameter : Floats.of(network.parameters())) {
      if (!Float.isFinite(parameter)) {
        return List.of();
      }
    }
    Inspection inspection = Inspection.of(network, sequences);
    List<Reading> readings = new ArrayList<>();
    for (Diagnostic measure : settings.measures()) {
      for (Reading reading : measure.of(network, inspection, sequences, settings)) {
        if (Double.isFinite(reading.value())) {
          readings.add(reading);
        }
      }
    }
    return readings;
  }
}
