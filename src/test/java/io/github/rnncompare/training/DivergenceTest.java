package io.github.rnncompare.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DivergenceTest {
  private static final EpochRecord UNTRAINED = new EpochRecord(0, 2, 3.0, null, null, null);

  private static Divergence divergence(EpochRecord untrained, Optional<Double> clip) {
    String settings =
        "epochs: 9, clip: %s, optimizer: {name: sgd, learning_rate: 0.1}"
            .formatted(clip.map(String::valueOf).orElse("none"));
    return new Divergence(untrained, Settings.of(settings));
  }

  private static String of(double trainLoss, @Nullable Double validationLoss) {
    return divergence(UNTRAINED, Optional.empty())
        .of(new EpochRecord(4, trainLoss, validationLoss, null, 1.0, 0.0));
  }

  @Test
  void aLossUpToTenThousandTimesThatBeforeTrainingIsBorneWith() {
    assertThat(of(20_000, 30_000.0)).isEmpty();
    assertThat(of(20_000, null)).isEmpty();
    assertThat(of(20_001, 1.0))
        .isEqualTo(
            "train_loss is 2.00e+04 in epoch 4, more than 10,000 times what it was before training;"
                + " try a learning_rate below 0.1, or clip: 1.0");
    assertThat(of(1, 30_001.0)).startsWith("validation_loss is 3.00e+04 in epoch 4, more than");
  }

  @Test
  void aLossThatIsNotFiniteIsNamed() {
    assertThat(of(Double.NaN, 1.0))
        .isEqualTo("train_loss is NaN in epoch 4; try a learning_rate below 0.1, or clip: 1.0");
    assertThat(of(1, Double.POSITIVE_INFINITY))
        .startsWith("validation_loss is infinite in epoch 4;");
  }

  @Test
  void clippingIsNotAdvisedWhereItIsSet() {
    assertThat(divergence(UNTRAINED, Optional.of(5.0)).ofFinal(Double.NaN, 9))
        .isEqualTo("final_train_loss is NaN after epoch 9; try a learning_rate below 0.1");
  }

  @Test
  void aLossOfNothingBeforeTrainingMayRiseALittle() {
    Divergence divergence =
        divergence(new EpochRecord(0, 0, null, null, null, null), Optional.empty());
    assertThat(divergence.ofFinal(1e-4, 1)).isEmpty();
    assertThat(divergence.ofFinal(1.1e-4, 1)).isNotEmpty();
  }

  @Test
  void noBoundHoldsBackTheNaNOfALossThatWasNeverFinite() {
    EpochRecord infinite = new EpochRecord(0, Double.POSITIVE_INFINITY, null, null, null, null);
    assertThat(divergence(infinite, Optional.empty()).ofFinal(1, 1)).isEmpty();
    assertThat(divergence(infinite, Optional.empty()).ofFinal(Double.POSITIVE_INFINITY, 1))
        .isNotEmpty();
  }
}
