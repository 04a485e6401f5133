package io.github.rnncompare.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.engine.Cell;
import io.github.rnncompare.engine.Engine;
import io.github.rnncompare.engine.GruCell;
import io.github.rnncompare.engine.LstmCell;
import io.github.rnncompare.engine.Parameters;
import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.engine.Sequence;
import io.github.rnncompare.engine.State;
import io.github.rnncompare.engine.pass.Walk.Form;
import io.github.rnncompare.engine.pass.Walk.Result;
import io.github.rnncompare.engine.pass.Walk.Size;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The fast way in single precision against the portable one in double. */
class FastEqualsPortableTest {
  private static final double OUTPUT_TOLERANCE = 1e-5;
  private static final double GRADIENT_TOLERANCE = 1e-4;

  private static final List<Integer> LENGTHS =
      List.of(1, 2, 3, 4, 5, 7, 8, 11, 13, 16, 17, 23, 31, 32, 33, 47, 64, 67, 70);

  /**
   * An array of one entry has no larger one to be held against, and that entry may be a sum of
   * thousands of terms that nearly cancel.
   */
  private static final double CANCELLING = 100;

  /**
   * An LSTM with a gate held open can grow its cell state from step to step, and the rounding of
   * its gates with it.
   */
  private static final double GROWING = 10;

  static Stream<Arguments> cellsAndLayouts() {
    return Cells.ALL.stream()
        .flatMap(cell -> Stream.of(Layout.values()).map(layout -> Arguments.of(cell, layout)));
  }

  static Stream<Cell> cells() {
    return Cells.ALL.stream();
  }

  static Stream<Arguments> shardedSizes() {
    return Cells.ALL.stream()
        .flatMap(cell -> Stream.of(33, 64, 130).map(batch -> Arguments.of(cell, batch)));
  }

  @Test
  void forAnySizesMasksAndStates() {
    LongStream.range(0, 200).forEach(FastEqualsPortableTest::checkRandomCase);
  }

  @Test
  @Tag("slow")
  void forManyMore() {
    LongStream.range(200, 2000).forEach(FastEqualsPortableTest::checkRandomCase);
  }

  private static void checkRandomCase(long seed) {
    Random random = new Random(seed);
    Form form =
        new Form(
            Cells.ALL.get((int) (seed % Cells.ALL.size())),
            random.nextBoolean(),
            random.nextBoolean(),
            pick(random, List.of(Padding.values())));
    Size size =
        new Size(
            length(random), length(random), length(random), length(random), 1 + random.nextInt(2));
    int firstStep = random.nextInt(4) == 0 ? random.nextInt(size.steps()) : 0;
    Layout layout = pick(random, List.of(Layout.values()));

    check(
        Walk.random(random, form, size).back(firstStep).in(layout),
        "seed %d, %s, %s, back to %d, %s".formatted(seed, form, size, firstStep, layout));
  }

