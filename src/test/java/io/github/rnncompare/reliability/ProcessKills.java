package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Real processes that kill themselves before or after one of their file operations. */
final class ProcessKills implements Attack {
  private static final int MAX_IN_A_ROW = 3;
  private static final int SEVERAL_IN = 10;

  @Override
  public String name() {
    return "kills at file operations, real processes";
  }

  @Override
  public String description() {
    return "A library that is loaded before all others counts the program's calls of open, write,"
        + " fsync, rename, unlink and the like below the results folder, and kills the process with"
        + " SIGKILL before or after a random one; in each tenth case up to three times in a row. Then the same command runs to its end. At each kill an earlier run must be"
        + " whole; in the end all must be as without a kill. The outcomes are named by what the"
        + " program was at when it was killed first.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 1 : 300;
  }

  private static int kills(int number) {
    return number % SEVERAL_IN == 0 ? MAX_IN_A_ROW : 1;
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    Preload preload = Preload.get();
    if (preload.library() == null) {
      return Outcome.skipped(preload.reason());
    }
    Undisturbed undisturbed = Undisturbed.get();
    Scenario scenario = Scenario.of(number);
    Random random = new Random(number);
    Path base = Files.createDirectory(directory.resolve("base"));
    undisturbed.prepare(scenario, base);
    StringBuilder story = new StringBuilder(scenario.words);
    String first = "";
    Ended ended = new Ended(Ended.KILLED, "", "");
    for (int kill = 0; kill < kills(number) && ended.code() == Ended.KILLED; kill++) {
      int last = 1 + random.nextInt(CountedRuns.operations(scenario, directory));
      Path log = directory.resolve("operations-" + kill + ".log");
      Map<String, String> environment = new HashMap<>(preload.counting(base, log));
      environment.put("FILES_KILL", String.valueOf(last));
      if (random.nextBoolean()) {
        environment.put("FILES_KILL_AFTER", "1");
      }
      ended = Program.in(directory).with(environment).run(scenario.arguments(base));
      List<String> operations = Files.readAllLines(log);
      String hit = operations.get(operations.size() - 1);
      story.append(
          String.format(
              Locale.ROOT,
              "\noperation %d, %s: code %d",
              last,
              hit.replace(base + "/", ""),
              ended.code()));
      if (kill == 0) {
        first = Phase.of(Path.of(hit.substring(hit.indexOf(' ') + 1)), base);
      }
      String lost = undisturbed.lost(scenario, base);
      if (!lost.isEmpty()) {
        return Outcome.finding("an earlier run was lost", story + "\n" + lost);
      }
    }
    String kind = scenario.words + ": " + first;
    return ended.code() == Ended.KILLED
        ? Again.outcome(scenario, base, directory, kind, story.toString())
        : Again.ended(scenario, base, ended, kind, story.toString());
  }
}
