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
  static ClaimVerdict ofAlike(Collection<ClaimVerdict> parts) {
    List<ClaimVerdict> different = parts.stream().distinct().toList();
    return different.isEmpty() ? UNDECIDED : different.size() == 1 ? different.get(0) : MIXED;
  }

  /** Of a claim that needs all its parts: one that is not supported refutes it. */
  static ClaimVerdict ofAll(Collection<ClaimVerdict> parts) {
    if (parts.contains(NOT_SUPPORTED)) {
      return NOT_SUPPORTED;
    }
    return parts.isEmpty() || parts.contains(UNDECIDED) ? UNDECIDED : SUPPORTED;
  }

  /** Of a claim that needs one of its parts: it is refuted only if none is supported. */
  static ClaimVerdict ofAny(Collection<ClaimVerdict> parts) {
    if (parts.contains(SUPPORTED)) {
      return SUPPORTED;
    }
    return parts.isEmpty() || parts.contains(UNDECIDED) ? UNDECIDED : NOT_SUPPORTED;
  }
}
