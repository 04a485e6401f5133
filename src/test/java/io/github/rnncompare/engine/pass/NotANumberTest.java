package io.github.rnncompare.engine.pass;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Parameter;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.pass.Walk.Form;
import io.github.rnncompare.engine.pass.Walk.Result;
import io.github.rnncompare.engine.pass.Walk.Size;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** NaN goes on, so that a training that diverged is seen, and only where it belongs. */
class NotANumberTest {
  private static final Size SIZE = new Size(3, 4, 5, 2, 1);

  static Stream<Arguments> cellsAndKinds() {
    return Cells.ALL.stream()
        .flatMap(cell -> Stream.of(Engine.Kind.values()).map(kind -> Arguments.of(cell, kind)));
  }

  @ParameterizedTest
  @MethodSource("cellsAndKinds")
  void inAnInputReachesItsSequenceFromThereOn(Cell cell, Engine.Kind kind) {
    // given
    Walk walk = Walk.random(new Random(1), Form.plain(cell), SIZE);
    INDArray expected = walk.run(kind, DataType.FLOAT).output("output 0");
    walk.input().putScalar(new int[] {1, 0, 2}, Double.NaN);

    // when
    Result result = walk.run(kind, DataType.FLOAT);

    // then
    INDArray output = result.output("output 0");
    for (int sequence = 0; sequence < SIZE.batch(); sequence++) {
      for (int t = 0; t < SIZE.steps(); t++) {
        for (int unit = 0; unit < SIZE.units(); unit++) {
          Double wanted =
              sequence == 1 && t >= 2
                  ? (Double) Double.NaN
                  : (Double) expected.getDouble(sequence, unit, t);
          assertThat(output.getDouble(sequence, unit, t))
              .as("sequence %d, unit %d, step %d", sequence, unit, t)
              .isEqualTo(wanted);
        }
      }
    }
    // and the gradients of what was multiplied with NaN
    assertThat(Numbers.values(result.gradient("W 0").getRow(0))).containsOnly(Double.NaN);
    if (result.gradients().containsKey("RW 0")) {
      assertThat(Numbers.values(result.gradient("RW 0"))).containsOnly(Double.NaN);
    }
  }

  @ParameterizedTest
  @MethodSource("cellsAndKinds")
  void inAWeightReachesEverything(Cell cell, Engine.Kind kind) {
    // given
    Walk walk = Walk.random(new Random(1), Form.plain(cell), SIZE);
    Parameters parameters = walk.layers().get(0);
    String key =
        parameters.has(Parameter.RECURRENT_WEIGHTS)
            ? Parameter.RECURRENT_WEIGHTS
            : Parameter.INPUT_WEIGHTS;
    INDArray recurrent = parameters.get(key);
    for (int column = 0; column < recurrent.size(1); column++) {
      recurrent.putScalar(0, column, Double.NaN);
    }

    // when
    Result result = walk.run(kind, DataType.FLOAT);

    // then
    assertThat(Numbers.values(result.output("output 0"))).containsOnly(Double.NaN);
    assertThat(Numbers.values(result.gradient(key + " 0"))).containsOnly(Double.NaN);
  }

  @ParameterizedTest
  @MethodSource("cellsAndKinds")
  void atAPaddedStepIsNeverRead(Cell cell, Engine.Kind kind) {
    for (float unread : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e38f}) {
      for (int units : new int[] {2, 40}) {
        // given: one slice, and several
        Size size = new Size(units == 2 ? 3 : 70, 9, 5, units, 1);
        Form form = new Form(cell, true, true, Padding.GAPPED);
        Walk walk = Walk.random(new Random(1), form, size);
        Result expected = walk.run(kind, DataType.FLOAT);
        INDArray mask = requireNonNull(walk.mask());
        for (int sequence = 0; sequence < size.batch(); sequence++) {
          for (int t = 0; t < size.steps(); t++) {
            if (mask.getDouble(sequence, t) == 0) {
              walk.input().putScalar(new int[] {sequence, 1, t}, unread);
              walk.outputGradient().putScalar(new int[] {sequence, 1, t}, unread);
            }
          }
        }

        // when
        Result result = walk.run(kind, DataType.FLOAT);

        // then
        expected
            .outputs()
            .forEach((name, array) -> assertThat(result.output(name)).as(name).isEqualTo(array));
        expected
            .gradients()
            .forEach((name, array) -> assertThat(result.gradient(name)).as(name).isEqualTo(array));
      }
    }
  }
}
