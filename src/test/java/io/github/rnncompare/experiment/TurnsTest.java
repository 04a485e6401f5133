package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final int MOST_ROUNDS = 200;
  private static final Duration LONG = Duration.ofHours(1);

  /** Takes a given part of the time of the round before. */
  private static final class Fake implements Timed {
    private final List<String> log;
    private final String name;
    private final double factor;
    private final List<Double> times = new ArrayList<>();
    private int warmUpRounds;

    Fake(String name, double factor, List<String> log) {
      this.name = name;
      this.factor = factor;
      this.log = log;
    }

    @Override
    public void round() {
      log.add(name);
      times.add(times.isEmpty() ? 1 : factor * times.get(times.size() - 1));
    }

    @Override
    public void warmedUp() {
      warmUpRounds = times.size();
      times.clear();
    }

    @Override
    public boolean isSteady() {
      return Timed.isSteady(times);
    }
  }

  /** How many rounds of warming up, and then of timing, there are of two; both have as many. */
  private static List<Integer> rounds(Turns turns, double factor, double otherFactor)
      throws IOException {
    Fake one = new Fake("one", factor, new ArrayList<>());
    Fake other = new Fake("other", otherFactor, new ArrayList<>());
    turns.take(List.of(one, other));
    assertThat(other.warmUpRounds).isEqualTo(one.warmUpRounds);
    assertThat(other.times).hasSameSizeAs(one.times);
    return List.of(one.warmUpRounds, one.times.size());
  }

  @Test
  void afterTrainingWarmingUpEndsOnceAllTimesAreSteady() throws IOException {
    Turns turns = new Turns(LONG, true);
    assertThat(rounds(turns, 1, 1)).containsExactly(10, MOST_ROUNDS);
    assertThat(rounds(turns, 1, 1.1)).containsExactly(10, MOST_ROUNDS);
    assertThat(rounds(turns, 0.9, 1)).containsExactly(MOST_ROUNDS, MOST_ROUNDS);
  }

  @Test
  void elsewhereItDoesNot() throws IOException {
    assertThat(rounds(Turns.anew(LONG), 1, 1)).containsExactly(MOST_ROUNDS, MOST_ROUNDS);
  }

  @Test
  void withoutTimeThereAreTheFewestRounds() throws IOException {
    assertThat(rounds(Turns.anew(Duration.ZERO), 1, 1)).containsExactly(3, 6);
    assertThat(rounds(new Turns(Duration.ZERO, true), 1, 1)).containsExactly(3, 6);
  }

  @Test
  void everyOtherRoundIsInReverseOrder() throws IOException {
    // given
    List<String> log = Collections.synchronizedList(new ArrayList<>());

    // when
    Turns.anew(Duration.ZERO).take(List.of(new Fake("a", 1, log), new Fake("b", 1, log)));

    // then: three rounds to warm up, six that count
    assertThat(String.join("", log)).isEqualTo("abbaab" + "abbaabbaabba");
  }

  @Test
  void timesAreSteadyIfTheMediansOfFiveRoundsFallByNoMoreThanThreePercent() {
    assertThat(Timed.isSteady(times(1, 1, 1, 1, 1, 1, 1, 1, 1))).isFalse(); // too few
    assertThat(Timed.isSteady(times(1, 1, 1, 1, 1, 1, 1, 1, 1, 1))).isTrue();
    assertThat(Timed.isSteady(times(9, 1, 1, 1, 1, 1, .98, .98, .98, .98, .98))).isTrue();
    assertThat(Timed.isSteady(times(1, 1, 1, 1, 1, .96, .96, .96, 5, 5))).isFalse();
  }

  private static List<Double> times(double... times) {
    return DoubleStream.of(times).boxed().toList();
  }
}
