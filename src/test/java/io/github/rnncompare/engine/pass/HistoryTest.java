package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.HiddenActivation;
import io.github.rnncompare.engine.Parameter;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.SimpleRnnCell;
import io.github.rnncompare.engine.pass.Walk.Form;
import io.github.rnncompare.engine.pass.Walk.Result;
import io.github.rnncompare.engine.pass.Walk.Size;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An engine keeps its memory, but nothing of what it ran before shows in what it runs next. */
class HistoryTest {
  private static final long SEED = 20260101;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  void aShorterWalkAfterLongerOnesGivesTheSameBits(int steps) {
    for (Cell cell : Cells.ALL) {
      // given an engine that ran a longer sequence, and one with other sizes
      Random random = new Random(SEED);
      Walk walk = Walk.random(random, Form.plain(cell), new Size(7, steps, 3, 5, 1));
      List<Engine> used = walk.engines(Engine.Kind.FAST, DataType.FLOAT);
      Walk.random(random, Form.plain(cell), new Size(7, 60, 3, 5, 1)).run(used, DataType.FLOAT);
      Walk.random(random, Form.plain(cell), new Size(4, 9, 3, 5, 1)).run(used, DataType.FLOAT);

      // when
      Result found = walk.run(used, DataType.FLOAT);

      // then
      Result expected = walk.run(Engine.Kind.FAST, DataType.FLOAT);
      expected
          .outputs()
          .forEach((name, array) -> assertSameBits(found.output(name), array, cell + " " + name));
      expected
          .gradients()
          .forEach((name, array) -> assertSameBits(found.gradient(name), array, cell + " " + name));
    }
  }

  @Test
  void backwardOfAPassThatWasNotForTrainingIsAnError() {
    // given
    Cell cell = new SimpleRnnCell(HiddenActivation.TANH);
    Parameters parameters =
        new Parameters(
            cell,
            Map.of(
                Parameter.INPUT_WEIGHTS,
                Nd4j.ones(DataType.FLOAT, 2, 3),
                Parameter.RECURRENT_WEIGHTS,
                Nd4j.ones(DataType.FLOAT, 3, 3),
                Parameter.BIAS,
                Nd4j.ones(DataType.FLOAT, 1, 3)));
    INDArray output = Nd4j.zeros(DataType.FLOAT, 4, 3, 5).dup('f');
    Engine engine = Engines.create(cell, Engine.Kind.FAST, DataType.FLOAT);
    Sequence sequence = new Sequence(Nd4j.ones(DataType.FLOAT, 4, 2, 5), null, null);

    // when
    Engine.Pass pass = engine.forward(parameters, sequence, false, output);

    // then
    assertThatThrownBy(() -> pass.backward(output, 0, parameters, null))
        .hasMessage("backward needs a forward pass for training");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6})
  void aPassThatAnotherFollowedIsAnErrorInsteadOfWrongGradients(int batchOfTheOther) {
    for (Cell cell : Cells.ALL) {
      // given a pass for training, and another of the same or of another shape
      Random random = new Random(SEED);
      Walk walk = Walk.random(random, Form.plain(cell), new Size(4, 5, 2, 3, 1));
      Walk other = Walk.random(random, Form.plain(cell), new Size(batchOfTheOther, 5, 2, 3, 1));
      Engine engine = walk.engines(Engine.Kind.FAST, DataType.FLOAT).get(0);
      Parameters parameters = walk.layers().get(0);
      INDArray output = Walk.empty(DataType.FLOAT, 4, 3, 5);
      Sequence sequence = new Sequence(walk.input(), walk.starts().get(0), null);
      Engine.Pass pass = engine.forward(parameters, sequence, true, output);

      // when
      other.run(List.of(engine), DataType.FLOAT);

      // then
      assertThatThrownBy(() -> pass.backward(output, 0, parameters, null))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("has run another pass since this one");
      assertThatThrownBy(pass::lastState).hasMessageContaining("has run another pass");
    }
  }

  private static void assertSameBits(INDArray found, INDArray expected, String name) {
    assertThat(Numbers.values(found))
        .as("%s, seed %d", name, SEED)
        .isEqualTo(Numbers.values(expected));
  }
}
