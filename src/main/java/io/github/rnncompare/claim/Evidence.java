package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TimeRow;
import io.github.rnncompare.spec.UserErrorException;
import java.util.List;
import java.util.Map;

/**
 * What a claim is judged by.
 *
 * @param runs by "FILE/VARIANT", as {@link ClaimFile} names them
 * @param times of files whose variants are timed, by FILE
 */
public record Evidence(Map<String, RunFiles.Content> runs, Map<String, List<TimeRow>> times) {

  /**
   * A run.
   *
   * @throws UserErrorException if it is missing
   */
  RunFiles.Content run(String name) {
    RunFiles.Content run = runs.get(name);
    if (run == null) {
      throw missing(name);
    }
    return run;
  }

  /**
   * The times of all variants of a file.
   *
   * @throws UserErrorException if they are missing
   */
  List<TimeRow> times(String file) {
    List<TimeRow> found = times.get(file);
    if (found == null) {
      throw missing(file);
    }
    return found;
  }

  private static UserErrorException missing(String name) {
    return new UserErrorException(
        "the run " + name + " is missing; the claim cannot be judged without it");
  }
}
