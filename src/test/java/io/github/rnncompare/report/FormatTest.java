package io.github.rnncompare.report;

import static org.assertj.core.api.Assertions.assertThat;

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
}
