package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.pass.Walk.Form;
import io.github.rnncompare.engine.pass.Walk.Result;
import io.github.rnncompare.engine.pass.Walk.Size;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays that are reordered some steps at a time, or that one Java buffer cannot address. */
class LongArraysTest {
  private static final Size SIZE = new Size(5, 7, 3, 4, 1);

  static Stream<Cell> cells() {
    return Cells.ALL.stream();
  }

  @Test
  void someStepsAtATimeGiveTheSameOrder() {
    for (Layout layout : Layout.values()) {
      for (int batch : new int[] {1, 3, 16, 37}) {
        // given
        INDArray values = Numbers.normal(new Random(batch), 1, batch, 4, 11);
        INDArray array = layout.of(values.castTo(DataType.FLOAT));
        float[] expected = floats(new ColumnMajor().of(array), array.length());

        for (int atOnce : new int[] {1, 4 * batch, 12 * batch + 1, 1000 * batch}) {
          // when
          ColumnMajor columns = new ColumnMajor(atOnce, 0);
          float[] found = floats(columns.of(array), array.length());

          // then
          assertThat(found).as("%s, batch %d, %d", layout, batch, atOnce).isEqualTo(expected);
          assertThat(columns.heapFloats()).isLessThanOrEqualTo(2 * Math.max(atOnce, 4 * batch));
        }
        assertThat(expected).isEqualTo(array.dup('f').data().asFloat());
      }
    }
  }

  @Test
  void oneLongSequenceTakesLittleOfTheHeap() {
    // given 9,600,000 numbers of one sequence, of which sixteen fill 614 MB
    ColumnMajor columns = new ColumnMajor();

    // when
    columns.of(Nd4j.zeros(DataType.FLOAT, 1, 64, 150_000));

    // then
    assertThat(columns.heapFloats()).isLessThan(10_000_000);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void whatIsTooLongRunsOnThePortableEngine(Cell cell) {
    // given: the input has 105 numbers, the output 140, a slice's gradients 4 · 4 · 256
    Walk walk = Walk.random(new Random(1), new Form(cell, true, true, Padding.GAPPED), SIZE);

    // when
    Result tooLong = walk.run(List.of(new FastEngine(cell, 139)), DataType.FLOAT);
    Result fits = walk.run(List.of(new FastEngine(cell, 16 * 256)), DataType.FLOAT);

    // then
    assertSameBits(tooLong, walk.run(Engine.Kind.PORTABLE, DataType.FLOAT));
    assertSameBits(fits, walk.run(Engine.Kind.FAST, DataType.FLOAT));
  }

  private static void assertSameBits(Result found, Result expected) {
    expected
        .outputs()
        .forEach((name, array) -> assertThat(found.output(name)).as(name).isEqualTo(array));
    expected
        .gradients()
        .forEach((name, array) -> assertThat(found.gradient(name)).as(name).isEqualTo(array));
  }

  private static float[] floats(NativeFloats memory, long length) {
    float[] values = new float[(int) length];
    memory.get(0, values, 0, values.length);
    return values;
  }
}
