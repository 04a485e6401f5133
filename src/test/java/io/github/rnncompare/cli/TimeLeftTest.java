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

  /** 20 epochs of each of the first two trials, 10 of each of the others. */
  private TimeLeft planned(int jobs) {
    TimeLeft left = new TimeLeft(jobs);
    for (int i = 0; i < 4; i++) {
      left.plan(trials.get(i), i < 2 ? 20 : 10);
    }
    return left;
  }

  @Test
  void nothingIsKnownBeforeTheFirstEpochHasEnded() {
    TimeLeft left = planned(1);
    left.started(trials.get(0), 20, 0);
    assertThat(left.estimate()).isEmpty();
  }

  @Test
  void epochsTakeAsLongAsThoseOfTheirArchitectureDid() {
    // given
    TimeLeft left = planned(1);
    left.started(trials.get(0), 20, 100);
    left.started(trials.get(2), 10, 100);

    // when: epochs of 30 and 50, and one of 200
    left.epochEnded(trials.get(0), 130);
    left.epochEnded(trials.get(0), 180);
    left.epochEnded(trials.get(2), 300);

    // then
    assertThat(left.estimate()).contains(Duration.ofNanos(38 * 40 + 19 * 200));
  }

  @Test
  void anArchitectureThatHasNotBegunTakesAsLongAsTheOthersOnTheMean() {
    // given
    TimeLeft left = planned(1);
    left.started(trials.get(0), 20, 0);

    // when
    left.epochEnded(trials.get(0), 40);

    // then
    assertThat(left.estimate()).contains(Duration.ofNanos(59 * 40));
  }

  @Test
  void jobsShareTheWork() {
    // given
    TimeLeft left = planned(2);
    left.started(trials.get(0), 20, 0);
    left.started(trials.get(1), 20, 0);

    // when
    left.epochEnded(trials.get(0), 40);
    left.epochEnded(trials.get(1), 40);

    // then: 19 epochs beside 19, then 10 beside 10
    assertThat(left.estimate()).contains(Duration.ofNanos(29 * 40));
  }

  @Test
  void jobsDoNotShareATrial() {
    // given
    TimeLeft left = planned(8);
    trials.subList(1, 4).forEach(left::ended);
    left.started(trials.get(0), 20, 0);

    // when
    left.epochEnded(trials.get(0), 40);

    // then
    assertThat(left.estimate()).contains(Duration.ofNanos(19 * 40));
  }

  @Test
  void theLongestOfTheTrialsAtWorkIsWaitedFor() {
    // given
    TimeLeft left = planned(2);
    trials.subList(2, 4).forEach(left::ended);
    left.started(trials.get(0), 20, 0);
    left.started(trials.get(1), 3, 0);

    // when
    left.epochEnded(trials.get(1), 40);

    // then
    assertThat(left.estimate()).contains(Duration.ofNanos(20 * 40));
  }

  @Test
  void theComparisonBeginsWhenTheSearchHasEnded() throws IOException {
    // given: one trial of each stage, and more jobs than that
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.SWEEP);
    List<List<Trial>> stages = new Plan(spec).stages();
    TimeLeft left = new TimeLeft(8);
    Trial search = stages.get(0).get(0);
    left.plan(search, 5);
    left.plan(stages.get(1).get(0), 7);
    left.started(search, 5, 0);

    // when
    left.epochEnded(search, 40);

    // then
    assertThat(left.estimate()).contains(Duration.ofNanos((4 + 7) * 40));
  }

  @Test
  void whatNeedNotBeRunIsTakenBack() {
    // given
    TimeLeft left = planned(1);
    left.started(trials.get(0), 20, 0);
    left.epochEnded(trials.get(0), 40);

    // when
    trials.forEach(left::ended);

    // then
    assertThat(left.estimate()).contains(Duration.ZERO);
  }
}
