package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitDrawsTest {

  @Test
  void aSequenceMayComeTwiceInASplitButNotInTwo() {
    // given: sequences that come one after another
    int[][] source = {{1}, {1}, {1}, {2}, {2, 0}, {2}};
    int[] next = new int[1];
    SplitDraws draws = new SplitDraws();

    // then
    assertThat(draws.draw(2, i -> source[next[0]++])).isDeepEqualTo(new int[][] {{1}, {1}});
    assertThat(draws.draw(3, i -> source[next[0]++])).isDeepEqualTo(new int[][] {{2}, {2, 0}, {2}});
  }

  @Test
  void theSourceKnowsTheIndex() {
    Random random = new Random(1);

    int[][] drawn = new SplitDraws().draw(50, i -> new int[] {i, random.nextInt()});

    for (int i = 0; i < 50; i++) {
      assertThat(drawn[i][0]).isEqualTo(i);
    }
  }
}
