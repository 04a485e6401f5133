package io.github.rnncompare.statistics;

/**
 * Table 6 of Demšar (2006): the area under the ROC curve of four decision trees (C4.5, C4.5+m,
 * C4.5+cf, C4.5+m+cf) on 14 data sets, of which higher is better.
 *
 * <p>In "voting" it prints 0.975 twice, and yet the ranks 2 and 3, from digits that it does not
 * show; a sixth digit stands for them here.
 */
final class Demsar {
  private static final double[][] AUC = {
    {0.763, 0.768, 0.771, 0.798},
    {0.599, 0.591, 0.590, 0.569},
    {0.954, 0.971, 0.968, 0.967},
    {0.628, 0.661, 0.654, 0.657},
    {0.882, 0.888, 0.886, 0.898},
    {0.936, 0.931, 0.916, 0.931},
    {0.661, 0.668, 0.609, 0.685},
    {0.583, 0.583, 0.563, 0.625},
    {0.775, 0.838, 0.866, 0.875},
    {1.000, 1.000, 1.000, 1.000},
    {0.940, 0.962, 0.965, 0.962},
    {0.619, 0.666, 0.614, 0.669},
    {0.972, 0.981, 0.975001, 0.975},
    {0.957, 0.978, 0.946, 0.970},
  };

  /** As printed beside them. */
  static final double[][] RANKS = {
    {4, 3, 2, 1},
    {1, 2, 3, 4},
    {4, 1, 2, 3},
    {4, 1, 3, 2},
    {4, 2, 3, 1},
    {1, 2.5, 4, 2.5},
    {3, 2, 4, 1},
    {2.5, 2.5, 4, 1},
    {4, 3, 2, 1},
    {2.5, 2.5, 2.5, 2.5},
    {4, 2.5, 1, 2.5},
    {3, 2, 4, 1},
    {4, 1, 2, 3},
    {3, 1, 4, 2},
  };

  private Demsar() {}

  /** 1 − area, of which lower is better. */
  static double[][] scores() {
    double[][] scores = new double[AUC.length][4];
    for (int i = 0; i < scores.length; i++) {
      for (int k = 0; k < 4; k++) {
        scores[i][k] = 1 - AUC[i][k];
      }
    }
    return scores;
  }
}
