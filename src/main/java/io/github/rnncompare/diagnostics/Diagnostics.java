package io.github.rnncompare.diagnostics;

import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.tensor.Floats;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.memory.enums.AllocationPolicy;
import org.nd4j.linalg.api.memory.enums.LearningPolicy;
import org.nd4j.linalg.api.memory.enums.SpillPolicy;
import org.nd4j.linalg.factory.Nd4j;

/** Measures what goes on inside a network, on a few sequences. It changes nothing in it. */
public final class Diagnostics {
  /** The estimates hardly depend on the directions to begin with; all networks get the same. */
  private static final long DIRECTIONS_SEED = 1;

  /**
   * Released at once: the arrays lie outside the heap, where the garbage collector does not see how
   * much there is.
   */
  private static final WorkspaceConfiguration OF_ONE_LOOK =
      WorkspaceConfiguration.builder()
          .initialSize(0)
          .policyAllocation(AllocationPolicy.STRICT)
          .policyLearning(LearningPolicy.NONE)
          .policySpill(SpillPolicy.EXTERNAL)
          .build();

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
    MemoryWorkspace memory =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(OF_ONE_LOOK, "rnn-compare diagnostics");
    try {
      return readings(network, Inspection.of(network, sequences));
    } finally {
      memory.close();
      Nd4j.getWorkspaceManager().destroyWorkspace(memory);
    }
  }

  private List<Reading> readings(RecurrentNetwork network, Inspection inspection) {
    List<Reading> readings = new ArrayList<>();
    for (Diagnostic measure : settings.measures()) {
      for (Reading reading : of(measure, network, inspection)) {
        if (Double.isFinite(reading.value())) {
          readings.add(reading);
        }
      }
    }
    return readings;
  }

  private List<Reading> of(Diagnostic measure, RecurrentNetwork network, Inspection inspection) {
    return switch (measure) {
      case GRADIENT_THROUGH_TIME -> new TimeGradients(network, inspection, sequences).readings();
      case LYAPUNOV_EXPONENTS ->
          new LyapunovExponents(inspection, settings.exponents(), DIRECTIONS_SEED).readings();
      case RECURRENT_SPECTRUM -> RecurrentSpectrum.readings(inspection);
      case SATURATION -> new Activity(inspection).saturation();
      case GATE_OPENINGS -> new Activity(inspection).openings();
      case STATE_NORMS -> new Activity(inspection).stateNorms();
      case CLIPPING -> List.of(); // nothing that can be seen in a network
    };
  }
}
