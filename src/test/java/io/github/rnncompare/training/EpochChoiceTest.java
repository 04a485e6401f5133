package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.spec.CheckpointRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochChoiceTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Parameters that say which epoch they are of. */
  private static FloatArray parameters(long epoch) {
    return new FloatArray(new float[] {epoch});
  }

  private static EpochChoice choice(int window, double... losses) {
    EpochChoice choice = new EpochChoice(window, EpochsSoFar.NONE);
    for (int epoch = 0; epoch < losses.length; epoch++) {
      choice.ended(epoch, losses[epoch], parameters(epoch));
    }
    return choice;
  }

  private static BestEpoch best(long epoch, double loss) {
    return new BestEpoch(epoch, loss, parameters(epoch));
  }

  @Test
  void theMiddleOfTheWindowWithTheLowestMedianIsTheBest() {
    // given: the lowest loss, 1, is a lucky one; medians of 5 are 6, 6, 4, 4, 5
    double[] losses = {9, 6, 1, 8, 4, 7, 3, 4, 5};

    // then: of the two with 4 the earlier
    assertThat(choice(5, losses).best()).isEqualTo(best(4, 4));
    assertThat(choice(1, losses).best()).isEqualTo(best(2, 1));
    assertThat(choice(9, losses).best()).isEqualTo(best(4, 5));
  }

  @Test
  void onlyWholeWindowsCount() {
    assertThat(choice(9, 8, 7, 6, 5, 4, 3, 2, 1).best()).isNull();
    assertThat(choice(9, 8, 7, 6, 5, 4, 3, 2, 1, 0).best()).isEqualTo(best(4, 4));
    assertThat(choice(5).best()).isNull();
    assertThat(choice(1, 2).best()).isEqualTo(best(0, 2));
  }

  @Test
  void aMedianThatIsNotFiniteIsNeverTheBest() {
    assertThat(choice(1, NAN, INFINITY).best()).isNull();
    assertThat(choice(1, INFINITY, 5, NAN).best()).isEqualTo(best(1, 5));
    assertThat(choice(5, NAN, NAN, NAN, 1, 1).best()).isNull();
    assertThat(choice(5, NAN, INFINITY, 7, 1, 1).best()).isEqualTo(best(2, 7));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "9, 1", "10, 5", "39, 5", "40, 9", "1000000000, 9"})
  void theWindowIsShorterForAShorterTraining(int planned, int window) {
    assertThat(CheckpointRule.SMOOTHED.window(planned)).isEqualTo(window);
    assertThat(CheckpointRule.LOWEST.window(planned)).isEqualTo(1);
    assertThat(CheckpointRule.SMOOTHED.windows()).contains(window);
  }

  @Test
  void patienceCountsFromTheLastEpochOfTheBestWindow() {
    // given: the best window ends at epoch 4, the next ones are worse
    double[] losses = {5, 5, 5, 5, 5, 6, 6, 6, 6, 6};

    // then
    assertThat(choice(5, Arrays.copyOf(losses, 4)).epochsSinceBest(3)).isZero();
    assertThat(choice(5, Arrays.copyOf(losses, 5)).epochsSinceBest(4)).isZero();
    assertThat(choice(5, losses).epochsSinceBest(9)).isEqualTo(5);
    assertThat(choice(1, losses).epochsSinceBest(9)).isEqualTo(9);
  }

  @Test
  void itChoosesAsTheDefinitionAndHoldsNoMoreThanItNeeds() {
    for (long seed = 1; seed <= 200; seed++) {
      // given: a noisy curve with equal values, and some that are not finite
      Random random = new Random(seed);
      double[] losses =
          DoubleStream.generate(() -> random.nextInt(30) == 0 ? NAN : random.nextInt(40))
              .limit(random.nextInt(60))
              .toArray();
      int window = new int[] {1, 5, 9}[random.nextInt(3)];
      int stop = random.nextInt(losses.length + 1);

      // when: stopped and resumed
      EpochsSoFar soFar = choice(window, Arrays.copyOf(losses, stop)).soFar();
      EpochChoice resumed = new EpochChoice(window, soFar);
      for (int epoch = stop; epoch < losses.length; epoch++) {
        resumed.ended(epoch, losses[epoch], parameters(epoch));
      }

      // then
      assertThat(resumed.soFar()).as("seed %d", seed).isEqualTo(choice(window, losses).soFar());
      assertThat(resumed.best()).as("seed %d", seed).isEqualTo(defined(losses, window));
      assertThat(soFar.losses()).as("seed %d", seed).hasSize(Math.min(stop, window - 1));
      assertThat(soFar.parameters()).as("seed %d", seed).hasSize(Math.min(stop, window / 2));
    }
  }

  /** The best epoch, by counting how many losses of each epoch's window are not above another. */
  private static @Nullable BestEpoch defined(double[] losses, int window) {
    BestEpoch best = null;
    for (int middle = window / 2; middle + window / 2 < losses.length; middle++) {
      List<Double> around = new ArrayList<>();
      for (int epoch = middle - window / 2; epoch <= middle + window / 2; epoch++) {
        around.add(losses[epoch]);
      }
      for (double median : around) {
        long below = around.stream().filter(loss -> loss < median).count();
        long above = around.stream().filter(loss -> loss > median || Double.isNaN(loss)).count();
        boolean isMiddle = below <= window / 2 && above <= window / 2;
        if (isMiddle && Double.isFinite(median) && (best == null || median < best.loss())) {
          best = best(middle, median);
        }
      }
    }
    return best;
  }
}
