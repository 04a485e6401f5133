package io.github.rnncompare.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrialSeedsTest {
  @Test
  void noTwoSourcesOfChanceShareASeed() {
    // given
    Set<Long> seeds = new HashSet<>();

    // when
    for (long seed = 1; seed <= 10_000; seed++) {
      TrialSeeds own = TrialSeeds.of(seed);
      seeds.addAll(List.of(own.data(), own.weights(), own.shuffling(), own.noise()));
    }

    // then
    assertThat(seeds).hasSize(40_000);
  }

  @Test
  void theSeedsOfATrialStayWhatTheyAre() {
    assertThat(TrialSeeds.of(1)).isEqualTo(TrialSeeds.of(1)).isNotEqualTo(TrialSeeds.of(2));
    // Results that are committed rest on them.
    assertThat(TrialSeeds.of(0).data()).isEqualTo(finalised(0xD1B54A32D192ED03L));
  }

  /** The finaliser of SplitMix64, by unsigned long division in the place of shifts. */
  private static long finalised(long z) {
    long first = (z ^ Long.divideUnsigned(z, 1L << 30)) * 0xBF58476D1CE4E5B9L;
    long second = (first ^ Long.divideUnsigned(first, 1L << 27)) * 0x94D049BB133111EBL;
    return second ^ Long.divideUnsigned(second, 1L << 31);
  }
}
