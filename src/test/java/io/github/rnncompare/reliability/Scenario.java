package io.github.rnncompare.reliability;

import io.github.rnncompare.experiment.ExecutionOptions;
import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.ExperimentObserver;
import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.experiment.Run;
import io.github.rnncompare.experiment.SmallSpecs;
import io.github.rnncompare.folder.RunLock;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a person does with a results folder called "small", as the program's own commands do it, but
 * in this process and on any file system.
 */
enum Scenario {
  NEW("a new run", "small"),
  SAME("a run that replaces one of the same spec", "small"),
  OTHER("a run that replaces one of another spec", "small"),
  REPORT("report", "small"),
  RERUN("rerun", "small.rerun");

  /** What the earlier run of another spec has in the place of the spec's own. */
  static final String ANOTHER = "seeds=[5]";

  private static final ExecutionOptions PACE = new ExecutionOptions(2, Duration.ZERO);

  final String words;

  /** The folder that it writes. */
  final String folder;

  Scenario(String words, String folder) {
    this.words = words;
    this.folder = folder;
  }

  /** One for each number, in turn. */
  static Scenario of(int number) {
    List<Scenario> all = List.of(values());
    return all.get(number % all.size());
  }

  /** Whether there is a run before, which must not be lost. */
  boolean hasEarlier() {
    return this != NEW;
  }

  /**
   * Puts into a directory what is there before.
   *
   * @param finished a finished run of the spec
   * @param another and one of another
   */
  void prepare(Path directory, Path finished, Path another) throws IOException {
    SmallSpecs.write(directory, SmallSpecs.SWEEP);
    if (hasEarlier()) {
      Folders.copy(this == OTHER ? another : finished, directory.resolve("small"));
    }
  }

  /**
   * Does it from beginning to end.
   *
   * @param plain the directory, to read from
   * @param watched the same directory, to write into
   */
  @SuppressWarnings("try") // the lock is held, never used
  void run(Path plain, Path watched) throws IOException {
    RunFiles files = new RunFiles(watched.resolve(folder));
    if (this == REPORT) {
      try (RunLock lock = files.takeForReport("report")) {
        Report.write(files);
      }
      return;
    }
    Path spec = this == RERUN ? plain.resolve("small/spec.yaml") : plain.resolve("small.yaml");
    run(ExperimentSpec.read(spec, List.of()), files);
  }

  /** The command that does it in a process of its own. */
  List<String> arguments(Path directory) {
    String small = directory.resolve("small").toString();
    return switch (this) {
      case REPORT -> List.of("report", small);
      case RERUN -> List.of("rerun", small, "--jobs", "2", "--checkpoint", "0");
      default ->
          List.of(
              "run",
              directory.resolve("small.yaml").toString(),
              "--jobs",
              "2",
              "--checkpoint",
              "0",
              "--out",
              directory.toString());
    };
  }

  /** Runs an experiment in a folder. */
  static void run(ExperimentSpec spec, RunFiles files) throws IOException {
    try (Run run =
        Run.begin(new Experiment(spec), files, Backend.load(), "run small.yaml", false)) {
      run.execute(PACE, "run small.yaml", new ExperimentObserver() {});
      Report.write(files);
      run.finish();
    }
  }
}
