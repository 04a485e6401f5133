package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
  private static final Offset<Double> EXACTLY = Offset.offset(1e-12);

  @Test
  void theSmallestCountsAsOftenAsThereAreTests() {
    // as R's p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "holm")
    assertThat(Holm.adjusted(0.01, 0.02, 0.03, 0.04, 0.05))
        .containsExactly(new double[] {0.05, 0.08, 0.09, 0.09, 0.09}, EXACTLY);
    // 4 · 0.01, then 3 · 0.012, which may not be below it, then 2 · 0.04
    assertThat(Holm.adjusted(0.04, 0.01, 0.6, 0.012))
        .containsExactly(new double[] {0.08, 0.04, 0.6, 0.04}, EXACTLY);
    assertThat(Holm.adjusted(0.9, 0.8)).containsExactly(1, 1);
    assertThat(Holm.adjusted()).isEmpty();
  }

  @Test
  void itKeepsTheOrderAndLiesBetweenNoneAndBonferroni() {
    for (int seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      double[] p = random.doubles(1 + random.nextInt(10)).toArray();
      double[] adjusted = Holm.adjusted(p);
      for (int i = 0; i < p.length; i++) {
        assertThat(adjusted[i]).as("seed " + seed).isBetween(p[i], Math.min(1, p.length * p[i]));
        for (int k = 0; k < p.length; k++) {
          assertThat(p[i] < p[k] && adjusted[i] > adjusted[k]).as("seed " + seed).isFalse();
        }
      }
    }
  }
}
