package io.github.rnncompare.layer;

import io.github.rnncompare.engine.CellState;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.State;
import io.github.rnncompare.engine.pass.Engines;
import java.util.List;
import org.deeplearning4j.exception.DL4JInvalidInputException;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A layer that is asked step by step: with its parameters, and an engine and a state of its own, so
 * that nothing that is done with the layer itself comes between. To make an array takes ND4J longer
 * than a small step, so this object keeps its arrays.
 */
public final class LayerStream {
  private final RecurrentLayerImpl layer;
  private final Passes passes;

  /** [batch, H] of each state, whether it is zeros or what the arrays hold. */
  private @Nullable State memory;

  private boolean isZero = true;

  private @Nullable INDArray output;

  /** From a state of zeros. */
  public LayerStream(RecurrentLayerImpl layer) {
    this.layer = layer;
    RecurrentLayer configuration = layer.layerConf();
    INDArray anyParameter = layer.params();
    passes =
        new Passes(
            configuration.cell(),
            Engines.create(
                configuration.cell(), configuration.getEngine(), anyParameter.dataType()));
  }

  /**
   * The outputs of the next steps of each sequence, after which the state is that after the last of
   * them.
   *
   * @param input [batch, I, time]
   * @return [batch, H, time] in column-major order; the next call overwrites it
   * @throws DL4JInvalidInputException if there are not I inputs, or not as many sequences as at the
   *     last call
   */
  public INDArray next(INDArray input) {
    State start = isZero ? null : memory;
    InputChecks.check(layer.layerConf(), input, null, start, layer.invalid());
    long batch = input.size(0);
    long time = input.size(2);
    INDArray result = output;
    if (result == null || result.size(0) != batch || result.size(2) != time) {
      result = empty(batch, layer.layerConf().getNOut(), time);
      output = result;
    }
    passes.run(layer.paramTable(), new Sequence(input, start, null), false, result, input);
    State last = memory;
    if (last == null || last.hidden().size(0) != batch) {
      last = new State(emptyStates(batch));
      memory = last;
    }
    for (int i = 0; i < last.values().size(); i++) {
      passes.last().lastState(i, last.values().get(i));
    }
    isZero = false;
    return result;
  }

  private List<INDArray> emptyStates(long batch) {
    List<CellState> states = layer.layerConf().cell().states();
    return states.stream().map(each -> empty(batch, layer.layerConf().getNOut())).toList();
  }

  private INDArray empty(long... shape) {
    return Nd4j.createUninitializedDetached(layer.params().dataType(), 'f', shape);
  }

  /** Sets the state to zeros: other sequences begin, of which there may be another number. */
  public void forget() {
    isZero = true;
  }
}
