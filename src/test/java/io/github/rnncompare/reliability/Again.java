package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Program.Ended;
import java.io.IOException;
import java.nio.file.Path;

/** What comes of a command that was stopped, when it is given again. */
final class Again {
  private Again() {}

  /**
   * An earlier run must be whole before; and all be as if nothing had happened afterwards.
   *
   * @param base the directory of the scenario
   * @param directory for what the program prints
   * @param kind of the outcome, if all that holds
   * @param story what was done, for a finding
   */
  static Outcome outcome(Scenario scenario, Path base, Path directory, String kind, String story)
      throws IOException, InterruptedException {
    String lost = Undisturbed.get().lost(scenario, base);
    if (!lost.isEmpty()) {
      return Outcome.finding("an earlier run was lost", story + "\n" + lost);
    }
    Ended ended = Program.in(directory).run(scenario.arguments(base));
    return ended(scenario, base, ended, kind, story);
  }

  /** What comes of a command that was not stopped, or not for good. */
  static Outcome ended(Scenario scenario, Path base, Ended ended, String kind, String story)
      throws IOException {
    if (ended.code() != 0 || !ended.unseemly().isEmpty()) {
      return Outcome.finding("the command failed", story + "\n" + ended);
    }
    String wrong = Undisturbed.get().wrong(scenario, base);
    return wrong.isEmpty()
        ? Outcome.held(kind)
        : Outcome.finding("the files differ", story + "\n" + wrong);
  }
}
