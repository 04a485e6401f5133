package io.github.rnncompare.claim;

/** The rule by which a claim is judged. */
@FunctionalInterface
public interface ClaimTest {

  /**
   * Judges the claim.
   *
   * @throws io.github.rnncompare.spec.UserErrorException if a run that the rule needs is missing
   */
  Finding judge(Evidence evidence);
}
