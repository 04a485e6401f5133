package io.github.rnncompare.reliability;

import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.MutatedSpec;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Specs that were valid before a hand, an editor or a bad disk changed them. */
final class MutatedSpecs implements Attack {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final int MAX_LINES = 15;

  @Override
  public String name() {
    return "mutated specs";
  }

  @Override
  public String description() {
    return "Valid specs with keys, values, lines, characters or the encoding changed are read and"
        + " planned. Each is a plan, which its resolved spec is too, or a message in which each line"
        + " names the file.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 300 : 20_000;
  }

  @Override
  public Outcome attempt(int number, Path directory) {
    return Judged.within(
        LONGEST,
        "seed " + number,
        () -> {
          Path file = MutatedSpec.write(directory, number);
          return MutatedSpec.isPlan(file) ? withData(file) : Outcome.held("one located message");
        });
  }

  /** The data of a plan are there, or a message says what is not. */
  private static Outcome withData(Path file) throws IOException {
    try {
      new Experiment(ExperimentSpec.read(file, List.of())).files();
      return Outcome.held("a plan");
    } catch (UserErrorException e) {
      String message = String.valueOf(e.getMessage());
      return message.contains("data file") && message.lines().count() < MAX_LINES
          ? Outcome.held("a plan whose data are missing")
          : Outcome.finding("a message that does not say where", message);
    }
  }
}
