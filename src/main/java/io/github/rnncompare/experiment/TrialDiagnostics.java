package io.github.rnncompare.experiment;

import io.github.rnncompare.diagnostics.Diagnostic;
import io.github.rnncompare.diagnostics.DiagnosticSettings;
import io.github.rnncompare.diagnostics.Diagnostics;
import io.github.rnncompare.diagnostics.Reading;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.DiagnosticRow;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.training.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is measured inside the network of one trial, if anything is. */
final class TrialDiagnostics {
  private final Trial trial;
  private final Map<String, String> configuration;
  private final RecurrentNetwork network;
  private final @Nullable Diagnostics diagnostics;
  private final List<DiagnosticRow> rows = new ArrayList<>();

  TrialDiagnostics(
      Trial trial,
      Map<String, String> configuration,
      RecurrentNetwork network,
      TaskData data,
      Optional<DiagnosticSettings> asked) {
    this.trial = trial;
    this.configuration = configuration;
    this.network = network;
    diagnostics = asked.map(each -> new Diagnostics(each, data.train().set())).orElse(null);
  }

  /** Resumes with what was measured before. */
  void restore(List<DiagnosticRow> measured) {
    rows.addAll(measured);
  }

  /** Measures the network after an epoch, if it is to be measured then. */
  void epochEnded(EpochRecord epoch) {
    if (diagnostics == null) {
      return;
    }
    if (diagnostics.has(Diagnostic.CLIPPING) && epoch.clippedShare() != null) {
      add(epoch.epoch(), new Reading(0, "clipped_share", "", null, epoch.clippedShare()));
    }
    if (diagnostics.isAsked(epoch.epoch())) {
      diagnostics.readings(network).forEach(reading -> add(epoch.epoch(), reading));
    }
  }

  /**
   * Measures the network that is tested.
   *
   * @param epoch that it is of
   */
  void trained(long epoch) {
    if (diagnostics != null && !diagnostics.isAsked(epoch)) {
      diagnostics.readings(network).forEach(reading -> add(epoch, reading));
    }
  }

  private void add(long epoch, Reading reading) {
    rows.add(
        new DiagnosticRow(
            trial.candidate().architecture().name(),
            configuration,
            trial.seed(),
            epoch,
            reading.layer(),
            reading.measure(),
            reading.of(),
            reading.position(),
            reading.value()));
  }

  /** All rows so far. */
  List<DiagnosticRow> rows() {
    return List.copyOf(rows);
  }
}
