package io.github.rnncompare.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A disk that is full at each of a run's file operations in turn. */
final class FullDisk implements Attack {
  private static final List<Scenario> SCENARIOS = List.of(Scenario.OTHER, Scenario.REPORT);

  private static final int QUICK_CASES = 4;

  /** The next number's, so that quick cases are spread and no two of them alike. */
  private static final int QUICK_STRIDE = 131;

  @Override
  public String name() {
    return "full disk at each file operation, in process";
  }

  @Override
  public String description() {
    return "On a file system that counts operations there is no room at the first, the second, …"
        + " the last operation of a new run, of one that replaces another spec's, and of report:"
        + " in turn at this one only, and from it on; half of what was being written arrives. The"
        + " program must say so or do without; what was there stays; and when there is room again"
        + " the same command ends as if there had always been.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? QUICK_CASES : SCENARIOS.stream().mapToInt(FullDisk::operations).sum();
  }

  private static int operations(Scenario scenario) {
    try {
      return Undisturbed.get().operations(scenario);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException {
    int total = SCENARIOS.stream().mapToInt(FullDisk::operations).sum();
    int at = (int) ((long) number * QUICK_STRIDE % total);
    for (Scenario scenario : SCENARIOS) {
      if (at < operations(scenario)) {
        return attempt(scenario, new FullAt(at + 1, number % 2 == 0), directory);
      }
      at -= operations(scenario);
    }
    throw new IllegalStateException("case " + number + " of " + total);
  }

  private static Outcome attempt(Scenario scenario, FullAt disk, Path directory)
      throws IOException {
    Undisturbed undisturbed = Undisturbed.get();
    undisturbed.prepare(scenario, directory);
    @Nullable IOException failure = null;
    try {
      scenario.run(directory, WatchedFiles.watch(directory, disk));
    } catch (IOException e) {
      failure = e;
    }
    FileOperation hit = disk.hit();
    String where =
        String.format(
            Locale.ROOT, "%s, %s; it ended with %s", scenario.words, hit, String.valueOf(failure));
    if (hit == null && failure == null) {
      return Outcome.held(scenario.words + ": nothing needed room any more");
    }
    String lost = undisturbed.lost(scenario, directory);
    if (!lost.isEmpty()) {
      return Outcome.finding("an earlier run was lost", where + "\n" + lost);
    }
    if (failure == null) {
      return Outcome.held(scenario.words + ": it did without");
    }
    if (!failure.toString().contains("No space left on device")) {
      return Outcome.finding("it does not say that there is no room", where);
    }
    try {
      scenario.run(directory, WatchedFiles.watch(directory, KillAt.never()));
    } catch (IOException | RuntimeException e) {
      return Outcome.finding("the same command failed when there was room", where + "\n" + e);
    }
    String wrong = undisturbed.wrong(scenario, directory);
    return wrong.isEmpty()
        ? Outcome.held(scenario.words + ": one message, then the same command went on")
        : Outcome.finding("the files differ", where + "\n" + wrong);
  }
}
