package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import org.nd4j.linalg.api.buffer.DataType;

/** Makes engines. */
public final class Engines {

  private Engines() {}

  /**
   * Creates an engine of the wanted kind if the cell has it and it can run here, else a portable
   * one.
   *
   * @param dataType of the layer's parameters
   */
  public static Engine create(Cell cell, Engine.Kind wanted, DataType dataType) {
    return wanted == Engine.Kind.FAST && cell.fast().isPresent() && FastEngine.runsHere(dataType)
        ? new FastEngine(cell)
        : new PortableEngine(cell);
  }

  /** The name and version of the library for the fast engine's matrix products. */
  public static String products() {
    return Blas.library().name();
  }

  /**
   * What that library chose for this processor, on which the last bits of products depend: "avx2";
   * empty if it does not say.
   */
  public static String kernels() {
    return Blas.library().kernels();
  }
}
