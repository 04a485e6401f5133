package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.results.CostRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostsTest {
  private static final double FLOATS_IN_MIB = 1024 * 1024 / 4.0;

  @TempDir private Path directory;

  private List<CostRow> costs(String... overrides) throws IOException {
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.SWEEP, overrides);
    Experiment experiment = new Experiment(spec);
    return Costs.measure(
        experiment, experiment.plan().firstCandidates(), Duration.ofMillis(20), false);
  }

  @Test
  void everyArchitectureIsTimedByItself() throws IOException {
    // when
    List<CostRow> costs = costs();

    // then
    assertThat(costs).extracting(CostRow::architecture).containsExactly("simple_rnn", "gru");
    assertThat(costs).extracting(CostRow::parameters).containsExactly(25L, 39L);
    assertThat(costs).extracting(CostRow::batchSize).containsExactly(5L, 5L);
    assertThat(costs).allMatch(row -> row.stepMs() > row.forwardMs() && row.forwardMs() > 0);
    assertThat(costs).allMatch(row -> row.steps() >= 6);
    assertThat(costs).allMatch(row -> row.peakMemoryMib() > 10);
    assertThat(costs).allMatch(row -> row.peakMemoryMib() == costs.get(0).peakMemoryMib());
  }

  @Test
  void aStepHasASpreadAndTheForwardPassIsWithinIt() throws IOException {
    for (CostRow row : costs()) {
      assertThat(row.stepLowMs()).isPositive().isLessThanOrEqualTo(row.stepMs());
      assertThat(row.stepHighMs()).isGreaterThanOrEqualTo(row.stepMs());
      assertThat(row.forwardMs()).isPositive().isLessThanOrEqualTo(row.stepMs());
      if (row.cpuShare() != null) { // not every system reports it
        assertThat(row.cpuShare()).isPositive().isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void withTruncatedBackpropagationTheForwardPassesOfAllWindowsCount() throws IOException {
    assertThat(costs("training.truncated_bptt=1"))
        .allMatch(row -> row.forwardMs() > 0 && row.forwardMs() <= row.stepMs());
  }

  /** Costs are written with four digits. */
  private static final Comparator<Double> ROUNDED =
      (one, other) -> Math.abs(one - other) <= 5e-4 * one ? 0 : Double.compare(one, other);

  @Test
  void memoryIsCountedFromShapes() throws IOException {
    // given: of each step and sequence the inputs (2), gates (3 and 3 × 2) and hidden states (3, 2)
    int kept = 5 * 3;

    // when
    List<CostRow> plain = costs();
    List<CostRow> adam = costs("training.optimizer={name: adam, learning_rate: 0.1}");

    // then: parameters, gradient, and SGD's velocity or Adam's two moments
    assertThat(plain)
        .extracting(CostRow::memoryMib)
        .usingElementComparator(ROUNDED)
        .containsExactly(
            (3 * 25 + kept * (2 + 3 + 3)) / FLOATS_IN_MIB,
            (3 * 39 + kept * (2 + 6 + 2)) / FLOATS_IN_MIB);
    assertThat(adam)
        .extracting(CostRow::memoryMib)
        .usingElementComparator(ROUNDED)
        .containsExactly(
            (4 * 25 + kept * (2 + 3 + 3)) / FLOATS_IN_MIB,
            (4 * 39 + kept * (2 + 6 + 2)) / FLOATS_IN_MIB);
  }

  @Test
  void aBatchHasNoMoreSequencesThanThereAre() throws IOException {
    assertThat(costs("training.batch_size=full"))
        .extracting(CostRow::batchSize)
        .containsExactly(12L, 12L);
    assertThat(costs("training.batch_size=1000"))
        .extracting(CostRow::batchSize)
        .containsExactly(12L, 12L);
  }

  @Test
  void ofNothingThereAreNoCosts() throws IOException {
    Experiment experiment = new Experiment(SmallSpecs.read(directory, SmallSpecs.SWEEP));
    assertThat(Costs.measure(experiment, List.of(), Duration.ofHours(1), true)).isEmpty();
  }

  @Test
  void anEstimateGrowsWithTheWork() throws IOException {
    // given: 10,000 times as many epochs, and more trials
    Experiment few = new Experiment(SmallSpecs.read(directory, SmallSpecs.SWEEP));
    Experiment many =
        new Experiment(
            SmallSpecs.read(directory, SmallSpecs.SWEEP, "training.epochs=20000", "seeds=100"));

    // then: other load on the machine changes a time by much less; jobs are in MakespanTest
    assertThat(Estimate.of(few, 1)).isLessThan(Duration.ofMinutes(1));
    assertThat(Estimate.of(many, 1)).isGreaterThan(Estimate.of(few, 1).multipliedBy(100));
  }

  /** A spec whose data cannot be had for lack of memory the first so many times. */
  private Experiment withoutMemory(int times) throws IOException {
    ExperimentSpec spec = SmallSpecs.read(directory, SmallSpecs.SWEEP);
    AtomicInteger calls = new AtomicInteger();
    return new Experiment(
        SmallSpecs.withData(
            spec,
            seed -> {
              if (calls.getAndIncrement() < times) {
                throw new OutOfMemoryError("heap space");
              }
              return spec.task().data(seed);
            }));
  }

  private static List<String> timed(Experiment experiment, boolean leavesOut) throws IOException {
    return Costs.timed(
            experiment,
            experiment.plan().firstCandidates(),
            Turns.anew(Duration.ofMillis(20)),
            leavesOut)
        .stream()
        .map(times -> times.candidate().architecture().name())
        .toList();
  }

  @Test
  void networksThatDoNotFitIntoMemoryTogetherAreTimedOneByOne() throws IOException {
    for (boolean leavesOut : new boolean[] {false, true}) {
      assertThat(timed(withoutMemory(1), leavesOut)).containsExactly("simple_rnn", "gru");
    }
  }

  @Test
  void aNetworkThatDoesNotEvenFitAloneIsLeftOutOrSaidToBeTooLarge() throws IOException {
    assertThat(timed(withoutMemory(2), true)).containsExactly("gru");
    assertThatThrownBy(() -> timed(withoutMemory(2), false))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("to train simple_rnn");
  }
}
