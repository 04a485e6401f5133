package io.github.rnncompare.engine.pass;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.GruCell;
import io.github.rnncompare.engine.HiddenActivation;
import io.github.rnncompare.engine.LstmCell;
import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.engine.SimpleRnnCell;
import java.util.List;

/** All cells. */
final class Cells {

  static final List<Cell> ALL =
      List.of(
          new SimpleRnnCell(HiddenActivation.TANH),
          new SimpleRnnCell(HiddenActivation.RELU),
          new SimpleRnnCell(HiddenActivation.IDENTITY),
          new LstmCell(),
          new GruCell(ResetGate.AFTER_PRODUCT),
          new GruCell(ResetGate.BEFORE_PRODUCT));

  private Cells() {}
}