  private static int length(Random random) {
    return pick(random, LENGTHS);
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Sizes at which the fast engine goes another way: copies of weights, many inputs at once. */
  static Stream<Arguments> special() {
    Size copies = new Size(2, 16, 3, 420, 1);
    Size copiesInSlices = new Size(33, 9, 3, 420, 1);
    Size copiesOfOne = new Size(1, 257, 3, 420, 1);
    Size copyInParts = new Size(1, 17, 3, 300, 1);
    Size manyInputs = new Size(1, 130, 5, 6, 2);
    Size narrow = new Size(70, 11, 4, 6, 2);
    Size wide = new Size(40, 9, 70, 130, 1);
    return Stream.of(copies, copiesInSlices, copiesOfOne, copyInParts, manyInputs, narrow, wide)
        .flatMap(
            size ->
                Stream.of(
                        new LstmCell(),
                        new GruCell(ResetGate.AFTER_PRODUCT),
                        new GruCell(ResetGate.BEFORE_PRODUCT))
                    .map(cell -> Arguments.of(cell, size)));
  }

  @ParameterizedTest
  @MethodSource("special")
  void whereAnotherWayIsFaster(Cell cell, Size size) {
    Walk walk = Walk.random(new Random(20261127), new Form(cell, true, true, Padding.RIGHT), size);

    Result found = walk.run(Engine.Kind.FAST, DataType.FLOAT);

    assertClose(found, walk.run(Engine.Kind.PORTABLE, DataType.DOUBLE), size.toString());
  }

  @ParameterizedTest
  @MethodSource("shardedSizes")
  void forABatchThatIsSplit(Cell cell, int batch) {
    // given enough work for several batch slices, and sequences of unequal length
    Random random = new Random(batch);
    Form form = new Form(cell, true, true, Padding.GAPPED);
    Size size = new Size(batch, 21, 70, 70, 1);

    check(Walk.random(random, form, size), "%s, %s".formatted(form, size));
  }

  @ParameterizedTest
  @MethodSource("cellsAndLayouts")
  void forAnyLayout(Cell cell, Layout layout) {
    Size size = new Size(19, 3, 5, 4, 1);

    check(Walk.random(new Random(1), Form.plain(cell), size).in(layout), size.toString());
  }

  @ParameterizedTest
  @MethodSource("cells")
  void onAnEngineThatRanOverOtherShapesBefore(Cell cell) {
    // given more shapes than an engine remembers
    List<Size> sizes =
        Stream.of(7, 1, 3, 9, 2, 7).map(steps -> new Size(2 + steps, steps, 3, 5, 1)).toList();
    List<Engine> engines = List.of(Engines.create(cell, Engine.Kind.FAST, DataType.FLOAT));

    for (Size size : sizes) {
      Walk walk = Walk.random(new Random(2), Form.plain(cell), size);

      // when
      Result found = walk.run(engines, DataType.FLOAT);

      // then
      assertClose(found, walk.run(Engine.Kind.PORTABLE, DataType.DOUBLE), size.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void withParametersThatAreNoFloatsInColumnMajorOrder(Cell cell) {
    // given the parameters as doubles in row-major order
    Walk walk = Walk.random(new Random(3), Form.plain(cell), new Size(3, 4, 5, 6, 1));
    Sequence sequence = new Sequence(walk.input(), walk.starts().get(0), walk.mask());
    INDArray output = Walk.empty(DataType.FLOAT, 3, 6, 4);

    // when
    Engines.create(cell, Engine.Kind.FAST, DataType.FLOAT)
        .forward(walk.layers().get(0), sequence, false, output);

    // then
    Result right = walk.run(Engine.Kind.PORTABLE, DataType.DOUBLE);
    assertClose(Map.of("output 0", output), right.outputs(), OUTPUT_TOLERANCE, "row-major");
  }

  @ParameterizedTest
  @MethodSource("cells")
  void withoutTheInputsGradient(Cell cell) {
    // given
    Walk walk = Walk.random(new Random(4), Form.plain(cell), new Size(3, 4, 5, 6, 1));
    Parameters parameters = Walk.typed(walk.layers().get(0), DataType.FLOAT);
    Parameters gradients = Walk.typed(walk.layers().get(0), DataType.FLOAT);

    // when
    Engines.create(cell, Engine.Kind.FAST, DataType.FLOAT)
        .forward(
            parameters,
            new Sequence(walk.input(), walk.starts().get(0), walk.mask()),
            true,
            Walk.empty(DataType.FLOAT, 3, 6, 4))
        .backward(walk.outputGradient(), 0, gradients, null);

    // then
    Result right = walk.run(Engine.Kind.FAST, DataType.FLOAT);
    gradients
        .arrays()
        .forEach((key, array) -> assertThat(array).isEqualTo(right.gradient(key + " 0")));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void withoutTraining(Cell cell) {
    // given a pass that need not keep anything, and one that does
    Walk walk =
        Walk.random(
            new Random(5), new Form(cell, true, true, Padding.GAPPED), new Size(4, 7, 3, 5, 1));
    INDArray output = Walk.empty(DataType.FLOAT, 4, 5, 7);

    // when
    State last =
        Engines.create(cell, Engine.Kind.FAST, DataType.FLOAT)
            .forward(
                Walk.typed(walk.layers().get(0), DataType.FLOAT),
                new Sequence(walk.input(), walk.starts().get(0), walk.mask()),
                false,
                output)
            .lastState();

    // then
    Result training = walk.run(Engine.Kind.FAST, DataType.FLOAT);
    assertThat(output).isEqualTo(training.output("output 0"));
    for (int state = 0; state < last.values().size(); state++) {
      assertThat(last.values().get(state)).isEqualTo(training.output("state " + state + " of 0"));
    }
  }

  @Test
  void aWrongEntryWouldShow() {
    // given a gradient that is off by a thousandth of its largest entry
    INDArray right = Nd4j.createFromArray(new double[][] {{2, -1}});
    INDArray wrong = Nd4j.createFromArray(new double[][] {{2, -1.002}});
    INDArray notANumber = Nd4j.createFromArray(new double[][] {{2, Double.NaN}});

    assertThat(Numbers.relativeDifference(wrong, right)).isGreaterThan(GRADIENT_TOLERANCE);
    assertThat(Numbers.relativeDifference(notANumber, right)).isInfinite();
  }

  private static void check(Walk walk, String description) {
    assertClose(
        walk.run(Engine.Kind.FAST, DataType.FLOAT),
        walk.run(Engine.Kind.PORTABLE, DataType.DOUBLE),
        walk.cell() instanceof LstmCell lstm && !lstm.without().isEmpty() ? GROWING : 1,
        description);
  }

  private static void assertClose(Result found, Result right, String description) {
    assertClose(found, right, 1, description);
  }

  private static void assertClose(Result found, Result right, double factor, String description) {
    assertThat(found.outputs().keySet()).isEqualTo(right.outputs().keySet());
    assertThat(found.gradients().keySet()).isEqualTo(right.gradients().keySet());
    assertClose(found.outputs(), right.outputs(), factor * OUTPUT_TOLERANCE, description);
    assertClose(found.gradients(), right.gradients(), factor * GRADIENT_TOLERANCE, description);
  }

  private static void assertClose(
      Map<String, INDArray> found,
      Map<String, INDArray> right,
      double tolerance,
      String description) {
    found.forEach(
        (name, array) -> {
          INDArray expected = right.getOrDefault(name, Nd4j.empty());
          double apart = Numbers.relativeDifference(array, expected);
          double most = expected.length() == 1 ? CANCELLING * tolerance : tolerance;
          assertThat(apart).as("%s: %s", description, name).isLessThanOrEqualTo(most);
        });
  }
}
