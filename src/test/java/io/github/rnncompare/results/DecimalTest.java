package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "0x1p3",
        "0x10",
        "0.17d",
        "1f",
        "1D",
        "+1",
        "1e999",
        "-1e999",
        "1e-999",
        " 1",
        "1 ",
        "1,5",
        "1_000",
        "nan",
        "+NaN",
        "-NaN",
        "inf",
        "+Infinity",
        "٣",
        "１",
        "--1",
        "1e",
        "."
      })
  void whatOnlyJavaTakesForANumberIsNone(String text) {
    assertThat(Decimal.number(text)).isEmpty();
    assertThat(Decimal.whole(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0.0",
    "1.0E-8, 1e-8",
    "0e-999, 0",
    "4.9E-324, 4.9E-324",
    "-5, -5",
    "NaN, NaN",
    "Infinity, Infinity",
    "-Infinity, -Infinity"
  })
  void whatTheToolWritesIsRead(String text, double value) {
    assertThat(Decimal.number(text)).hasValue(value);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-7, -7", "9223372036854775807, 9223372036854775807"})
  void wholeNumbersAreRead(String text, long value) {
    assertThat(Decimal.whole(text)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e3", "01", "-0", "9223372036854775808", "NaN"})
  void otherNumbersAreNotWhole(String text) {
    assertThat(Decimal.whole(text)).isEmpty();
  }
}
