package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LocalRandomTest {
  @Test
  void drawsTheNumbersOfRandom() {
    for (long seed : new long[] {0, 1, -7, Long.MAX_VALUE, 20261123}) {
      // given
      Random random = new Random(seed);
      LocalRandom local = new LocalRandom(seed);

      // then
      for (int i = 1; i < 2000; i++) {
        assertThat(local.nextInt(i)).as("seed %d", seed).isEqualTo(random.nextInt(i));
        assertThat(local.nextLong()).as("seed %d", seed).isEqualTo(random.nextLong());
        assertThat(local.nextDouble()).as("seed %d", seed).isEqualTo(random.nextDouble());
      }
    }
  }
}
