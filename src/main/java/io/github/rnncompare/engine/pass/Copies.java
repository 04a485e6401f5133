package io.github.rnncompare.engine.pass;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies of arrays outside the current ND4J workspace, so that they outlive it. */
final class Copies {
  private Copies() {}

  /**
   * A copy of an array as floats.
   *
   * @param order 'c' for row-major, 'f' for column-major
   */
  @SuppressWarnings("try") // the scope is closed, never used
  static INDArray copy(INDArray array, char order) {
    try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      return array.castTo(DataType.FLOAT).dup(order);
    }
  }
}
