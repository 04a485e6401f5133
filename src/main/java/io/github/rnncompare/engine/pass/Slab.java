package io.github.rnncompare.engine.pass;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Two layouts of a sequence. A <em>slab</em> is [batch, features, time] in column-major order, so
 * that a time step is one contiguous matrix, and a gate of a step one contiguous block, as a loop
 * over time needs. <em>Rows</em> are [time · batch, features], so that one product covers the whole
 * sequence.
 */
final class Slab {

  private Slab() {}

  /** Time step t as a view [batch, features]. */
  static INDArray step(INDArray slab, long t) {
    return slab.get(all(), all(), point(t));
  }

  /** Time steps from (inclusive) to (exclusive) as a view. */
  static INDArray steps(INDArray slab, long from, long to) {
    return slab.get(all(), all(), interval(from, to));
  }

  /** Features from (inclusive) to (exclusive) of all steps as a view. */
  static INDArray features(INDArray slab, long from, long to) {
    return slab.get(all(), interval(from, to), all());
  }

  /** A copy of a slab, or of any view [batch, features, time], as rows. */
  static INDArray toRows(INDArray slab) {
    long rows = slab.size(0) * slab.size(2);
    return slab.permute(0, 2, 1).dup('f').reshape('f', rows, slab.size(1));
  }

  /**
   * Rows in column-major order as a view [batch, features, time]; a slab after {@code dup('f')}.
   */
  static INDArray fromRows(INDArray rows, long batchSize) {
    long timeSteps = rows.size(0) / batchSize;
    return rows.reshape('f', batchSize, timeSteps, rows.size(1)).permute(0, 2, 1);
  }
}
