package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.FileWatcher.DeadProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/** A run that is killed at a file operation, on a file system that sees to it. */
final class InProcessKills implements Attack {
  @Override
  public String name() {
    return "kills at file operations, in process";
  }

  @Override
  public String description() {
    return "The program works on a file system that counts every operation which changes a file or"
        + " a folder, and from a random one on does nothing any more, as if the process had been"
        + " killed; in every other case half of the bytes of a write still get through. Then the"
        + " same command is given again. At the kill an earlier run must be whole, in its place or"
        + " set aside; in the end every file must be there, and every deterministic one be the"
        + " same, byte for byte, as without the kill.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 5 : 700;
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException {
    Undisturbed undisturbed = Undisturbed.get();
    Scenario scenario = Scenario.of(number);
    Random random = new Random(number);
    int last = 1 + random.nextInt(undisturbed.operations(scenario));
    KillAt kill = new KillAt(last, random.nextBoolean());
    undisturbed.prepare(scenario, directory);
    try {
      scenario.run(directory, WatchedFiles.watch(directory, kill));
    } catch (DeadProcess e) {
      return afterwards(scenario, directory, kill, last);
    }
    return Outcome.finding(
        "the kill did not stop it", scenario.words + ", operation " + last + ", " + kill.hit());
  }

  private static Outcome afterwards(Scenario scenario, Path directory, KillAt kill, int last)
      throws IOException {
    FileOperation hit = Objects.requireNonNull(kill.hit());
    String where =
        String.format(
            Locale.ROOT,
            "%s, killed at operation %d, %s %s",
            scenario.words,
            last,
            hit.kind(),
            directory.relativize(hit.target()));
    String lost = Undisturbed.get().lost(scenario, directory);
    if (!lost.isEmpty()) {
      return Outcome.finding("an earlier run was lost", where + "\n" + lost);
    }
    try {
      scenario.run(directory, WatchedFiles.watch(directory, KillAt.never()));
    } catch (IOException | RuntimeException e) {
      return Outcome.finding("the same command failed", where + "\n" + e);
    }
    String wrong = Undisturbed.get().wrong(scenario, directory);
    return wrong.isEmpty()
        ? Outcome.held(scenario.words + ": " + Phase.of(hit.target(), directory))
        : Outcome.finding("the files differ", where + "\n" + wrong);
  }
}
