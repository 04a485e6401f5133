package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FormatTest {

  @Test
  void numbersHaveFourSignificantDigits() {
    assertThat(Format.number(0)).isEqualTo("0.0000");
    assertThat(Format.number(0.53124)).isEqualTo("0.5312");
    assertThat(Format.number(-1.23456)).isEqualTo("-1.235");
    assertThat(Format.number(48.0412)).isEqualTo("48.04");
    assertThat(Format.number(123.456)).isEqualTo("123.5");
    assertThat(Format.number(98765.4)).isEqualTo("98765");
    assertThat(Format.number(1.4e-5)).isEqualTo("1.400e-05");
    assertThat(Format.number(2.5e7)).isEqualTo("2.500e+07");
    assertThat(Format.number(Double.NaN)).isEqualTo("NaN");
    assertThat(Format.number(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    assertThat(Format.number(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
  }

  @Test
  void whatIsTooLongIsCut() {
    assertThat(Format.cut("12345", 5)).isEqualTo("12345");
    assertThat(Format.cut("123456", 5)).isEqualTo("1234…");
    assertThat(Format.cut("123\uD83D\uDE0056", 5)).isEqualTo("123…");
    assertThat(Format.cut("\u20681234567\u2069", 6)).isEqualTo("\u2068123…\u2069");
  }

  @Test
  void countsHaveCommas() {
    assertThat(Format.count(1941)).isEqualTo("1,941");
  }

  @Test
  void aNumberIsRoundedBeforeItsDecimalsAreChosen() {
    assertThat(Format.number(999.96)).isEqualTo("1000");
    assertThat(Format.number(999.94)).isEqualTo("999.9");
    assertThat(Format.number(9.99996)).isEqualTo("10.00");
    assertThat(Format.number(9.9995)).isEqualTo("10.00");
    assertThat(Format.number(-0.99997)).isEqualTo("-1.000");
    assertThat(Format.number(99.996)).isEqualTo("100.0");
    assertThat(Format.number(99999.4)).isEqualTo("99999");
    assertThat(Format.number(99999.7)).isEqualTo("1.000e+05");
    assertThat(Format.number(1e5)).isEqualTo("1.000e+05");
    assertThat(Format.number(0.00099996)).isEqualTo("0.0010");
    assertThat(Format.number(0.0009994)).isEqualTo("9.994e-04");
  }

  @Test
  void aNumberHasFourDigitsOrMoreWhateverItIs() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      double value = Math.pow(10, random.nextDouble() * 12 - 6) * (random.nextBoolean() ? 1 : -1);
      String shown = Format.number(value);
      assertThat(Double.parseDouble(shown)).as("%s", value).isCloseTo(value, withinPercentage(5));
      // the smallest that is not written with an exponent is 0.0010
      assertThat(shown)
          .as("%s", value)
          .matches(
              "-?(0\\.\\d{4}|[1-9]\\.\\d{3}|[1-9]\\d\\.\\d{2}|[1-9]\\d{2}\\.\\d|[1-9]\\d{3,4}|[1-9]\\.\\d{3}e[-+]\\d{2})");
    }
  }
}
