package io.github.rnncompare.cli;

import io.github.rnncompare.folder.RunLock;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.report.ResultsIndex;
import io.github.rnncompare.results.AcrossFiles;
import io.github.rnncompare.results.IndexFile;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: regenerates reports from result files. */
@Command(
    name = "report",
    description = {
      "Regenerates the report of a run from its result files.",
      "Several runs are combined: mean ranks, tests across experiments, quality against cost."
    },
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private static final Pattern LEFT_OUT = Pattern.compile("\\.(previous-[1-3]|failed|rerun)$");

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Results folders, such as results/seed.")
  private final List<Path> directories = new ArrayList<>();

  @Option(
      names = "--update",
      description = {
        "Rewrite the result files of an older version with the current names",
        "of files and columns; no value changes."
      })
  private boolean update;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report of several runs goes; by default results/across.")
  private Path out = RunCommand.RESULTS.resolve("across");

  @Override
  public Integer call() throws IOException {
    for (Path directory : directories) {
      if (!Files.isDirectory(directory)) {
        throw new UserErrorException(
            directory + " is not a folder; name one that a run has written, such as results/seed");
      }
    }
    if (directories.size() == 1) {
      report(new RunFiles(directories.get(0)));
    } else if (update) {
      throw new UserErrorException("--update takes one folder at a time");
    } else {
      across(new AcrossFiles(out));
    }
    return 0;
  }

  @SuppressWarnings("try") // the lock is held, never used
  private void report(RunFiles files) throws IOException {
    try (RunLock lock = files.takeForReport("report")) {
      if (update) {
        files.update();
      }
      OlderNamesView.show(files, terminal());
      ConclusionView.show(Report.write(files), terminal());
    }
    terminal().println("Report: " + files.path("report.md"));
  }

  @SuppressWarnings("try") // the lock is held, never used
  private void across(AcrossFiles files) throws IOException {
    Map<String, RunFiles> runs = byName();
    try (RunLock lock = files.take("report")) {
      ConclusionView.show(Report.across(runs, files), terminal());
    }
    terminal().println("Report: " + files.directory().resolve("report.md"));
    index(runs);
  }

  /** Writes a page over all of them into the folder that holds them, if that is one. */
  private void index(Map<String, RunFiles> runs) throws IOException {
    List<Path> parents =
        runs.values().stream().map(run -> parent(run.directory())).distinct().toList();
    IndexFile index = new IndexFile(parents.get(0));
    if (parents.size() > 1) {
      terminal().println("There is no page over all of them: they are not in one folder.");
    } else if (!index.isOurs()) {
      terminal().println(index.path() + " is not of this program, and stays as it is.");
    } else {
      index.write(ResultsIndex.page(index, runs.values()));
      terminal().println("All of them in a browser: " + index.path());
    }
  }

  private static Path parent(Path directory) {
    Path parent = directory.normalize().getParent();
    return parent == null ? Path.of("") : parent;
  }

  private PrintWriter terminal() {
    return command.commandLine().getOut();
  }

  /** Whether the results are from a replaced, failed or repeated run. */
  private static boolean isLeftOut(Path directory) {
    return LEFT_OUT.matcher(name(directory)).find();
  }

  /** The runs by folder name; by path where two have the same name. */
  private Map<String, RunFiles> byName() {
    Map<String, RunFiles> runs = new LinkedHashMap<>();
    List<Path> chosen = directories.stream().filter(d -> !isLeftOut(d)).toList();
    List<Path> others = directories.stream().filter(ReportCommand::isLeftOut).toList();
    if (!others.isEmpty()) {
      terminal()
          .println("Left out, as they are earlier, failed or repeated runs: " + listed(others));
    }
    if (chosen.size() < 2) {
      throw new UserErrorException(
          "fewer than two runs are left without "
              + listed(others)
              + "; copy a folder under another name to include it");
    }
    for (Path directory : chosen) {
      String name = name(directory);
      boolean alone = chosen.stream().filter(d -> name(d).equals(name)).count() == 1;
      if (runs.put(alone ? name : directory.toString(), new RunFiles(directory)) != null) {
        throw new UserErrorException(directory + " is named twice; name each folder once");
      }
    }
    return runs;
  }

  private static String listed(List<Path> folders) {
    return folders.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private static String name(Path directory) {
    return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
  }
}
