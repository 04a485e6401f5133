package io.github.rnncompare.diagnostics;

/**
 * Which points of a long curve become readings: at most about 100, evenly spaced, the first and the
 * last among them. What is computed from a curve is computed from all of its points.
 */
final class Thinned {
  private static final int MOST = 100;

  private Thinned() {}

  /**
   * Whether a point is kept.
   *
   * @param index from 0
   * @param count of points
   */
  static boolean keeps(int index, int count) {
    int every = (count - 1) / MOST + 1;
    return index % every == 0 || index == count - 1;
  }
}
