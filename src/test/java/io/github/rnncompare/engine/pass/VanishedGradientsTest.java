package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.pass.Walk.Form;
import io.github.rnncompare.engine.pass.Walk.Result;
import io.github.rnncompare.engine.pass.Walk.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Gradients that vanish over many steps become zero, and not subnormal numbers. */
class VanishedGradientsTest {
  private static final long SEED = 20261127;
  private static final double TOLERANCE = 1e-4;

  /** So many steps that without care the gradients of two thirds of the cells become subnormal. */
  private static final Size SIZE = new Size(4, 250, 3, 6, 1);

  @ParameterizedTest
  @MethodSource("io.github.rnncompare.engine.pass.Cells#wholeAndGapped")
  void areZeroAndLeaveTheOthersAsTheyWere(Cell cell, Padding padding) {
    // given
    Walk walk = walk(cell, padding);

    // when
    Result found = walk.run(Engine.Kind.FAST, DataType.FLOAT);

    // then
    assertNoneIsSubnormal(found);
    Result exact = walk.run(Engine.Kind.PORTABLE, DataType.DOUBLE);
    exact
        .gradients()
        .forEach(
            (name, gradient) ->
                assertThat(Numbers.relativeDifference(found.gradient(name), gradient))
                    .as("seed %d, %s", SEED, name)
                    .isLessThan(TOLERANCE));
  }

  static Stream<Cell> cells() {
    return Cells.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void areZeroOnThePortableEngineToo(Cell cell) {
    // given
    Walk walk = walk(cell, Padding.NONE);

    // when
    Result found = walk.run(Engine.Kind.PORTABLE, DataType.FLOAT);

    // then
    assertNoneIsSubnormal(found);
  }

  /** Whose walk back begins at the last step alone. */
  private static Walk walk(Cell cell, Padding padding) {
    Walk walk = Walk.random(new Random(SEED), new Form(cell, true, true, padding), SIZE);
    walk.outputGradient()
        .get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(0, SIZE.steps() - 1))
        .assign(0);
    return walk;
  }

  private static void assertNoneIsSubnormal(Result found) {
    double[] ofInput = Numbers.values(found.gradient("input 0"));
    assertThat(Arrays.stream(ofInput).filter(gradient -> isSubnormal(gradient)))
        .as("seed %d", SEED)
        .isEmpty();
  }

  private static boolean isSubnormal(double gradient) {
    return gradient != 0 && Math.abs(gradient) < Float.MIN_NORMAL;
  }

  @Test
  void clearsWhatIsAtMostHalfTheThresholdAndNothingElse() {
    // given
    float half = 0x1p-81f;
    float[] gradients = {
      1,
      -3.5f,
      Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      Float.NaN,
      0x1.000002p-81f,
      -0x1p-80f,
      0,
      Math.nextDown(half),
      -Math.nextDown(half),
      Float.MIN_NORMAL,
      Float.MIN_VALUE
    };
    float[] expected = Arrays.copyOf(gradients, gradients.length);
    Arrays.fill(expected, 7, expected.length, 0f);
    INDArray array = Nd4j.createFromArray(gradients);
    INDArray doubles = array.castTo(DataType.DOUBLE);
    INDArray doublesBefore = doubles.dup();

    // when
    float[] unchecked = gradients.clone();
    for (int t = 0; t < 7; t++) {
      VanishedGradients.clear(t, new float[][] {unchecked});
    }
    float[] checked = gradients.clone();
    VanishedGradients.clear(7, new float[][] {checked});
    VanishedGradients.clear(7, List.of(array, doubles));

    // then
    assertThat(unchecked).isEqualTo(gradients);
    assertThat(positive(checked)).isEqualTo(expected);
    assertThat(positive(array.toFloatVector())).isEqualTo(expected);
    assertThat(doubles.toDoubleVector()).isEqualTo(doublesBefore.toDoubleVector());
  }

  /** With zeros of one sign. */
  private static float[] positive(float[] values) {
    float[] same = values.clone();
    for (int i = 0; i < same.length; i++) {
      same[i] += 0f;
    }
    return same;
  }
}
