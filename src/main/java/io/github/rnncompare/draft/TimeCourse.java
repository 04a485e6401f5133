package io.github.rnncompare.draft;

/** How the times of a column go on from row to row, read in one form. */
final class TimeCourse {
  private boolean ascends = true;
  private boolean descends = true;
  private double last = Double.NaN;
  private double least = Double.NaN;
  private double most = Double.NaN;
  private String earliest = "";
  private String latest = "";

  /**
   * The next row's.
   *
   * @param now in seconds
   */
  void next(double now, String text) {
    if (!(now >= least)) {
      least = now;
      earliest = text;
    }
    if (!(now <= most)) {
      most = now;
      latest = text;
    }
    ascends &= !(now <= last);
    descends &= !(now >= last);
    last = now;
  }

  /** Whether times ascend from row to row, or descend. */
  boolean isInOrder() {
    return ascends || descends;
  }

  /** Whether there is one time only. */
  boolean isConstant() {
    return least == most;
  }

  /** The earliest, as it is written. */
  String earliest() {
    return earliest;
  }

  /** "times from 2020-01 to 2021-12, newest first". */
  String words() {
    return "times from "
        + earliest
        + " to "
        + latest
        + (descends && !ascends ? ", newest first" : "");
  }
}
