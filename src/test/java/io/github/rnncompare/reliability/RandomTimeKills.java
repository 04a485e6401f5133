package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Program.Ended;
import io.github.rnncompare.reliability.Program.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Real processes that are killed at any time. */
final class RandomTimeKills implements Attack {
  private static final int MAX_TRIES = 10;

  /** About as long a run works after its beginning, and report altogether. */
  private static final int LONGEST_MS = 1500;

  @Override
  public String name() {
    return "kills at random times";
  }

  @Override
  public String description() {
    return "A process is killed with SIGKILL at a random time after it began its journal (report:"
        + " after it was started), and the same command is given again. The same must hold as for"
        + " kills at file operations. One that had ended before is started once more, to be killed"
        + " sooner.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 1 : 100;
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    Undisturbed undisturbed = Undisturbed.get();
    Scenario scenario = Scenario.of(number);
    Random random = new Random(number);
    int longest = LONGEST_MS;
    for (int i = 0; i < MAX_TRIES; i++) {
      Path base = Files.createDirectory(directory.resolve("base-" + i));
      undisturbed.prepare(scenario, base);
      Started started = Program.in(directory).start(scenario.arguments(base));
      if (scenario != Scenario.REPORT) {
        started.awaitFile(base.resolve(scenario.folder).resolve("journal/run.json"));
      }
      int delay = random.nextInt(longest);
      boolean ended = started.process().waitFor(delay, TimeUnit.MILLISECONDS);
      started.process().destroyForcibly();
      Ended end = started.end();
      if (end.code() == Ended.KILLED) {
        return afterwards(scenario, base, directory, delay);
      }
      if (!ended || end.code() != 0 || !undisturbed.wrong(scenario, base).isEmpty()) {
        return Outcome.finding("a run went wrong by itself", scenario.words + ": " + end);
      }
      longest = Math.max(2, delay);
    }
    return Outcome.held(scenario.words + ": ended too soon to be killed");
  }

  private static Outcome afterwards(Scenario scenario, Path base, Path directory, int delay)
      throws IOException, InterruptedException {
    Path journal = base.resolve(scenario.folder).resolve("journal");
    String phase =
        scenario == Scenario.REPORT
            ? "at any time"
            : Files.exists(journal.resolve("trial-00007.json"))
                ? "costs and result files"
                : Files.exists(journal.resolve("run.json")) ? "trials" : "the very end";
    String where = String.format(Locale.ROOT, "%s: %s, after %d ms", scenario.words, phase, delay);
    return Again.outcome(scenario, base, directory, scenario.words + ": " + phase, where);
  }
}
