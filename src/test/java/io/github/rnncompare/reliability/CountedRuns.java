package io.github.rnncompare.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** How many file operations the scenarios take in a process that nothing happens to. */
final class CountedRuns {
  private static final Map<Scenario, Integer> OPERATIONS = new EnumMap<>(Scenario.class);

  private CountedRuns() {}

  /**
   * Counts them once.
   *
   * @param directory for a run
   */
  static synchronized int operations(Scenario scenario, Path directory)
      throws IOException, InterruptedException {
    Integer known = OPERATIONS.get(scenario);
    if (known != null) {
      return known;
    }
    Path log = directory.resolve("counted.log");
    Path base = Files.createDirectory(directory.resolve("counted"));
    Undisturbed.get().prepare(scenario, base);
    Program.Ended ended =
        Program.in(directory).with(Preload.get().counting(base, log)).run(scenario.arguments(base));
    String wrong = Undisturbed.get().wrong(scenario, base);
    if (ended.code() != 0 || !wrong.isEmpty()) {
      throw new IOException("undisturbed, " + scenario.words + " went wrong: " + ended + wrong);
    }
    int operations = Files.readAllLines(log).size();
    OPERATIONS.put(scenario, operations);
    return operations;
  }
}
