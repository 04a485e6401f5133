package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MakespanTest {
  @Test
  void oneTrialTakesAsLongWhateverTheJobs() {
    assertThat(Makespan.of(List.of(7.0), 1)).isEqualTo(7);
    assertThat(Makespan.of(List.of(7.0), 1000)).isEqualTo(7);
  }

  @Test
  void oneJobRunsOneTrialAfterTheOther() {
    assertThat(Makespan.of(List.of(1.0, 2.0, 4.0), 1)).isEqualTo(7);
  }

  @Test
  void aTrialBeginsAsSoonAsAJobIsFree() {
    assertThat(Makespan.of(List.of(3.0, 1.0, 1.0, 4.0), 2)).isEqualTo(6);
    assertThat(Makespan.of(List.of(2.0, 2.0, 2.0), 2)).isEqualTo(4);
  }

  @Test
  void nothingTakesNoTime() {
    assertThat(Makespan.of(List.of(), 4)).isZero();
  }
}
