package io.github.rnncompare.reliability;

import io.github.rnncompare.reliability.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Somebody who reads the first line only. */
final class BrokenPipe implements Attack {
  /** The exit code is the program's, not that of head. */
  private static final List<String> HEAD =
      List.of("bash", "-o", "pipefail", "-c", "\"$@\" | head -1", "bash");

  private static final List<List<String>> OTHERS = List.of(List.of("--help"), List.of("check"));

  @Override
  public String name() {
    return "a broken pipe";
  }

  @Override
  public String description() {
    return "What the program prints goes into `head -1`, which ends after a line. The program must"
        + " neither hang nor print a stack trace, and its files be as if all had been read.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 1 : Scenario.values().length + OTHERS.size();
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    Scenario scenario = Scenario.of(number);
    Path base = Files.createDirectory(directory.resolve("base"));
    Undisturbed.get().prepare(scenario, base);
    Program program = Program.in(directory).behind(HEAD);
    if (number >= Scenario.values().length) {
      List<String> words = OTHERS.get(number - Scenario.values().length);
      boolean check = words.contains("check");
      Ended ended =
          program.run(check ? List.of("check", base.resolve("small.yaml").toString()) : words);
      return ended.code() == 0 && ended.err().isEmpty()
          ? Outcome.held(words.get(0))
          : Outcome.finding("it did not end well", words + "\n" + ended);
    }
    Ended ended = program.run(scenario.arguments(base));
    return Again.ended(scenario, base, ended, scenario.words, scenario.words + "\n" + ended);
  }
}
