package io.github.rnncompare.engine.pass;

import static java.util.Objects.requireNonNull;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Parameter;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.PortableStep;
import io.github.rnncompare.engine.Product;
import io.github.rnncompare.engine.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.factory.Nd4j;

/** The blocks and states of all steps of a batch, and their gradients. */
final class PortableSteps {
  private final Parameters parameters;
  private final int gateCount;
  private final int blockCount;
  private final long hiddenSize;
  private final long timeSteps;

  /** Slab [batch, gH, time]. */
  private final INDArray gates;

  /** Slab [batch, (blocks − g) · H, time] of the blocks behind the gates; null without any. */
  private final @Nullable INDArray more;

  /** Slabs [batch, H, time + 1], the initial state first. */
  private final List<INDArray> states = new ArrayList<>();

  /** [batch, H] each. */
  private final List<INDArray> stateGradients = new ArrayList<>();

  /** States before each step as rows, made in the current backward pass. */
  private final Map<Integer, INDArray> stateRows = new HashMap<>();

  /** Slab [batch, blocks · H, time]. */
  private @Nullable INDArray gradients;

  private @Nullable Parameters parameterGradients;

  /**
   * Memory for a batch.
   *
   * @param gates slab [batch, gH, time] of x W + b
   */
  PortableSteps(Cell cell, Parameters parameters, INDArray gates) {
    this.parameters = parameters;
    this.gates = gates;
    gateCount = cell.gates().size();
    blockCount = cell.blocks();
    hiddenSize = parameters.hiddenSize();
    timeSteps = gates.size(2);
    for (int state = 0; state < cell.states().size(); state++) {
      states.add(zeros(gates.size(0), hiddenSize, timeSteps + 1));
      stateGradients.add(zeros(gates.size(0), hiddenSize));
    }
    more = blockCount == gateCount ? null : blocksBehindGates(cell);
  }

  /** Zeros, and the recurrent bias where a product will be added to it. */
  private INDArray blocksBehindGates(Cell cell) {
    long rows = (blockCount - gateCount) * hiddenSize;
    INDArray slab = zeros(gates.size(0), rows, timeSteps);
    for (Product product : cell.products()) {
      if (parameters.has(Parameter.RECURRENT_BIAS) && !product.isAdded()) {
        long from = cell.recurrentBlock(product) * hiddenSize;
        long length = product.gates() * hiddenSize;
        INDArray bias =
            parameters
                .get(Parameter.RECURRENT_BIAS)
                .get(all(), interval(from, from + length))
                .reshape(length);
        long start = (product.result() - gateCount) * hiddenSize;
        INDArray blocks = Slab.features(slab, start, start + length);
        Nd4j.getExecutioner().exec(new BroadcastAddOp(blocks, bias, blocks, 1));
      }
    }
    return slab;
  }

  private INDArray zeros(long... shape) {
    return Nd4j.create(gates.dataType(), shape, 'f');
  }

  void start(@Nullable State start) {
    for (int state = 0; start != null && state < states.size(); state++) {
      Slab.step(states.get(state), 0).assign(start.values().get(state));
    }
  }

  void beginBackward(Parameters target) {
    gradients = zeros(gates.size(0), blockCount * hiddenSize, timeSteps);
    stateGradients.forEach(gradient -> gradient.assign(0));
    stateRows.clear(); // they may lie in a workspace that is closed
    parameterGradients = target;
  }

  /** How many sequences there are. */
  long batch() {
    return gates.size(0);
  }

  /** A state before the first and after each step, slab [batch, H, time + 1]. */
  INDArray state(int state) {
    return states.get(state);
  }

  /** A gate's block of all steps, slab [batch, H, time]. */
  INDArray gate(int gate) {
    return Slab.features(gates, gate * hiddenSize, (gate + 1) * hiddenSize);
  }

  /** The hidden states after each step, [batch, H, time]. */
  INDArray hidden() {
    return Slab.steps(states.get(0), 1, timeSteps + 1);
  }

  /** Copies of the states after the last step. */
  State last() {
    return new State(states.stream().map(slab -> Slab.step(slab, timeSteps).dup('f')).toList());
  }

  /** A state after the last step, [batch, H]. */
  INDArray last(int state) {
    return Slab.step(states.get(state), timeSteps);
  }

  List<INDArray> stateGradients() {
    return stateGradients;
  }

  /** Slab [batch, blocks · H, time]. */
  INDArray gradients() {
    return requireNonNull(gradients, "backward begins first");
  }

  /** What a product multiplies at each step, as rows; several products may have one state. */
  INDArray operandRows(Product product) {
    if (product.isOfState()) {
      return stateRows.computeIfAbsent(
          product.operand(), state -> Slab.toRows(Slab.steps(states.get(state), 0, timeSteps)));
    }
    long from = (product.operand() - gateCount) * hiddenSize;
    return Slab.toRows(Slab.features(requireNonNull(more), from, from + hiddenSize));
  }

  Step at(long t) {
    return new Step(t);
  }

  /** One step. Its views are kept, since making one costs as much as a small operation. */
  final class Step implements PortableStep {
    private final long t;
    private final INDArray gatesOfStep;
    private final Map<Integer, INDArray> blocks = new HashMap<>();
    private final Map<Integer, INDArray> blockGradients = new HashMap<>();
    private final Map<Integer, INDArray> before = new HashMap<>();
    private final Map<Integer, INDArray> after = new HashMap<>();
    private @Nullable INDArray gradientsOfStep;

    private Step(long t) {
      this.t = t;
      this.gatesOfStep = Slab.step(gates, t);
    }

    @Override
    public INDArray blocks(int from, int to) {
      return to <= gateCount
          ? columns(gatesOfStep, from, to)
          : columns(Slab.step(requireNonNull(more), t), from - gateCount, to - gateCount);
    }

    private INDArray columns(INDArray step, int from, int to) {
      return (to - from) * hiddenSize == step.size(1)
          ? step
          : step.get(all(), interval(from * hiddenSize, to * hiddenSize));
    }

    @Override
    public INDArray block(int block) {
      return blocks.computeIfAbsent(block, index -> blocks(index, index + 1));
    }

    @Override
    public INDArray before(int state) {
      return before.computeIfAbsent(state, index -> Slab.step(states.get(index), t));
    }

    @Override
    public INDArray after(int state) {
      return after.computeIfAbsent(state, index -> Slab.step(states.get(index), t + 1));
    }

    @Override
    public INDArray stateGradient(int state) {
      return stateGradients.get(state);
    }

    INDArray gradients(int from, int to) {
      if (gradientsOfStep == null) {
        gradientsOfStep = Slab.step(PortableSteps.this.gradients(), t);
      }
      return columns(gradientsOfStep, from, to);
    }

    @Override
    public INDArray gradient(int block) {
      return blockGradients.computeIfAbsent(block, index -> gradients(index, index + 1));
    }

    @Override
    public INDArray parameter(String key) {
      return parameters.get(key);
    }

    @Override
    public INDArray parameterGradient(String key) {
      return requireNonNull(parameterGradients, "backward begins first").get(key);
    }
  }
}
