package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run is repeated with less memory than it needs. */
final class LittleMemory implements Attack {
  private static final List<String> HEAPS = List.of("24m", "16m", "12m", "20m", "32m", "10m");

  @Override
  public String name() {
    return "too little memory";
  }

  @Override
  public String description() {
    return "A run that ended well, or one of another spec, is replaced by the same command with"
        + " -Xmx32m down to -Xmx10m. Whatever becomes of it, the earlier run is whole afterwards,"
        + " in its place or set aside, and where the exit code is 0 all is as with more memory.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 1 : 2 * HEAPS.size();
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    String heap = HEAPS.get(number % HEAPS.size());
    Scenario scenario = number < HEAPS.size() ? Scenario.SAME : Scenario.OTHER;
    Path base = Files.createDirectory(directory.resolve("base"));
    Undisturbed.get().prepare(scenario, base);
    Ended ended = Program.in(directory).option("-Xmx" + heap).run(scenario.arguments(base));
    String story = "-Xmx" + heap + ": " + scenario.words + "\n" + ended;
    if (ended.code() == 0) {
      return Again.ended(scenario, base, ended, "-Xmx" + heap + ": it was enough", story);
    }
    String lost = Undisturbed.get().lost(scenario, base);
    return lost.isEmpty()
        ? Outcome.held("-Xmx" + heap + ": it failed, and nothing was lost")
        : Outcome.finding("an earlier run was lost", story + "\n" + lost);
  }
}
