package io.github.rnncompare.reliability;

import io.github.rnncompare.plan.MutatedSpec;
import java.nio.file.Path;
import java.time.Duration;

/** Specs that were valid before a hand, an editor or a bad disk changed them. */
final class MutatedSpecs implements Attack {
  private static final Duration LONGEST = Duration.ofSeconds(20);

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
        () ->
            MutatedSpec.isPlan(MutatedSpec.write(directory, number))
                ? Outcome.held("a plan")
                : Outcome.held("one located message"));
  }
}
