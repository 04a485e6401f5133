package io.github.rnncompare.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which points of a curve are stored. */
class ThinnedTest {

  private static List<Integer> kept(int count) {
    return IntStream.range(0, count).filter(i -> Thinned.keeps(i, count)).boxed().toList();
  }

  @Test
  void upToAHundredAllAreKept() {
    for (int count : new int[] {1, 2, 60, 100}) {
      assertThat(kept(count)).hasSize(count);
    }
  }

  @Test
  void ofMoreAboutAHundredAndTheLast() {
    assertThat(kept(500)).hasSize(101).startsWith(0, 5, 10).endsWith(490, 495, 499);
    for (int count = 101; count < 2000; count += 7) {
      assertThat(kept(count)).hasSizeBetween(50, 101).startsWith(0).endsWith(count - 1);
    }
  }
}
