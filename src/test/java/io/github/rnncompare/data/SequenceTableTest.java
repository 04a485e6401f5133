package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SequenceTableTest {
  @Test
  void sequencesLieOneAfterTheOther() throws IOException {
    // given: more of them than there is room for at first; the n-th has n + 1 steps
    SequenceTable table = new SequenceTable(2);
    for (int n = 0; n < 40; n++) {
      table.start("s" + n);
      for (int step = 0; step <= n; step++) {
        table.append(n, step);
      }
    }

    // then
    assertThat(table.count()).isEqualTo(40);
    assertThat(table.rows().rows()).isEqualTo(40 * 41 / 2);
    for (int n = 0; n < 40; n++) {
      assertThat(table.name(n)).isEqualTo("s" + n);
      assertThat(table.steps(n)).isEqualTo(n + 1);
      assertThat(table.first(n)).isEqualTo((long) n * (n + 1) / 2);
      double[] last = new double[2];
      table.rows().read(table.first(n) + n, 1, last);
      assertThat(last).containsExactly(n, n);
    }
  }

  @Test
  void thereIsNoStepOutsideASequenceAndNoSequenceThatWasNotBegun() {
    SequenceTable table = new SequenceTable(1);
    assertThatThrownBy(() -> table.append(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> table.first(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> table.steps(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
