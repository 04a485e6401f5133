package io.github.rnncompare.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rule that judges a part of a claim, and the one that puts parts together. */
class PartTest {
  private static final Bilingual NAME = new Bilingual("a part", "una parte");

  /** The threshold is 0.1. */
  private static final Part.Compared COMPARED =
      new Part.Compared(NAME, new Amount.Value(1), new Amount.Value(0));

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "0.2, 0.15, 0.3, 0.01, SUPPORTED",
        "0.1, 0.01, 0.3, 0.01, SUPPORTED",
        "0.2, 0.15, 0.3, none, SUPPORTED",
        "0.2, 0.15, 0.3, 0.05, UNDECIDED",
        "0.2, 0, 0.3, 0.01, UNDECIDED",
        "0.2, -0.1, 0.3, 0.01, UNDECIDED",
        "0.05, 0.01, 0.12, 0.01, UNDECIDED",
        "0.05, 0.01, 0.1, 0.01, UNDECIDED",
        "0.05, 0.01, 0.09, 0.01, NOT_SUPPORTED",
        "0.0, -0.05, 0.05, 0.9, NOT_SUPPORTED",
        "-0.3, -0.4, -0.2, 0.01, NOT_SUPPORTED"
      })
  void theVerdictFollowsFromEstimateAndInterval(
      double estimate, double low, double high, @Nullable Double pValue, ClaimVerdict verdict) {
    Optional<Interval> interval = Optional.of(new Interval(low, high));
    assertThat(Part.of(COMPARED, estimate, interval, pValue, 0.1).verdict()).isEqualTo(verdict);
  }

  @Test
  void withoutAnIntervalNothingIsDecided() {
    assertThat(Part.of(COMPARED, 5, Optional.empty(), 0.2, 0.1).verdict())
        .isEqualTo(ClaimVerdict.UNDECIDED);
    assertThat(Part.of(COMPARED, -5, Optional.empty(), 0.2, 0.1).verdict())
        .isEqualTo(ClaimVerdict.UNDECIDED);
  }

  @Test
  void partsThatDifferAreMixed() {
    assertThat(ClaimVerdict.ofAlike(List.of(ClaimVerdict.SUPPORTED, ClaimVerdict.SUPPORTED)))
        .isEqualTo(ClaimVerdict.SUPPORTED);
    assertThat(ClaimVerdict.ofAlike(List.of(ClaimVerdict.SUPPORTED, ClaimVerdict.UNDECIDED)))
        .isEqualTo(ClaimVerdict.MIXED);
    assertThat(ClaimVerdict.ofAlike(List.of(ClaimVerdict.NOT_SUPPORTED, ClaimVerdict.SUPPORTED)))
        .isEqualTo(ClaimVerdict.MIXED);
    assertThat(ClaimVerdict.ofAlike(List.of())).isEqualTo(ClaimVerdict.UNDECIDED);
  }

  @Test
  void partsOfPairsAreComparedSeedBySeedWithHolmOverAll() {
    // given: ten seeds, in which one is larger by 0.2 to 0.29; one more seed has no partner
    Map<Long, Double> larger = new TreeMap<>();
    Map<Long, Double> smaller = new TreeMap<>();
    for (long seed = 1; seed <= 10; seed++) {
      larger.put(seed, (double) seed + 0.19 + 0.01 * (double) seed);
      smaller.put(seed, (double) seed);
    }
    larger.put(11L, 100.0);
    PairedParts pairs = PairedParts.ofDifferences(0.1);
    pairs.add(NAME, larger, smaller);
    pairs.add(NAME, smaller, larger);

    // when
    List<Part> parts = pairs.parts();

    // then: the smallest p of ten seeds is 2 / 2^10, twice that by Holm
    assertThat(parts.get(0).verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    assertThat(parts.get(0).estimate()).isBetween(0.24, 0.25);
    assertThat(parts.get(0).pValue()).isEqualTo(4.0 / 1024);
    assertThat(parts.get(1).verdict()).isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    assertThat(parts.get(1).estimate()).isBetween(-0.25, -0.24);
  }

  @Test
  void fiveSeedsDecideNothing() {
    PairedParts pairs = PairedParts.ofDifferences(0.1);
    pairs.add(
        NAME,
        Map.of(1L, 2.0, 2L, 3.0, 3L, 4.0, 4L, 5.0, 5L, 6.0),
        Map.of(1L, 1.0, 2L, 1.0, 3L, 1.0, 4L, 1.0, 5L, 1.0));
    assertThat(pairs.parts().get(0).verdict()).isEqualTo(ClaimVerdict.UNDECIDED);
  }
}
