package io.github.rnncompare.reliability;

/**
 * What came of an attempt.
 *
 * @param kind a few words that many attempts share, for counting: "one located message"
 * @param detail what exactly went wrong, for a finding; else empty or a remark
 */
record Outcome(Verdict verdict, String kind, String detail) {
  enum Verdict {
    /** All that must hold did. */
    HELD,
    /** Something that must hold did not. */
    FINDING,
    /** This machine cannot try it; the detail says why. */
    SKIPPED
  }

  static Outcome held(String kind) {
    return new Outcome(Verdict.HELD, kind, "");
  }

  static Outcome finding(String kind, String detail) {
    return new Outcome(Verdict.FINDING, kind, detail);
  }

  static Outcome skipped(String detail) {
    return new Outcome(Verdict.SKIPPED, "skipped", detail);
  }
}
