package io.github.rnncompare.results;

import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Sweep;
import io.github.rnncompare.spec.TextFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that the files of a run are consistent: with the trials in the spec, with each other, and
 * with the possible ranges of their numbers. No report is made from inconsistent files.
 */
final class RunCheck {
  private final ResultsFolder folder;
  private final RunFiles.Content content;
  private final PlannedRun plan;
  private final ResultFile<TrialRow> trials;

  private RunCheck(ResultsFolder folder, RunFiles.Content content) throws IOException {
    this.folder = folder;
    this.content = content;
    plan = PlannedRun.read(folder.path(RunTables.SPEC)).widenedBy(content.sweepTrials());
    trials = file(RunTables.TRIALS, content.trials());
  }

  /**
   * Checks what was read from a folder.
   *
   * @return {@code content}
   * @throws UserErrorException naming file and line of the first inconsistency
   */
  static RunFiles.Content checked(ResultsFolder folder, RunFiles.Content content)
      throws IOException {
    new RunCheck(folder, content).check();
    return content;
  }

  private void check() throws IOException {
    ResultFile<TrialRow> search = file(RunTables.SWEEP_TRIALS, content.sweepTrials());
    checkThere();
    Map<String, Set<Map<String, String>>> tried = Map.of();
    if (plan.sweep().isPresent()) {
      Sweep sweep = plan.sweep().get();
      tried = TrialPlanCheck.search(search, plan, sweep.seeds(), sweep.draws());
    }
    TrialPlanCheck.comparison(trials, plan, tried, search.path().toString());
    MetricOfRun metric = MetricOfRun.of(trials);
    TrialValueCheck values = new TrialValueCheck(plan, metric);
    values.check(trials, false);
    values.check(search, true);
    LossCheck.check(file(RunTables.LOSSES, content.losses()), trials, plan, metric);
    LossCheck.check(file(RunTables.SWEEP_LOSSES, content.sweepLosses()), search, plan, metric);
    BaselineCheck.check(file(RunTables.BASELINES, content.baselines()), plan, trials, metric);
    PredictionCheck.check(
        file(RunTables.PREDICTIONS, content.predictions()), plan, trials, content.baselines());
    DiagnosticCheck.check(file(RunTables.DIAGNOSTICS, content.diagnostics()), trials);
    CostCheck.check(file(RunTables.COSTS, content.costs()), trials);
    checkProvenance();
  }

  private <R extends Record> ResultFile<R> file(String name, List<R> rows) throws IOException {
    return new ResultFile<>(folder.path(OlderNames.present(folder, name)), rows);
  }

  /** Checks that the files of a sweep exist if and only if the spec has a sweep. */
  private void checkThere() {
    for (String name : List.of(RunTables.SWEEP_TRIALS, RunTables.SWEEP_LOSSES)) {
      Path path = folder.path(name);
      if (Files.exists(path) != plan.sweep().isPresent()) {
        throw new UserErrorException(
            path
                + (plan.sweep().isPresent() ? " is missing, but " : " is there, but ")
                + plan.file()
                + (plan.sweep().isPresent() ? " has a sweep" : " has no sweep")
                + "; run the experiment again");
      }
    }
  }

  private void checkCount(String key, Optional<Integer> count) throws IOException {
    if (count.isPresent() && count.get() < 1) {
      throw provenanceFault(key, count.get().toString(), "a whole number, 1 or above");
    }
  }

  private void checkProvenance() throws IOException {
    Provenance provenance = content.provenance();
    if (provenance.threads() < 1) {
      throw provenanceFault(
          "threads", String.valueOf(provenance.threads()), "a whole number, 1 or above");
    }
    checkCount("training_sequences", provenance.trainingSequences());
    checkCount("test_sequences", provenance.testSequences());
    if (!provenance.seeds().equals(plan.seeds())) {
      throw provenanceFault("seeds", provenance.seeds().toString(), "the seeds of " + plan.file());
    }
  }

  private UserErrorException provenanceFault(String key, String found, String expected)
      throws IOException {
    Path path = folder.path(RunTables.PROVENANCE);
    List<String> lines = TextFile.read(path, "file").lines().toList();
    int line = 1;
    Optional<String> first = lines.stream().filter(l -> l.contains("\"" + key + "\"")).findFirst();
    line += first.map(lines::indexOf).orElse(0);
    return new UserErrorException(
        path + ":" + line + ": '" + key + "' is " + Excerpt.of(found) + "; expected " + expected);
  }
}
