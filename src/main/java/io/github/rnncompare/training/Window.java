package io.github.rnncompare.training;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.rnncompare.layer.training.Step;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.task.Sequences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Steps of a batch that one update trains on: all of them, or some in truncated backpropagation
 * through time (Williams and Peng 1990). As in PyTorch's loops with {@code state.detach()}, the
 * state goes from window to window and the gradient does not.
 */
sealed interface Window {

  /** The steps that the gradient flows through, and their targets. */
  Sequences sequences();

  /** The forward pass. */
  Step forward(RecurrentNetwork network);

  /** All steps. */
  record Whole(Sequences sequences) implements Window {
    @Override
    public Step forward(RecurrentNetwork network) {
      return network.forward(sequences.features(), sequences.mask(), true);
    }
  }

  /**
   * Steps with targets, from the state at the end of the window before.
   *
   * @param first whether there is none before, so that the state is zero
   */
  record Next(Sequences sequences, boolean first) implements Window {
    @Override
    public Step forward(RecurrentNetwork network) {
      if (first) {
        network.forgetState();
      }
      return network.forwardFromState(sequences.features(), sequences.mask());
    }
  }

  /**
   * The last steps, for a target at the last one.
   *
   * @param before the features of the steps before, [batch_size, input_size, steps], which only
   *     produce the state that {@code sequences} start from
   */
  record Last(INDArray before, Sequences sequences) implements Window {
    @Override
    public Step forward(RecurrentNetwork network) {
      network.forgetState();
      network.advanceState(before);
      return network.forwardFromState(sequences.features(), sequences.mask());
    }
  }

  /**
   * The windows of a batch, in the order of time. Those in which every sequence is padding are left
   * out: they have no targets and do not change the state.
   *
   * @param truncatedBptt steps of a window, the last of which may have fewer; empty for all
   */
  static List<Window> of(Sequences batch, Optional<Integer> truncatedBptt) {
    int timeSteps = (int) batch.features().size(2);
    int length = truncatedBptt.orElse(timeSteps);
    if (length >= timeSteps) {
      return List.of(new Whole(batch));
    }
    if (batch.targets().rank() == 2) {
      int start = timeSteps - length;
      return List.of(new Last(steps(batch.features(), 0, start), part(batch, start, timeSteps)));
    }
    List<Window> windows = new ArrayList<>();
    for (int start = 0; start < timeSteps; start += length) {
      Sequences part = part(batch, start, Math.min(start + length, timeSteps));
      if (part.positions() > 0) {
        windows.add(new Next(part, windows.isEmpty()));
      }
    }
    return windows;
  }

  private static Sequences part(Sequences batch, int start, int end) {
    INDArray targets = batch.targets();
    INDArray mask = batch.mask();
    return new Sequences(
        steps(batch.features(), start, end),
        targets.rank() == 2 ? targets : steps(targets, start, end),
        mask == null ? null : mask.get(all(), interval(start, end)).dup());
  }

  /** From [batch_size, n, time_steps] to [batch_size, n, end − start]. */
  private static INDArray steps(INDArray array, int start, int end) {
    return array.get(all(), all(), interval(start, end)).dup('f');
  }
}
