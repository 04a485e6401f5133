package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExampleTest {

  @Test
  void itIsTheFirstSequenceOnWhichArchitecturesDisagree() {
    // given
    Predictions predictions =
        new SampleRows()
            .step("a", 1, "1", "2", "2")
            .step("b", 1, "", "1", "2")
            .step("c", 1, "1", "1", "1")
            .step("c", 2, "1", "1", "2")
            .step("c", 3, "", "1", "1")
            .classes();

    // when
    Example example = Example.of(predictions);

    // then
    assertThat(example.disagree()).isTrue();
    assertThat(example.shownRows()).containsExactly(2, 3, 4);
    assertThat(example.right(predictions, "gru")).isEqualTo(2);
    assertThat(example.right(predictions, "lstm")).isEqualTo(1);
  }

  @Test
  void ofALongSequenceTheStepsThatCountAreShown() {
    // given: they disagree at the steps 90 to 92
    SampleRows rows = new SampleRows();
    for (int step = 1; step <= 100; step++) {
      rows.step("a", step, "1", "1", step >= 90 && step < 93 ? "2" : "1");
    }

    // when
    Example example = Example.of(rows.classes());

    // then
    assertThat(example.shownRows()).hasSize(40).contains(89, 91);
    assertThat(example.rows()).hasSize(100);
  }

  @Test
  void withoutDisagreementAndOfNumbersItIsTheFirst() {
    Example agreed =
        Example.of(
            new SampleRows().step("a", 1, "1", "2", "2").step("b", 1, "1", "1", "1").classes());
    assertThat(agreed.disagree()).isFalse();
    assertThat(agreed.rows()).containsExactly(0);
    Example numbers =
        Example.of(
            new SampleRows()
                .step("a", 1, "1.5", "2.5", "2.0")
                .step("a", 2, "1.5", "2.5", "2.0")
                .step("b", 1, "1.5", "2.5", "2.0")
                .forecasts());
    assertThat(numbers.rows()).containsExactly(0, 1);
  }
}
