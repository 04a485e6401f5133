package io.github.rnncompare.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.engine.ResetGate;
import io.github.rnncompare.layer.GRU;
import io.github.rnncompare.layer.LSTM;
import io.github.rnncompare.layer.MinGru;
import io.github.rnncompare.network.RecurrentNetwork;
import java.util.List;
import java.util.Random;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Eigenvalues and singular values of recurrent weights. */
class RecurrentSpectrumTest {

  private static List<Reading> readings(RecurrentNetwork network) {
    return RecurrentSpectrum.readings(Inspection.of(network, Nets.sequences(new Random(1), 1, 2)));
  }

  @Test
  void ofKnownMatrices() {
    // given: eigenvalues ±2, and singular values that are not their absolute values
    RecurrentSpectrum known = RecurrentSpectrum.of(new double[][] {{0, 4}, {1, 0}});
    assertThat(known.radius().orElseThrow()).isCloseTo(2, within(1e-12));
    assertThat(known.singularValues().get(0)).isCloseTo(4, within(1e-12));
    assertThat(known.singularValues().get(1)).isCloseTo(1, within(1e-12));

    // and a rotation, whose eigenvalues are complex
    RecurrentSpectrum rotation = RecurrentSpectrum.of(Nets.orthogonal(7, 0.5, new Random(1)));
    assertThat(rotation.radius().orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(rotation.singularValues())
        .hasSize(7)
        .allSatisfy(value -> assertThat(value).isCloseTo(0.5, within(1e-12)));
  }

  @Test
  void eachGateHasItsOwn() {
    // given: candidate 1, forget 2, output 3 and input 4 times the identity
    RecurrentNetwork network = Nets.network(3, 1, Nets.of(3, LSTM.Builder::new));
    var weights = network.layers().get(0).getParam("RW");
    weights.assign(0);
    for (int gate = 0; gate < 4; gate++) {
      for (int unit = 0; unit < 3; unit++) {
        weights.putScalar(unit, gate * 3 + unit, gate + 1);
      }
    }

    // when, then
    assertThat(readings(network))
        .filteredOn(reading -> reading.measure().equals("spectral_radius"))
        .containsExactly(
            new Reading(1, "spectral_radius", "candidate", null, 1),
            new Reading(1, "spectral_radius", "forget", null, 2),
            new Reading(1, "spectral_radius", "output", null, 3),
            new Reading(1, "spectral_radius", "input", null, 4));
    assertThat(readings(network))
        .filteredOn(reading -> reading.of().equals("input") && reading.position() != null)
        .containsExactly(
            new Reading(1, "singular_value", "input", 1L, 4),
            new Reading(1, "singular_value", "input", 2L, 4),
            new Reading(1, "singular_value", "input", 3L, 4));
  }

  @ParameterizedTest
  @EnumSource(ResetGate.class)
  void aGruHasThree(ResetGate reset) {
    RecurrentNetwork network =
        Nets.network(3, 1, Nets.of(3, () -> new GRU.Builder().resetGate(reset)));
    assertThat(readings(network))
        .filteredOn(reading -> reading.measure().equals("spectral_radius"))
        .extracting(Reading::of)
        .containsExactly("reset", "update", "candidate");
  }

  @Test
  void aLayerWithoutRecurrentWeightsHasNone() {
    assertThat(readings(Nets.network(3, 1, Nets.of(3, MinGru.Builder::new)))).isEmpty();
  }

  @Test
  void eigenvaluesThatAreNotFoundAreLeftOut() {
    double[][] unsolvable = {{Double.NaN, 1, 2}, {1, Double.NaN, 0.5}, {0.25, 1, 1}};
    assertThat(RecurrentSpectrum.radius(MatrixUtils.createRealMatrix(unsolvable))).isEmpty();
  }
}
