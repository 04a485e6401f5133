package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Program.Ended;
import io.github.rnncompare.reliability.Program.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Signals that a person, a shell or the system sends. */
final class Signals implements Attack {
  private static final List<String> NAMES = List.of("INT", "TERM", "HUP", "STOP");
  private static final List<Integer> CODES = List.of(128 + 2, 128 + 15, 128 + 1, 0);
  private static final int LONGEST_MS = 1200;
  private static final int PAUSE_MS = 500;

  /** Some shells make what they start in the background deaf to signals. */
  private static final List<String> LISTENING = List.of("env", "--default-signal=INT,TERM,HUP");

  @Override
  public String name() {
    return "signals";
  }

  @Override
  public String description() {
    return "SIGINT, SIGTERM and SIGHUP at a random time of a run or rerun: the exit code must be"
        + " 128 + the signal's number, and the same command go on. SIGSTOP, and SIGCONT half a"
        + " second later: the run must end as if nothing had been.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 1 : 40;
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    if (!canListen()) {
      return Outcome.skipped("env has no --default-signal here");
    }
    int which = number % NAMES.size();
    String name = NAMES.get(which);
    List<Scenario> runs = List.of(Scenario.NEW, Scenario.OTHER, Scenario.SAME, Scenario.RERUN);
    Scenario scenario = runs.get(number / NAMES.size() % runs.size());
    Path base = Files.createDirectory(directory.resolve("base"));
    Undisturbed.get().prepare(scenario, base);
    Started started = Program.in(directory).behind(LISTENING).start(scenario.arguments(base));
    started.awaitFile(base.resolve(scenario.folder).resolve("journal/run.json"));
    Thread.sleep(new Random(number).nextInt(LONGEST_MS));
    started.signal(name);
    if (name.equals("STOP")) {
      Thread.sleep(PAUSE_MS);
      started.signal("CONT");
    }
    Ended ended = started.end();
    String kind = "SIG" + name + ": " + scenario.words;
    String story = kind + "\n" + ended;
    if (ended.code() == 0) {
      return Again.ended(scenario, base, ended, kind, story);
    }
    if (ended.code() != CODES.get(which) || !ended.unseemly().isEmpty()) {
      return Outcome.finding("a signal made it fail", story);
    }
    return Again.outcome(scenario, base, directory, kind, story);
  }

  private static boolean canListen() throws InterruptedException {
    try {
      return new ProcessBuilder("env", "--default-signal=INT,TERM,HUP", "true").start().waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
