package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The airline experiment on the real series, where the developers' data folder is at hand. */
@Tag("data")
class AirlineTest {
  private static final Path SERIES =
      Path.of("..", "shared", "data", "series", "airline-passengers.csv");

  @Test
  void theBaselinesAreThePublishedOnes() throws IOException {
    assumeThat(SERIES).as("the airline series").exists();

    // when
    TaskData data =
        ExperimentSpec.read(Path.of("experiments", "airline.yaml"), List.of("task.file=" + SERIES))
            .task()
            .data(1);

    // then
    assertThat(data.baselines().get(0).value()).isCloseTo(48.0, within(0.05));
    assertThat(data.baselines().get(1).value()).isCloseTo(41.9, within(0.05));
    assertThat(data.train().sequences().count()).isEqualTo(59);
    assertThat(Objects.requireNonNull(data.validation()).sequences().count()).isEqualTo(24);
    assertThat(Objects.requireNonNull(data.test()).sequences().count()).isEqualTo(48);
  }
}
