package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.experiment.SmallSpecs;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Plan;
import io.github.rnncompare.plan.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeLeftTest {
  @TempDir private Path directory;
  private List<Trial> trials = List.of();

  @BeforeEach
  void planTrials() throws IOException {
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.PLAIN);
    trials = new Plan(spec).all(); // two of simple_rnn, two of gru
  }

  private static TimeLeft planned(int jobs) {
    TimeLeft left = new TimeLeft(jobs);
    left.plan("simple_rnn", 20);
    left.plan("gru", 10);
    return left;
  }

  @Test
  void nothingIsKnownBeforeTheFirstEpochHasEnded() {
    TimeLeft left = planned(1);
    left.started(trials.get(0), 0);
    assertThat(left.estimate()).isEmpty();
  }

  @Test
  void epochsTakeAsLongAsThoseOfTheirArchitectureDid() {
    // given
    TimeLeft left = planned(1);
    left.started(trials.get(0), 100);
    left.started(trials.get(2), 100);

    // when: epochs of 30 and 50, and one of 200
    left.epochEnded(trials.get(0), 130);
    left.epochEnded(trials.get(0), 180);
    left.epochEnded(trials.get(2), 300);

    // then
    assertThat(left.estimate()).contains(Duration.ofNanos(18 * 40 + 9 * 200));
  }

  @Test
  void anArchitectureThatHasNotBegunTakesAsLongAsTheOthersOnTheMean() {
    // given
    TimeLeft left = planned(1);
    left.started(trials.get(0), 0);

    // when
    left.epochEnded(trials.get(0), 40);

    // then
    assertThat(left.estimate()).contains(Duration.ofNanos(19 * 40 + 10 * 40));
  }

  @Test
  void jobsShareTheWork() {
    TimeLeft left = planned(4);
    left.started(trials.get(0), 0);
    left.epochEnded(trials.get(0), 40);
    assertThat(left.estimate()).contains(Duration.ofNanos(29 * 40 / 4));
  }

  @Test
  void whatNeedNotBeRunIsTakenBack() {
    // given
    TimeLeft left = planned(1);
    left.started(trials.get(0), 0);
    left.epochEnded(trials.get(0), 40);

    // when
    left.plan("gru", -10);
    left.plan("simple_rnn", -30); // more than there was

    // then
    assertThat(left.estimate()).contains(Duration.ZERO);
  }
}
