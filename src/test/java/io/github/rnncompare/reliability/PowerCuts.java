package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.FileWatcher.DeadProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/** The power fails at a file operation. */
final class PowerCuts implements Attack {
  @Override
  public String name() {
    return "power cuts, in process";
  }

  @Override
  public String description() {
    return "As a kill at a random file operation; but of what had not been forced onto the disk"
        + " (contents of files, names in folders) each is there or not when the power is back, at"
        + " random. The same must hold as after a kill.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 5 : 600;
  }

  private record Chance(Random random) implements PowerCut.Fate {
    @Override
    public boolean keepsName() {
      return random.nextBoolean();
    }

    @Override
    public boolean keepsContent() {
      return random.nextBoolean();
    }
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException {
    Undisturbed undisturbed = Undisturbed.get();
    Scenario scenario = Scenario.of(number);
    Random random = new Random(number);
    int last = 1 + random.nextInt(undisturbed.operations(scenario));
    Path before = Files.createDirectory(directory.resolve("before"));
    undisturbed.prepare(scenario, before);
    PowerCut power = new PowerCut(before, last);
    try {
      scenario.run(before, WatchedFiles.watch(before, power));
      return Outcome.finding("the power cut did not stop it", scenario.words);
    } catch (DeadProcess e) {
      Path after = directory.resolve("after");
      power.restore(after, new Chance(random));
      String where = String.format(Locale.ROOT, "%s, operation %d", scenario.words, last);
      return afterwards(scenario, after, where);
    }
  }

  private static Outcome afterwards(Scenario scenario, Path after, String where)
      throws IOException {
    String lost = Undisturbed.get().lost(scenario, after);
    if (!lost.isEmpty()) {
      return Outcome.finding("an earlier run was lost", where + "\n" + lost);
    }
    try {
      scenario.run(after, WatchedFiles.watch(after, KillAt.never()));
    } catch (IOException | RuntimeException e) {
      return Outcome.finding("the same command failed", where + "\n" + e);
    }
    String wrong = Undisturbed.get().wrong(scenario, after);
    return wrong.isEmpty()
        ? Outcome.held(scenario.words)
        : Outcome.finding("the files differ", where + "\n" + wrong);
  }
}
