package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.pass.Walk.Form;
import io.github.rnncompare.engine.pass.Walk.Result;
import io.github.rnncompare.engine.pass.Walk.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The fast way's gradients in single precision against central differences of the portable way's
 * loss in double, which knows nothing of any backward pass.
 */
class FastGradientTest {
  private static final double TOLERANCE = 1e-4;
  private static final double STEP = 1e-5;
  private static final int DIRECTIONS = 2;
  private static final Size SIZE = new Size(7, 6, 5, 11, 2);

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.engine.pass.Cells#wholeAndGapped")
  void isTheSlopeOfTheLoss(Cell cell, Padding padding) {
    // given
    long seed = 11;
    Random random = new Random(seed);
    Walk walk = Walk.random(random, new Form(cell, true, true, padding), SIZE);

    // when
    Result found = walk.run(Engine.Kind.FAST, DataType.FLOAT);

    // then
    variables(walk)
        .forEach(
            (name, variable) -> {
              INDArray gradient = found.gradient(name);
              for (int i = 0; i < DIRECTIONS; i++) {
                INDArray direction = Numbers.normal(random, 1, variable.shape());
                double error = error(walk, variable, gradient, direction);
                assertThat(error)
                    .as("seed %d, direction %d of %s", seed, i, name)
                    .isLessThan(TOLERANCE);
              }
            });
  }

  /** What the loss depends on, by the names of the gradients. */
  private static Map<String, INDArray> variables(Walk walk) {
    Map<String, INDArray> variables = new LinkedHashMap<>();
    for (int layer = 0; layer < walk.layers().size(); layer++) {
      for (var parameter : walk.layers().get(layer).arrays().entrySet()) {
        variables.put(parameter.getKey() + " " + layer, parameter.getValue());
      }
    }
    variables.put("input 0", walk.input());
    return variables;
  }

  /** Of the slope along a direction, in terms of the slope that is usual for a gradient's norm. */
  private static double error(Walk walk, INDArray variable, INDArray gradient, INDArray direction) {
    INDArray unchanged = variable.dup();
    variable.addi(direction.mul(STEP));
    double above = loss(walk);
    variable.assign(unchanged).subi(direction.mul(STEP));
    double below = loss(walk);
    variable.assign(unchanged);

    INDArray doubles = gradient.castTo(DataType.DOUBLE);
    double expected = (above - below) / (2 * STEP);
    double found = doubles.mul(direction).sumNumber().doubleValue();
    return Math.abs(found - expected) / doubles.norm2Number().doubleValue();
  }

  /** The sum of the outputs, weighted by the gradient that the walk back starts with. */
  private static double loss(Walk walk) {
    List<Engine> engines = walk.engines(Engine.Kind.PORTABLE, DataType.DOUBLE);
    INDArray values = walk.input();
    for (int layer = 0; layer < engines.size(); layer++) {
      Parameters parameters = walk.layers().get(layer);
      INDArray output =
          Walk.empty(DataType.DOUBLE, SIZE.batch(), parameters.hiddenSize(), SIZE.steps());
      engines
          .get(layer)
          .forward(
              parameters,
              new Sequence(values, walk.starts().get(layer), walk.mask()),
              false,
              output);
      values = output;
    }
    return values.mul(walk.outputGradient()).sumNumber().doubleValue();
  }
}
