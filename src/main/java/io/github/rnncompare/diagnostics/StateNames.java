package io.github.rnncompare.diagnostics;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.CellState;

/** What papers call the states of a cell. */
final class StateNames {
  private StateNames() {}

  /** hidden_state, or cell_state for what a cell keeps beside it. */
  static String of(Cell cell, int state) {
    return cell.states().get(state).key().equals(CellState.HIDDEN) ? "hidden_state" : "cell_state";
  }
}
