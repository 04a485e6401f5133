package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Uses ND4J's operations only, so that it runs on any backend, in single or double precision. */
final class PortableEngine implements Engine {
  private final Cell cell;

  PortableEngine(Cell cell) {
    this.cell = cell;
  }

  @Override
  public Kind kind() {
    return Kind.PORTABLE;
  }

  @Override
  public Pass forward(
      Parameters parameters, Sequence sequence, boolean training, @Nullable INDArray output) {
    PortablePass pass = new PortablePass(cell, parameters, sequence, StepScopes.NONE);
    pass.forward(output);
    return pass;
  }

  @Override
  public void clear() {} // it keeps nothing
}
