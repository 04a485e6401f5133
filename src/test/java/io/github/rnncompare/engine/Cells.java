package io.github.rnncompare.engine;

import java.util.List;

/** All cells. */
final class Cells {

  static final List<Cell> ALL =
      List.of(
          new Cell.SimpleRnn(HiddenActivation.TANH),
          new Cell.SimpleRnn(HiddenActivation.RELU),
          new Cell.SimpleRnn(HiddenActivation.IDENTITY),
          new Cell.Lstm(),
          new Cell.Gru(ResetGate.AFTER_PRODUCT),
          new Cell.Gru(ResetGate.BEFORE_PRODUCT));

  private Cells() {}
}
