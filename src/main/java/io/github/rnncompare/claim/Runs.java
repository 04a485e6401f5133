package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.UserErrorException;
import java.util.Map;

/** Finds runs by their names. */
final class Runs {
  private Runs() {}

  static RunFiles.Content of(Map<String, RunFiles.Content> runs, String name) {
    RunFiles.Content run = runs.get(name);
    if (run == null) {
      throw new UserErrorException(
          "the run " + name + " is missing; the claim cannot be judged without it");
    }
    return run;
  }
}
