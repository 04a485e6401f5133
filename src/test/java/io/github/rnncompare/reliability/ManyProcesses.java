package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Program.Ended;
import io.github.rnncompare.reliability.Program.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same command several times at once. */
final class ManyProcesses implements Attack {
  private static final int[] AT_ONCE = {2, 8};

  @Override
  public String name() {
    return "several processes on one folder";
  }

  @Override
  public String description() {
    return "Two, then eight processes are given the same command at the same time. One does the"
        + " work; each of the others does it again afterwards, or ends with one message and exit"
        + " code 2. In the end all must be as if there had been one.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 1 : 2 * Scenario.values().length;
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    Scenario scenario = Scenario.of(number / AT_ONCE.length);
    int atOnce = AT_ONCE[number % AT_ONCE.length];
    Path base = Files.createDirectory(directory.resolve("base"));
    Undisturbed.get().prepare(scenario, base);
    List<Started> processes = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      processes.add(Program.in(directory).option("-Xmx256m").start(scenario.arguments(base)));
    }
    List<Ended> ends = new ArrayList<>();
    for (Started process : processes) {
      ends.add(process.end());
    }
    String story = atOnce + " times " + scenario.words + "\n" + ends;
    long done = ends.stream().filter(end -> end.code() == 0).count();
    for (Ended end : ends) {
      String fault = end.code() == 0 ? end.unseemly() : end.notOneMessage(2);
      if (!fault.isEmpty()) {
        return Outcome.finding("a process failed", story + "\n" + fault);
      }
    }
    if (done == 0) {
      return Outcome.finding("no process did the work", story);
    }
    String wrong = Undisturbed.get().wrong(scenario, base);
    return wrong.isEmpty()
        ? Outcome.held(String.format(Locale.ROOT, "%d at once: %s", atOnce, scenario.words))
        : Outcome.finding("the files differ", story + "\n" + wrong);
  }
}
