package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.Gate;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a pass in double precision shows of its states, gates and gradients. */
class InspectedPassTest {
  private static final int BATCH = 2;
  private static final int UNITS = 3;
  private static final int STEPS = 5;
  private static final Walk.Size SIZE = new Walk.Size(BATCH, STEPS, 2, UNITS, 1);
  private static final double STEP = 1e-5;

  static Stream<Arguments> cells() {
    return Cells.wholeAndGapped();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void gradientsOfStatesAreNumericalDerivatives(Cell cell, Padding padding) {
    // given: L = Σ g_t ⊙ h_t, and a state s_t that is moved
    Walk walk = Walk.random(new Random(1), new Walk.Form(cell, true, true, padding), SIZE);
    InspectedPass pass = pass(walk, walk.input(), walk.mask(), walk.starts().get(0));

    // when
    List<List<INDArray>> seen = new ArrayList<>();
    pass.backward(
        walk.outputGradient(),
        (steps, gradients) -> seen.add(0, gradients.stream().map(INDArray::dup).toList()));

    // then
    assertThat(seen).hasSize(STEPS + 1);
    for (int t = 0; t < STEPS; t++) {
      for (int state = 0; state < cell.states().size(); state++) {
        for (int sequence = 0; sequence < BATCH; sequence++) {
          for (int unit = 0; unit < UNITS; unit++) {
            double above = loss(walk, pass, t, state, sequence, unit, STEP);
            double below = loss(walk, pass, t, state, sequence, unit, -STEP);
            // what the outputs of step t themselves are worth, if that step is real
            double atOnce =
                state == 0 && t > 0 && isReal(walk, sequence, t - 1)
                    ? walk.outputGradient().getDouble(sequence, unit, t - 1)
                    : 0;
            assertThat(seen.get(t).get(state).getDouble(sequence, unit))
                .as("step %d, state %d, sequence %d, unit %d", t, state, sequence, unit)
                .isCloseTo((above - below) / (2 * STEP) + atOnce, within(1e-8));
          }
        }
      }
    }
  }

  private static boolean isReal(Walk walk, int sequence, int step) {
    return walk.mask() == null || walk.mask().getDouble(sequence, step) != 0;
  }

  /** The loss of the steps after t, from the states after t steps, one of which is moved. */
  private static double loss(
      Walk walk, InspectedPass whole, int t, int moved, int sequence, int unit, double by) {
    List<INDArray> states = new ArrayList<>();
    for (int state = 0; state < walk.cell().states().size(); state++) {
      states.add(Slab.step(whole.state(state), t).dup('f'));
    }
    states.get(moved).putScalar(sequence, unit, states.get(moved).getDouble(sequence, unit) + by);
    INDArray rest = walk.input().get(all(), all(), interval(t, STEPS)).dup('f');
    INDArray mask = walk.mask() == null ? null : walk.mask().get(all(), interval(t, STEPS)).dup();
    InspectedPass pass = pass(walk, rest, mask, new State(states));
    double loss = 0;
    for (int step = t; step < STEPS; step++) {
      for (int b = 0; b < BATCH; b++) {
        for (int i = 0; i < UNITS && isReal(walk, b, step); i++) {
          loss +=
              walk.outputGradient().getDouble(b, i, step)
                  * pass.state(0).getDouble(b, i, step - t + 1);
        }
      }
    }
    return loss;
  }

  private static InspectedPass pass(
      Walk walk, INDArray input, @Nullable INDArray mask, @Nullable State start) {
    return new InspectedPass(walk.layers().get(0), new Sequence(input, start, mask));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void statesAndInputGradientAreThoseOfThePortableEngine(Cell cell, Padding padding) {
    // given
    Walk walk = Walk.random(new Random(2), new Walk.Form(cell, true, true, padding), SIZE);
    Walk.Result engine = walk.run(Engine.Kind.PORTABLE, DataType.DOUBLE);

    // when
    InspectedPass pass = pass(walk, walk.input(), walk.mask(), walk.starts().get(0));
    INDArray inputGradient = pass.backward(walk.outputGradient(), StateGradientObserver.NONE);

    // then
    for (int state = 0; state < cell.states().size(); state++) {
      assertThat(pass.state(state).shape()).containsExactly(BATCH, UNITS, STEPS + 1);
      INDArray last = Slab.step(pass.state(state), STEPS);
      assertThat(Numbers.values(last))
          .containsExactly(Numbers.values(engine.output("state " + state + " of 0")));
    }
    assertThat(inputGradient.shape()).containsExactly(BATCH, 2, STEPS);
    assertThat(Numbers.values(inputGradient))
        .containsExactly(Numbers.values(engine.gradient("input 0")));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void gatesStayWithinTheirRanges(Cell cell, Padding padding) {
    // given: large inputs
    Walk walk = Walk.random(new Random(3), new Walk.Form(cell, true, true, padding), SIZE);

    // when
    InspectedPass pass = pass(walk, walk.input().mul(20), walk.mask(), walk.starts().get(0));

    // then
    for (int gate = 0; gate < cell.gates().size(); gate++) {
      assertThat(pass.gate(gate).shape()).containsExactly(BATCH, UNITS, STEPS);
      Gate.Range range = cell.gates().get(gate).range();
      for (int t = 0; t < STEPS; t++) {
        for (int sequence = 0; sequence < BATCH; sequence++) {
          for (int unit = 0; unit < UNITS && isReal(walk, sequence, t); unit++) {
            assertThat(pass.gate(gate).getDouble(sequence, unit, t))
                .as(cell.gates().get(gate).name())
                .isBetween(range.low(), range.high());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aChangedGradientGoesOn(Cell cell, Padding padding) {
    // given
    Walk walk = Walk.random(new Random(4), new Walk.Form(cell, true, true, padding), SIZE);
    Parameters parameters = walk.layers().get(0);
    InspectedPass pass =
        new InspectedPass(parameters, new Sequence(walk.input(), null, walk.mask()));

    // when: all gradients are set to zero after three steps
    List<Double> norms = new ArrayList<>();
    pass.backward(
        walk.outputGradient().mul(0).addi(1),
        (steps, gradients) -> {
          if (steps == 3) {
            gradients.forEach(gradient -> gradient.assign(0));
          }
          double norm = gradients.stream().mapToDouble(g -> g.norm2Number().doubleValue()).sum();
          norms.add(norm);
        });

    // then: what is left comes from earlier outputs alone
    INDArray earlier = walk.outputGradient().mul(0).addi(1);
    earlier.get(all(), all(), interval(2, STEPS)).assign(0);
    List<Double> expected = new ArrayList<>();
    pass.backward(
        earlier,
        (steps, gradients) ->
            expected.add(gradients.stream().mapToDouble(g -> g.norm2Number().doubleValue()).sum()));
    assertThat(norms.subList(2, STEPS + 1)).isEqualTo(expected.subList(2, STEPS + 1));
  }
}
