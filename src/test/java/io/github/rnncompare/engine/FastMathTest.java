package io.github.rnncompare.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** tanh and the sigmoid at floats of all sizes, small and subnormal ones too. */
class FastMathTest {

  /** A prime, so that the bits below it take all values. */
  private static final int STRIDE = 1009;

  private static final long ALL_FLOATS = 1L << 32;

  private interface Function {
    float at(float x);
  }

  @Test
  void tanhIsAsExactAsItSays() {
    assertThat(largestError(FastMath::tanh, Math::tanh, STRIDE))
        .isLessThanOrEqualTo(FastMath.TANH_ERROR);
  }

  @Test
  void sigmoidIsAsExactAsItSays() {
    assertThat(largestError(FastMath::sigmoid, FastMathTest::sigmoid, STRIDE))
        .isLessThanOrEqualTo(FastMath.SIGMOID_ERROR);
  }

  @Test
  @Tag("slow")
  void tanhIsAsExactAsItSaysAtEveryFloat() {
    assertThat(largestError(FastMath::tanh, Math::tanh, 1))
        .isBetween(0.95 * FastMath.TANH_ERROR, (double) FastMath.TANH_ERROR);
  }

  @Test
  @Tag("slow")
  void sigmoidIsAsExactAsItSaysAtEveryFloat() {
    assertThat(largestError(FastMath::sigmoid, FastMathTest::sigmoid, 1))
        .isBetween(0.95 * FastMath.SIGMOID_ERROR, (double) FastMath.SIGMOID_ERROR);
  }

  @Test
  void valuesStayInTheirRange() {
    assertThat(floats(STRIDE).map(x -> Math.abs(FastMath.tanh((float) x))).max()).hasValue(1);
    assertThat(floats(STRIDE).map(x -> FastMath.sigmoid((float) x)).min().orElseThrow())
        .isBetween(0.0, (double) FastMath.SIGMOID_ERROR);
    assertThat(floats(STRIDE).map(x -> FastMath.sigmoid((float) x)).max()).hasValue(1);
  }

  @Test
  void tanhIsOdd() {
    assertThat(floats(STRIDE).allMatch(x -> FastMath.tanh((float) -x) == -FastMath.tanh((float) x)))
        .isTrue();
  }

  @Test
  void notANumberStaysSo() {
    assertThat(FastMath.tanh(Float.NaN)).isNaN();
    assertThat(FastMath.sigmoid(Float.NaN)).isNaN();
  }

  @Test
  void blocksAreComputedWithTheirBiasesAndNothingElseIs() {
    // given
    float[] values = {2, 3, 4};
    float[] more = values.clone();
    float[] bias = {-1.5f, 0.25f, 9};
    float[] other = new float[3];

    // when
    FastMath.tanhOf(values, other, 0, 2);
    FastMath.tanh(values, bias, 0, 2);
    FastMath.sigmoid(more, bias, 0, 2);

    // then
    assertThat(values).containsExactly(FastMath.tanh(0.5f), FastMath.tanh(3.25f), 4);
    assertThat(other).containsExactly(FastMath.tanh(2), FastMath.tanh(3), 0);
    assertThat(more).containsExactly(FastMath.sigmoid(0.5f), FastMath.sigmoid(3.25f), 4);
  }

  private static double largestError(Function function, DoubleUnaryOperator right, int stride) {
    return floats(stride)
        .map(x -> Math.abs(function.at((float) x) - right.applyAsDouble(x)))
        .max()
        .orElseThrow();
  }

  /** Every so many of all floats but NaN, and the infinities. */
  private static DoubleStream floats(int stride) {
    return DoubleStream.concat(
        DoubleStream.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
        LongStream.range(0, ALL_FLOATS / stride)
            .parallel()
            .mapToDouble(i -> Float.intBitsToFloat((int) (i * stride)))
            .filter(x -> !Double.isNaN(x)));
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
