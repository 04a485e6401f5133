package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Real processes that are told of a full disk. */
final class FullDiskProcesses implements Attack {
  @Override
  public String name() {
    return "full disk, real processes";
  }

  @Override
  public String description() {
    return "The preloaded library answers \"No space left on device\" to one random file operation"
        + " below the results folder, or to all from it on. There must be one message and exit code"
        + " 1, nothing that was there be lost, and the same command go on when there is room.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 1 : 24;
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    Preload preload = Preload.get();
    if (preload.library() == null) {
      return Outcome.skipped(preload.reason());
    }
    Scenario scenario = Scenario.of(number);
    Random random = new Random(number);
    boolean once = random.nextBoolean();
    int first = 1 + random.nextInt(CountedRuns.operations(scenario, directory));
    Path base = Files.createDirectory(directory.resolve("base"));
    Undisturbed.get().prepare(scenario, base);
    Path log = directory.resolve("operations.log");
    Map<String, String> environment = new HashMap<>(preload.counting(base, log));
    environment.put(once ? "FILES_FULL_ONCE" : "FILES_FULL_FROM", String.valueOf(first));
    Ended ended = Program.in(directory).with(environment).run(scenario.arguments(base));
    List<String> operations = Files.readAllLines(log);
    String at = operations.size() < first ? "none" : operations.get(first - 1);
    String story =
        scenario.words + (once ? ", once" : ", for good") + ", full at " + at + "\n" + ended;
    if (ended.code() == 0) {
      return Again.ended(scenario, base, ended, scenario.words + ": it did without", story);
    }
    String fault = ended.notOneMessage(1);
    if (!fault.isEmpty() || !ended.err().contains("No space left on device")) {
      return Outcome.finding("not one message", story + "\n" + fault);
    }
    return Again.outcome(
        scenario, base, directory, scenario.words + ": one message, then it went on", story);
  }
}
