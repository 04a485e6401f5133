package io.github.rnncompare.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConformalTest {
  @Test
  void theRadiusIsTheErrorAtTheRank() {
    // given: of 9 errors rank ⌈10 · 0.9⌉ = 9, of 19 rank 18, of 20 rank ⌈18.9⌉ = 19
    double[] nine = {5, 1, 9, 3, 2, 8, 4, 7, 6};
    double[] nineteen = new Random(1).doubles(19).toArray();

    // when, then
    assertThat(Conformal.radius(nine, 0.9)).hasValue(9);
    assertThat(Conformal.radius(nine, 0.5)).hasValue(5);
    assertThat(Conformal.radius(nineteen, 0.9).orElseThrow())
        .isEqualTo(Arrays.stream(nineteen).sorted().toArray()[17]);
    assertThat(nine).as("stays in its order").startsWith(5, 1, 9);
  }

  @Test
  void tooFewErrorsGiveNone() {
    assertThat(Conformal.radius(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 0.9)).isEmpty();
    assertThat(Conformal.radius(new double[0], 0.9)).isEmpty();
  }

  @Test
  void itHoldsNewErrorsAsOftenAsItSays() {
    // given: the share over many draws is exactly ⌈(n + 1) · level⌉ / (n + 1) for like errors
    Random random = new Random(7);
    int held = 0;
    int draws = 20_000;

    // when
    for (int draw = 0; draw < draws; draw++) {
      double[] errors = random.doubles(25).toArray();
      held += random.nextDouble() <= Conformal.radius(errors, 0.9).orElseThrow() ? 1 : 0;
    }

    // then
    assertThat((double) held / draws).isCloseTo(24 / 26.0, within(0.006));
  }
}
