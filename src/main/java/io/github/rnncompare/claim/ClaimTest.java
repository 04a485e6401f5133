package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import java.util.Map;

/** The rule by which a claim is judged. */
@FunctionalInterface
public interface ClaimTest {

  /**
   * Judges the claim.
   *
   * @param runs by "FILE/VARIANT", as {@link ClaimFile} names them
   * @throws io.github.rnncompare.spec.UserErrorException if a run that the rule needs is missing
   */
  Finding judge(Map<String, RunFiles.Content> runs);
}
