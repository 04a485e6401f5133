package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.results.Journal;
import io.github.rnncompare.results.LossRow;
import io.github.rnncompare.results.Platform;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.RunIdentity;
import io.github.rnncompare.results.TrialRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs experiments in folders of their own. */
final class Running {
  /** Watches nothing. */
  static final ExperimentObserver NOBODY = new Nobody();

  private Running() {}

  /** Watches nothing. */
  static class Nobody implements ExperimentObserver {}

  static Outcome run(ExperimentSpec spec) throws IOException {
    return run(spec, 2);
  }

  static Outcome run(ExperimentSpec spec, int jobs) throws IOException {
    return new Experiment(spec)
        .run(
            journal(Files.createTempDirectory("rnn-compare-test")),
            new ExecutionOptions(jobs, Duration.ofHours(1)),
            NOBODY);
  }

  /** A journal that has nothing yet. */
  static Journal journal(Path results) throws IOException {
    Platform platform = new Platform("", "", false, "", "", "", "", "", "", "");
    RunIdentity nothing = new RunIdentity("{}", platform, List.of());
    RunFiles files = new RunFiles(results);
    files.prepare();
    return files.begin(new Journal.Beginning(nothing, ""));
  }

  static List<LossRow> losses(Outcome outcome) {
    return Outcome.losses(outcome.comparison());
  }

  static List<TrialRow> trials(Outcome outcome) {
    return Outcome.rows(outcome.comparison());
  }
}
