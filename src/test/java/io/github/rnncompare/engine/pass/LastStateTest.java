package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.pass.Walk.Form;
import io.github.rnncompare.engine.pass.Walk.Size;
import io.github.rnncompare.tensor.Floats;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The state after the last step alone, and its gradient alone, are what all steps give. */
class LastStateTest {
  private static final long SEED = 20261127;
  private static final Size SIZE = new Size(5, 9, 3, 4, 1);

  static Stream<Arguments> cases() {
    return Stream.of(Engine.Kind.FAST, Engine.Kind.PORTABLE)
        .flatMap(
            kind ->
                Cells.ALL.stream()
                    .filter(cell -> kind == Engine.Kind.PORTABLE || cell.fast().isPresent())
                    .flatMap(
                        cell ->
                            Stream.of(Padding.values())
                                .map(padding -> Arguments.of(kind, cell, padding))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theGradientOfTheLastStateIsThatOfTheOutputAtTheLastRealStep(
      Engine.Kind kind, Cell cell, Padding padding) {
    // given
    Walk walk = Walk.random(new Random(SEED), new Form(cell, true, true, padding), SIZE);
    Parameters parameters = Walk.typed(walk.layers().get(0), DataType.FLOAT);
    INDArray input = walk.input().castTo(DataType.FLOAT).dup('f');
    Sequence sequence = new Sequence(input, null, walk.mask());
    INDArray output = Walk.empty(DataType.FLOAT, SIZE.batch(), SIZE.units(), SIZE.steps());
    INDArray ofLast = Walk.empty(DataType.FLOAT, SIZE.batch(), SIZE.units());
    Engine whole = Engines.create(cell, kind, DataType.FLOAT);
    Engine alone = Engines.create(cell, kind, DataType.FLOAT);

    // when
    Engine.Pass expected = whole.forward(parameters, sequence, true, output);
    Engine.Pass found = alone.forward(parameters, sequence, true, null);
    found.lastState(0, ofLast);

    // then
    INDArray gradient =
        walk.outputGradient().castTo(DataType.FLOAT).slice(0, 2).dup('f'); // [batch, H]
    INDArray ofSteps = output.like();
    for (int i = 0; i < SIZE.batch(); i++) {
      int last = lastReal(walk.mask(), i);
      for (int unit = 0; unit < SIZE.units(); unit++) {
        assertThat(ofLast.getFloat(i, unit)).isEqualTo(output.getFloat(i, unit, last));
        ofSteps.putScalar(i, unit, last, gradient.getFloat(i, unit));
      }
    }
    Parameters ofExpected = empty(parameters);
    Parameters ofFound = empty(parameters);
    INDArray inputExpected = Walk.empty(DataType.FLOAT, input.shape());
    INDArray inputFound = Walk.empty(DataType.FLOAT, input.shape());
    expected.backward(ofSteps, 0, ofExpected, inputExpected);
    found.backward(gradient, 0, ofFound, inputFound);
    assertThat(Floats.of(inputFound)).isEqualTo(Floats.of(inputExpected));
    ofExpected
        .arrays()
        .forEach(
            (key, array) ->
                assertThat(Floats.of(ofFound.get(key))).as(key).isEqualTo(Floats.of(array)));
  }

  private static int lastReal(@Nullable INDArray mask, int sequence) {
    int last = SIZE.steps() - 1;
    while (mask != null && mask.getFloat(sequence, last) == 0) {
      last--;
    }
    return last;
  }

  private static Parameters empty(Parameters parameters) {
    Map<String, INDArray> arrays = new LinkedHashMap<>(parameters.arrays());
    arrays.replaceAll((key, array) -> Walk.empty(DataType.FLOAT, array.shape()));
    return new Parameters(parameters.cell(), arrays);
  }
}
