package io.github.rnncompare.engine.pass;

import static java.util.Objects.requireNonNull;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.HiddenActivation;
import io.github.rnncompare.engine.Parameter;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.SimpleRnnCell;
import io.github.rnncompare.engine.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A walk over random sequences and back through one or two layers, and all that it takes, as
 * doubles that are floats: each way to run gets the same numbers.
 *
 * @param input [batch, I, time]
 * @param mask [batch, time], or null
 * @param outputGradient [batch, H, time] of the last layer
 * @param firstStep at which the walk back ends
 */
record Walk(
    Cell cell,
    List<Parameters> layers,
    List<@Nullable State> starts,
    INDArray input,
    @Nullable INDArray mask,
    INDArray outputGradient,
    int firstStep,
    Layout layout) {

  /** How large a walk is. */
  record Size(int batch, int steps, int inputs, int units, int layers) {}

  /** What a walk is like beside its numbers. */
  record Form(Cell cell, boolean recurrentBias, boolean carried, Padding padding) {

    static Form plain(Cell cell) {
      return new Form(cell, true, true, Padding.NONE);
    }
  }

  /** What comes out of a walk, by name: outputs and last states, and gradients. */
  record Result(Map<String, INDArray> outputs, Map<String, INDArray> gradients) {

    INDArray output(String name) {
      return requireNonNull(outputs.get(name), name);
    }

    INDArray gradient(String name) {
      return requireNonNull(gradients.get(name), name);
    }
  }

  /** A random walk all the way back. */
  static Walk random(Random random, Form form, Size size) {
    List<Parameters> layers = new ArrayList<>();
    List<@Nullable State> starts = new ArrayList<>();
    int inputs = size.inputs();
    for (int layer = 0; layer < size.layers(); layer++) {
      layers.add(parameters(random, form, inputs, size.units()));
      starts.add(form.carried() ? state(random, form.cell(), size) : null);
      inputs = size.units();
    }
    return new Walk(
        form.cell(),
        layers,
        starts,
        Numbers.normal(random, 1, size.batch(), size.inputs(), size.steps()),
        form.padding().mask(random, size.batch(), size.steps()),
        Numbers.normal(random, 1, size.batch(), size.units(), size.steps()),
        0,
        Layout.ROW_MAJOR);
  }

  Walk back(int toStep) {
    return new Walk(cell, layers, starts, input, mask, outputGradient, toStep, layout);
  }

  Walk in(Layout otherLayout) {
    return new Walk(cell, layers, starts, input, mask, outputGradient, firstStep, otherLayout);
  }

  private static Parameters parameters(Random random, Form form, int inputs, int units) {
    boolean relu = isRelu(form.cell());
    Map<String, INDArray> arrays = new LinkedHashMap<>();
    for (Parameter parameter : form.cell().parameters(form.recurrentBias())) {
      double deviation =
          switch (parameter.kind()) {
            case INPUT_WEIGHTS -> (relu ? 0.3 : 0.8) / Math.sqrt(inputs);
            case RECURRENT_WEIGHTS -> (relu ? 0.1 : 0.8) / Math.sqrt(units);
            case BIAS, DIAGONAL_WEIGHTS -> 0.3;
            case RECURRENT_BIAS -> relu ? 0.1 : 0.3;
          };
      long rows = parameter.rows(inputs, units);
      long columns = parameter.length(inputs, units) / rows;
      arrays.put(parameter.key(), Numbers.normal(random, deviation, rows, columns));
    }
    if (relu) {
      awayFromZero(requireNonNull(arrays.get(Parameter.BIAS)));
    }
    return new Parameters(form.cell(), arrays);
  }

  /** Rounding must not move a sum over the kink of ReLU: each unit is always on or always off. */
  private static void awayFromZero(INDArray bias) {
    for (int i = 0; i < bias.length(); i++) {
      bias.putScalar(0, i, bias.getDouble(0, i) > -0.2 ? 3 : -3);
    }
  }

  private static State state(Random random, Cell cell, Size size) {
    double deviation = 0.5;
    return new State(
        cell.states().stream()
            .map(state -> Numbers.normal(random, deviation, size.batch(), size.units()))
            .toList());
  }

  private static boolean isRelu(Cell cell) {
    return cell instanceof SimpleRnnCell rnn && rnn.activation() == HiddenActivation.RELU;
  }

  /** Forward and back on engines of a kind, in a precision. */
  Result run(Engine.Kind kind, DataType dataType) {
    return run(engines(kind, dataType), dataType);
  }

  /** An engine for each layer. */
  List<Engine> engines(Engine.Kind kind, DataType dataType) {
    return layers.stream().map(layer -> Engines.create(cell, kind, dataType)).toList();
  }

  /** Forward and back on engines that may have run before. */
  Result run(List<Engine> engines, DataType dataType) {
    Map<String, INDArray> outputs = new LinkedHashMap<>();
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    List<Engine.Pass> passes = new ArrayList<>();
    INDArray values = layout.of(input.castTo(dataType));
    for (int layer = 0; layer < layers.size(); layer++) {
      INDArray output = empty(dataType, input.size(0), units(), input.size(2));
      Engine.Pass pass =
          engines
              .get(layer)
              .forward(
                  typed(layers.get(layer), dataType),
                  new Sequence(values, typed(starts.get(layer), dataType), mask),
                  true,
                  output);
      passes.add(pass);
      outputs.put("output " + layer, output);
      State last = pass.lastState();
      for (int state = 0; state < last.values().size(); state++) {
        outputs.put("state " + state + " of " + layer, last.values().get(state));
      }
      values = output;
    }
    INDArray outer = layout.of(outputGradient.castTo(dataType));
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      Parameters found = like(layers.get(layer), dataType);
      INDArray inner = empty(dataType, input.size(0), layers.get(layer).inputSize(), input.size(2));
      passes.get(layer).backward(outer, firstStep, found, inner);
      for (Map.Entry<String, INDArray> gradient : found.arrays().entrySet()) {
        gradients.put(gradient.getKey() + " " + layer, gradient.getValue());
      }
      gradients.put("input " + layer, inner);
      outer = inner;
    }
    return new Result(outputs, gradients);
  }

  private long units() {
    return layers.get(0).hiddenSize();
  }

  /** Full of large numbers, so that what an engine forgets to write shows. */
  static INDArray empty(DataType dataType, long... shape) {
    return Nd4j.create(dataType, shape, 'f').assign(1e30);
  }

  private static Parameters like(Parameters parameters, DataType dataType) {
    return mapped(parameters, array -> empty(dataType, array.shape()));
  }

  static Parameters typed(Parameters parameters, DataType dataType) {
    return mapped(parameters, array -> array.castTo(dataType).dup('f'));
  }

  private static Parameters mapped(Parameters parameters, UnaryOperator<INDArray> change) {
    Map<String, INDArray> arrays = new LinkedHashMap<>(parameters.arrays());
    arrays.replaceAll((key, array) -> change.apply(array));
    return new Parameters(parameters.cell(), arrays);
  }

  private static @Nullable State typed(@Nullable State state, DataType dataType) {
    return state == null
        ? null
        : new State(state.values().stream().map(array -> array.castTo(dataType).dup('f')).toList());
  }
}
