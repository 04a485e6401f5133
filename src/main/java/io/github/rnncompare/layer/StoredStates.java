package io.github.rnncompare.layer;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.CellState;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The states of a layer between two calls, in the maps in which DL4J stores them.
 *
 * @param hiddenSize H
 * @param dataType of the layer
 */
record StoredStates(Cell cell, long hiddenSize, DataType dataType) {

  /**
   * A copy of a map in the layer's own data type.
   *
   * @param states [batch, H] each; empty for zeros
   */
  Map<String, INDArray> checked(Map<String, INDArray> states, InvalidInput invalid) {
    List<String> keys = cell.states().stream().map(CellState::key).toList();
    if (!states.isEmpty() && !states.keySet().equals(new TreeSet<>(keys))) {
      throw invalid.of(
          "keys of the state",
          new TreeSet<>(keys).toString(),
          new TreeSet<>(states.keySet()).toString());
    }
    Map<String, INDArray> checked = new LinkedHashMap<>();
    states.forEach(
        (key, values) -> {
          INDArray hidden = requireNonNull(states.get(CellState.HIDDEN));
          boolean fits =
              values.rank() == 2
                  && values.size(1) == hiddenSize
                  && values.size(0) == hidden.size(0);
          if (!fits) {
            throw invalid.of(
                "state " + key, "[batch, " + hiddenSize + "]", Arrays.toString(values.shape()));
          }
          checked.put(key, values.castTo(dataType));
        });
    return checked;
  }

  /** The stored states; null if there are none. */
  @Nullable State read(Map<String, INDArray> stored) {
    if (stored.isEmpty()) {
      return null;
    }
    List<INDArray> values = new ArrayList<>();
    for (CellState state : cell.states()) {
      values.add(requireNonNull(stored.get(state.key())));
    }
    return new State(values);
  }

  /** Stores copies of a pass's last states, which lie outside of any workspace. */
  @SuppressWarnings("try") // the scope is closed, never used
  void store(Engine.Pass pass, Map<String, INDArray> target) {
    try (MemoryWorkspace outside = Nd4j.getWorkspaceManager().scopeOutOfWorkspaces()) {
      State last = pass.lastState();
      for (int i = 0; i < cell.states().size(); i++) {
        target.put(cell.states().get(i).key(), last.values().get(i));
      }
    }
  }
}
