package io.github.rnncompare.cli;

import io.github.rnncompare.claim.ClaimFile;
import io.github.rnncompare.claim.Claims;
import io.github.rnncompare.claim.Evidence;
import io.github.rnncompare.folder.RunLock;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.report.ClaimsReport;
import io.github.rnncompare.report.ClaimsReport.Tested;
import io.github.rnncompare.report.Report;
import io.github.rnncompare.results.ClaimResults;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code claims}: tests the claims of the lecture notes. */
@Command(
    name = "claims",
    description = {
      "Puts the claims of the lecture notes to the test, and writes what is found of each.",
      "After an interruption, the same command continues where it stopped."
    },
    mixinStandardHelpOptions = true)
final class ClaimsCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @ParentCommand private RootCommand root;
  @Mixin private final JobOptions jobOptions = new JobOptions();

  @Parameters(paramLabel = "N", description = "Numbers of claims; without any, all are tested.")
  private final List<Integer> numbers = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "The folder with the claims' experiments; by default experiments/claims.")
  private Path from = Path.of("experiments", "claims");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Put the results into DIR; by default results/claims.")
  private @Nullable Path out;

  @Option(
      names = "--quick",
      description = {
        "Run everything with few seeds and hardly any training, in about five minutes: this shows",
        "that the experiments work, and nothing else. By default into results/claims-quick."
      })
  private boolean quick;

  @Override
  @SuppressWarnings("try") // the lock is held, never used
  public Integer call() throws IOException {
    Map<Integer, List<ClaimFile>> files = files();
    ClaimResults results = new ClaimResults(out());
    try (RunLock lock = results.take("claims")) {
      ClaimRuns runs = new ClaimRuns(results, quick);
      int code = 0;
      List<String> mistakes = new ArrayList<>();
      for (int number : wanted(files)) {
        try {
          for (ClaimFile file : files.getOrDefault(number, List.of())) {
            code = Math.max(code, run(file, runs));
          }
        } catch (UserErrorException e) {
          mistakes.add(
              e.getMessage()); // such as data that are not here: the other claims do not need them
        }
      }
      List<Tested> tested = tested(files, runs);
      ClaimsReport.write(tested, results);
      show(tested);
      if (!mistakes.isEmpty()) {
        throw new UserErrorException(String.join(System.lineSeparator(), mistakes));
      }
      return code;
    }
  }

  private Path out() {
    return out != null ? out : RunCommand.RESULTS.resolve(quick ? "claims-quick" : "claims");
  }

  /** The files of each claim that has a rule, in the order of their names. */
  private Map<Integer, List<ClaimFile>> files() throws IOException {
    if (!Files.isDirectory(from)) {
      throw new UserErrorException(
          from + " is no folder; name the one with the claims' experiments with --from");
    }
    List<Path> paths;
    try (Stream<Path> found = Files.list(from)) {
      paths = found.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
    Map<Integer, List<ClaimFile>> files = new TreeMap<>();
    for (Path path : paths) {
      ClaimFile file = ClaimFile.read(path);
      files.computeIfAbsent(file.number(), any -> new ArrayList<>()).add(file);
    }
    files.keySet().retainAll(Claims.numbers());
    return files;
  }

  private Set<Integer> wanted(Map<Integer, List<ClaimFile>> files) {
    for (int number : numbers) {
      if (!files.containsKey(number)) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "there is no claim %d with a rule and an experiment; there are %s",
                number,
                files.keySet()));
      }
    }
    return new TreeSet<>(numbers.isEmpty() ? files.keySet() : numbers);
  }

  private int run(ClaimFile file, ClaimRuns runs) throws IOException {
    if (file.processes().isPresent()) {
      return new ClaimTimes(command, runs.times(file), file.name()).run();
    }
    List<ExperimentSpec> specs = runs.unfinished(file);
    Path folder = out().resolve(file.name());
    return specs.isEmpty()
        ? 0
        : new Session(command, root.log(), folder, false, Report.Extent.TEXT)
            .run(specs, jobOptions);
  }

  /** All claims whose runs are there, those of earlier commands too. */
  private static List<Tested> tested(Map<Integer, List<ClaimFile>> files, ClaimRuns runs)
      throws IOException {
    List<Tested> tested = new ArrayList<>();
    for (Map.Entry<Integer, List<ClaimFile>> claim : files.entrySet()) {
      Optional<ClaimFile.Text> text =
          claim.getValue().stream().flatMap(file -> file.text().stream()).findFirst();
      Optional<Evidence> evidence = runs.evidence(claim.getValue());
      if (text.isPresent() && evidence.isPresent()) {
        tested.add(
            new Tested(
                claim.getKey(),
                text.get(),
                Claims.test(claim.getKey()).judge(evidence.get()),
                evidence.get()));
      }
    }
    return tested;
  }

  private void show(List<Tested> tested) {
    for (Tested claim : tested) {
      command
          .commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%d. %s: %s%n",
              claim.number(),
              claim.text().title().english(),
              claim.finding().verdict().toString().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    command.commandLine().getOut().println("Report: " + out().resolve("report.md"));
  }
}
