package io.github.rnncompare.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormTest {

  @ParameterizedTest
  @EnumSource
  void itsExampleIsTwelveHundredFiftyAndAHalf(NumberForm form) {
    assertThat(form.parse(form.example())).hasValue(1250.5);
    assertThat(form.parse("-" + form.example())).hasValue(-1250.5);
    assertThat(NumberForm.of(form.example())).hasValue(form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PLAIN          | 1e3       | 1000
          COMMA_GROUPS   | 1,250     | 1250
          COMMA_GROUPS   | 1250      | 1250
          COMMA_GROUPS   | 0.5       | 0.5
          COMMA_GROUPS   | 12,34,567 | 1234567
          COMMA_GROUPS   | 1,250,000.75 | 1250000.75
          DECIMAL_COMMA  | 1,250     | 1.25
          DECIMAL_COMMA  | ,5        | 0.5
          DECIMAL_COMMA  | 1,5e-3    | 0.0015
          POINT_GROUPS   | 1.250     | 1250
          POINT_GROUPS   | 1.250.000,5 | 1250000.5
          POINT_GROUPS   | 0,5       | 0.5
          BLANK_GROUPS   | 12 250    | 12250
          APOSTROPHE_GROUPS | 1’250  | 1250
          """)
  void numbersAreRead(NumberForm form, String text, double number) {
    assertThat(form.parse(text)).hasValue(number);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PLAIN          | 1,250
          COMMA_GROUPS   | 0,5
          COMMA_GROUPS   | 0,500
          COMMA_GROUPS   | 1,25
          COMMA_GROUPS   | 1250,000
          COMMA_GROUPS   | 1,2500
          DECIMAL_COMMA  | 1.5
          DECIMAL_COMMA  | 1,250,000
          POINT_GROUPS   | 12.5
          POINT_GROUPS   | 1.250.5
          APOSTROPHE_GROUPS | 1'250’000
          BLANK_GROUPS   | 1  250
          PLAIN          | 1f
          DECIMAL_COMMA  | NaN
          """)
  void whatIsNotANumberInTheFormIsNotRead(NumberForm form, String text) {
    assertThat(form.parse(text)).isEmpty();
  }

  private static List<NumberForm> possible(String... fields) {
    NumberForms forms = new NumberForms();
    Stream.of(fields).forEach(forms::accept);
    return forms.possible();
  }

  @Test
  void theWholeColumnDecides() {
    assertThat(possible("1", "2", "3000")).containsExactly(NumberForm.PLAIN);
    assertThat(possible("0.5", "1.250", "3")).containsExactly(NumberForm.PLAIN);
    assertThat(possible("0,5", "1,250", "3")).containsExactly(NumberForm.DECIMAL_COMMA);
    assertThat(possible("1,250", "1250.5")).containsExactly(NumberForm.COMMA_GROUPS);
    assertThat(possible("1,250", "1,250,000")).containsExactly(NumberForm.COMMA_GROUPS);
    assertThat(possible("996", "998", "1,000", "1,002")).containsExactly(NumberForm.COMMA_GROUPS);
    assertThat(possible("980,2", "1.250,5")).containsExactly(NumberForm.POINT_GROUPS);
    assertThat(possible("980,2", "1.250")).containsExactly(NumberForm.POINT_GROUPS);
    assertThat(possible("980", "1 250")).containsExactly(NumberForm.BLANK_GROUPS);
    assertThat(possible("0,5", "0.5")).isEmpty();
  }

  @Test
  void whatOnlyTheOwnerKnowsIsLeftOpen() {
    assertThat(possible("100,270", "99,650"))
        .containsExactly(NumberForm.COMMA_GROUPS, NumberForm.DECIMAL_COMMA);
    assertThat(possible("998", "1.000")).containsExactly(NumberForm.POINT_GROUPS, NumberForm.PLAIN);
    assertThat(possible("2", "1,125"))
        .containsExactly(NumberForm.COMMA_GROUPS, NumberForm.DECIMAL_COMMA);
  }

  @Test
  void threeDecimalsBehindEachPointAreDecimals() {
    assertThat(possible("1.058", "2.113", "17.250")).containsExactly(NumberForm.PLAIN);
  }

  @Test
  void aThousandAndMoreWithoutASeparatorExcludesSeparators() {
    assertThat(possible("1250", "1.375")).containsExactly(NumberForm.PLAIN);
    assertThat(possible("1250", "1,375")).containsExactly(NumberForm.DECIMAL_COMMA);
  }

  /** Any column that is written in one form, of numbers above and below a thousand, is read so. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aColumnIsReadAsItWasWritten(long seed) {
    for (NumberForm form : NumberForm.values()) {
      Random random = new Random(seed);
      NumberForms forms = new NumberForms();
      double[] numbers =
          random.doubles(50, -99_999, 99_999).map(x -> Math.rint(4 * x) / 4).toArray();
      for (double number : numbers) {
        forms.accept(written(number, form));
      }
      assertThat(forms.possible()).as("seed %d, %s", seed, form).containsExactly(form);
      for (double number : numbers) {
        assertThat(form.parse(written(number, form))).hasValue(number);
      }
    }
  }

  private static String written(double number, NumberForm form) {
    String text = String.format(Locale.ROOT, "%,.2f", number);
    String example = form.example();
    String separator = example.length() == 7 ? example.substring(1, 2) : "";
    String decimal = example.substring(example.length() - 2, example.length() - 1);
    return text.replace(".", "d").replace(",", separator).replace("d", decimal);
  }
}
