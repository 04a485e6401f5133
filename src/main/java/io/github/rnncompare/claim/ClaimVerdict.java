package io.github.rnncompare.claim;

import java.util.Collection;
import java.util.List;

/** What the runs say of a claim, or of a part of it. */
public enum ClaimVerdict {
  SUPPORTED,
  NOT_SUPPORTED,
  /** Its parts have different verdicts. */
  MIXED,
  /** The runs suffice for neither; this is no refutation. */
  UNDECIDED;

  /** That of all parts, or mixed; undecided without any. */
  static ClaimVerdict of(Collection<ClaimVerdict> parts) {
    List<ClaimVerdict> different = parts.stream().distinct().toList();
    return different.isEmpty() ? UNDECIDED : different.size() == 1 ? different.get(0) : MIXED;
  }
}
