package io.github.rnncompare.reliability;

import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.experiment.SmallSpecs;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each scenario comes to when nothing happens, to hold others against. */
final class Undisturbed {
  private static final Pattern SET_ASIDE = Pattern.compile("small(\\.previous(-\\d+)?)?");

  private static @Nullable Undisturbed made;

  private final Path finished;
  private final Path another;
  private final Map<String, String> files;
  private final Map<String, String> filesOfAnother;
  private final Map<Scenario, NavigableSet<String>> names = new EnumMap<>(Scenario.class);
  private final Map<Scenario, Integer> operations = new EnumMap<>(Scenario.class);

  private Undisturbed(Path directory) throws IOException {
    finished = directory.resolve("finished/small");
    another = directory.resolve("another/small");
    Files.createDirectories(finished);
    Scenario.run(SmallSpecs.read(directory, SmallSpecs.SWEEP), new RunFiles(finished));
    ExperimentSpec other = SmallSpecs.read(directory, SmallSpecs.SWEEP, Scenario.ANOTHER);
    Scenario.run(other, new RunFiles(another));
    files = Folders.deterministic(finished);
    filesOfAnother = Folders.deterministic(another);
    for (Scenario scenario : Scenario.values()) {
      Path here = Files.createDirectories(directory.resolve(scenario.name()));
      scenario.prepare(here, finished, another);
      KillAt counter = KillAt.never();
      scenario.run(here, WatchedFiles.watch(here, counter));
      operations.put(scenario, counter.operations());
      names.put(scenario, names(here));
    }
  }

  /** Made once, in a directory that goes with this process. */
  static synchronized Undisturbed get() throws IOException {
    Undisturbed present = made;
    if (present == null) {
      Path directory = Files.createTempDirectory("rnn-compare-undisturbed").toRealPath();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      present = new Undisturbed(directory);
      made = present;
    }
    return present;
  }

  private static void delete(Path directory) {
    try {
      CaseFolder.delete(directory);
    } catch (IOException e) {
      System.err.println("cannot delete " + directory + ": " + e.getMessage());
    }
  }

  /** How many file operations it takes. */
  int operations(Scenario scenario) {
    return Objects.requireNonNull(operations.get(scenario));
  }

  void prepare(Scenario scenario, Path directory) throws IOException {
    scenario.prepare(directory, finished, another);
  }

  /** The content of an earlier run's deterministic files. */
  private Map<String, String> earlier(Scenario scenario) {
    return scenario == Scenario.OTHER ? filesOfAnother : files;
  }

  /**
   * Whether the earlier run is whole, in its place or set aside; at any time.
   *
   * @return what is wrong; empty where nothing is
   */
  String lost(Scenario scenario, Path directory) throws IOException {
    if (!scenario.hasEarlier()) {
      return "";
    }
    StringBuilder found = new StringBuilder();
    try (Stream<Path> folders = Files.list(directory)) {
      for (Path folder : folders.sorted().toList()) {
        if (SET_ASIDE.matcher(String.valueOf(folder.getFileName())).matches()) {
          String wrong = differences(earlier(scenario), folder);
          if (wrong.isEmpty()) {
            return "";
          }
          found.append(folder.getFileName()).append(": ").append(wrong).append('\n');
        }
      }
    }
    return "no folder has the earlier run whole\n" + found;
  }

  /**
   * Whether all is as if nothing had happened.
   *
   * @return what is wrong; empty where nothing is
   */
  String wrong(Scenario scenario, Path directory) throws IOException {
    String wrong =
        differences(files, directory.resolve(scenario.folder)) + lost(scenario, directory);
    NavigableSet<String> found = names(directory);
    NavigableSet<String> expected = Objects.requireNonNull(names.get(scenario));
    if (!found.equals(expected)) {
      wrong +=
          "files: " + without(expected, found) + " missing, " + without(found, expected) + " left";
    }
    return wrong;
  }

  private static NavigableSet<String> without(
      NavigableSet<String> all, NavigableSet<String> others) {
    NavigableSet<String> rest = new TreeSet<>(all);
    rest.removeAll(others);
    return rest;
  }

  /** In what a folder differs from a whole run; empty where it does not. */
  private static String differences(Map<String, String> expected, Path folder) throws IOException {
    Map<String, String> found = Folders.deterministic(folder);
    NavigableSet<String> differing = new TreeSet<>();
    expected.forEach(
        (name, content) -> {
          if (!content.equals(found.get(name))) {
            differing.add(found.containsKey(name) ? name + " differs" : name + " is missing");
          }
        });
    found.keySet().stream()
        .filter(name -> !expected.containsKey(name))
        .forEach(name -> differing.add(name + " is there"));
    if (!differing.isEmpty()) {
      return String.join(", ", differing);
    }
    try {
      new RunFiles(folder).read();
      return "";
    } catch (UserErrorException e) {
      return "it cannot be read: " + e.getMessage();
    }
  }

  /** All files below a directory, by their paths in it. */
  private static NavigableSet<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      NavigableSet<String> names = new TreeSet<>();
      files
          .map(file -> directory.relativize(file).toString())
          .filter(name -> !name.endsWith("/run.log")) // only processes write it
          .forEach(names::add);
      return names;
    }
  }
}
