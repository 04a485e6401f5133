package io.github.rnncompare.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.Confusions.Count;
import io.github.rnncompare.comparison.Confusions.Pair;
import io.github.rnncompare.results.PredictionRow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionsTest {

  @Test
  void pairsAreCountedAndTheMostFrequentComeFirst() {
    // given
    Predictions predictions =
        new SampleRows()
            .sequence("a", "10", "9", "10")
            .sequence("b", "10", "9", "10")
            .sequence("c", "9", "9", "9")
            .sequence("d", "9", "x", "9")
            .sequence("e", "9", "", "9")
            .sequence("f", "", "9", "9")
            .classes();

    // when
    Confusions confusions = new Confusions(predictions, "gru");

    // then
    assertThat(confusions.classes()).containsExactly("9", "10", "x");
    assertThat(confusions.all()).isEqualTo(5);
    assertThat(confusions.right()).isEqualTo(1);
    assertThat(confusions.worst(2))
        .containsExactly(
            new Count(new Pair("10", "9"), 2, 1), new Count(new Pair("9", ""), 1, 1 / 3.0));
    assertThat(new Confusions(predictions, "lstm").worst(10)).isEmpty();
  }

  @Test
  void aSequenceIsMissedIfNoArchitectureHasItsClass() {
    // given
    Predictions predictions =
        new SampleRows()
            .columns("gru", "lstm", "guess")
            .sequence("a", "1", "1", "2", "2")
            .sequence("b", "1", "2", "3", "1")
            .sequence("c", "", "2", "3", "1")
            .sequence("d", "1", "2", "2", "2")
            .classes();

    // when
    Missed missed = Missed.of(predictions);

    // then
    assertThat(missed.all()).isEqualTo(3);
    assertThat(missed.missed()).extracting(PredictionRow::sequence).containsExactly("b", "d");
    assertThat(missed.rightBy("guess")).isEqualTo(1);
  }

  @Test
  void oneClassAndAThousand() {
    Confusions one = new Confusions(new SampleRows().sequence("a", "x", "x", "x").classes(), "gru");
    assertThat(one.classes()).containsExactly("x");
    assertThat(one.worst(10)).isEmpty();
    SampleRows rows = new SampleRows();
    IntStream.range(0, 1000).forEach(i -> rows.sequence("s" + i, i, (i + 1) % 1000, i));
    Confusions many = new Confusions(rows.classes(), "gru");
    assertThat(many.classes()).hasSize(1000).startsWith("0", "1", "2");
    assertThat(many.right()).isZero();
    assertThat(many.worst(10)).hasSize(10).startsWith(new Count(new Pair("0", "1"), 1, 1));
  }
}
