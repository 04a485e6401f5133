package io.github.rnncompare.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the claims on made-up runs, and the files of the real ones. */
class ClaimsTest {
  private static final Path FILES = Path.of("experiments", "claims");
  private static final String STATE = "hidden_state";

  @TempDir private Path directory;

  static List<Path> files() throws IOException {
    try (Stream<Path> found = Files.list(FILES)) {
      return found.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachVariantOfAFileIsAnExperiment(Path file) throws IOException {
    ClaimFile claim = ClaimFile.read(file);
    assertThat(claim.name()).startsWith(claim.number() + "-");
    assertThat(claim.variants()).isNotEmpty();
    for (Variant variant : claim.variants().values()) {
      assertThat(ExperimentSpec.read(file, variant.overrides()).resolved())
          .doesNotContainKey("claim");
    }
    assertThat(Claims.numbers()).contains(claim.number());
  }

  @Test
  void oneFileOfEachClaimHasItsTextInTwoLanguages() throws IOException {
    for (int number : Claims.numbers()) {
      List<ClaimFile.Text> texts =
          files().stream()
              .map(ClaimsTest::read)
              .filter(file -> file.number() == number)
              .flatMap(file -> file.text().stream())
              .toList();
      assertThat(texts).hasSize(1);
      for (Bilingual text :
          List.of(texts.get(0).title(), texts.get(0).quotation(), texts.get(0).prediction())) {
        assertThat(text.english()).isNotBlank().isNotEqualTo(text.spanish());
        assertThat(text.spanish()).isNotBlank();
      }
    }
  }

  private static ClaimFile read(Path file) {
    try {
      return ClaimFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aMistakeInAClaimIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("a.yaml"), "claim: {numbr: 1}\n");
    assertThatThrownBy(() -> ClaimFile.read(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("claim.number")
        .hasMessageContaining("numbr");
  }

  /** Ten seeds, whose factors before and after training are about these. */
  private static RunFiles.Content run(Map<String, Double> factors) {
    SampleRun run = new SampleRun();
    factors.forEach(
        (name, factor) -> {
          run.memorised(name, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5);
          long last = run.content().trials().get(0).epochs();
          for (long seed = 1; seed <= 10; seed++) {
            double own = factor + 0.0001 * (double) seed;
            run.diagnostic(name, seed, 0, "gradient_factor", STATE, null, own);
            run.diagnostic(name, seed, last, "gradient_factor", STATE, null, own);
            run.diagnostic(name, seed, 0, "gradient_factor", "cell_state", null, 0.1);
            run.diagnostic(name, seed, 0, "gradient_norm", STATE, 0L, 8.0);
            run.diagnostic(name, seed, 0, "gradient_norm", STATE, 10L, 8 * StrictMath.pow(own, 10));
          }
        });
    return run.content();
  }

  private static Evidence evidence(Map<String, RunFiles.Content> runs) {
    return new Evidence(runs, Map.of());
  }

  private static Map<String, RunFiles.Content> vanishing(double rnn, double lstm, double gru) {
    RunFiles.Content run = run(Map.of("simple_rnn", rnn, "lstm", lstm, "gru", gru));
    Map<String, RunFiles.Content> runs = new LinkedHashMap<>();
    for (String init : List.of("pytorch", "xavier", "orthogonal")) {
      for (String bias : List.of("0", "1", "5")) {
        runs.put("1-vanishing/" + init + "-bias-" + bias, run);
      }
    }
    for (String preset : List.of("pytorch", "recommended")) {
      for (int steps : new int[] {20, 60, 200, 500}) {
        runs.put("1-vanishing-trained/" + preset + "-" + steps, run);
      }
    }
    return runs;
  }

  @Test
  void vanishingComparesGatedNetworksWithTheSimpleOne() {
    ClaimTest test = Claims.test(1);
    assertThat(test.judge(evidence(vanishing(0.8, 0.9, 0.9))).verdict())
        .isEqualTo(ClaimVerdict.SUPPORTED);
    assertThat(test.judge(evidence(vanishing(0.9, 0.8, 0.8))).verdict())
        .isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    assertThat(test.judge(evidence(vanishing(0.9, 0.95, 0.8))).verdict())
        .isEqualTo(ClaimVerdict.MIXED);
    Finding finding = test.judge(evidence(vanishing(0.8, 0.9, 0.9)));
    assertThat(finding.parts()).hasSize(3 * 5 + 2 * 2);
    assertThat(finding.parts().get(0).estimate()).isBetween(0.11, 0.12); // ln(0.9 / 0.8) = 0.118
    assertThat(finding.figures()).hasSize(3 * 3 + 2 * 4 * 3); // norms 10 steps back, and factors
    assertThat(((Amount.Value) finding.figures().get(0).value()).value())
        .isCloseTo(StrictMath.pow(0.80055, 10), within(1e-6));
    assertThat(((Amount.Value) finding.figures().get(9).value()).value())
        .isCloseTo(0.80055, within(1e-6));
  }

  @Test
  void vanishingByLessThanOnePercentIsNotSupported() {
    assertThat(Claims.test(1).judge(evidence(vanishing(0.9, 0.904, 0.904))).verdict())
        .isEqualTo(ClaimVerdict.NOT_SUPPORTED);
  }

  private static Map<String, RunFiles.Content> exploding(double atLargestGain) {
    Map<String, RunFiles.Content> runs = new LinkedHashMap<>();
    for (String activation : Exploding.ACTIVATIONS) {
      for (String gain : Exploding.GAINS) {
        double factor = gain.equals("3") && activation.equals("tanh") ? atLargestGain : 0.9;
        runs.put("2-exploding/" + activation + "-gain-" + gain, run(Map.of("simple_rnn", factor)));
      }
    }
    return runs;
  }

  @Test
  void oneGainAtWhichGradientsGrowRefutesTheStatedCause() {
    ClaimTest test = Claims.test(2);
    assertThat(test.judge(evidence(exploding(1.3))).verdict())
        .isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    assertThat(test.judge(evidence(exploding(0.9))).verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    // 0.9999 + 0.0001 · seed is above 1 for nine of ten seeds
    assertThat(test.judge(evidence(exploding(0.9999))).verdict())
        .isEqualTo(ClaimVerdict.NOT_SUPPORTED);
    // 0.9991 + 0.0001 · seed is above 1 for one
    assertThat(test.judge(evidence(exploding(0.9990))).verdict()).isEqualTo(ClaimVerdict.SUPPORTED);
    // 0.9995 + 0.0001 · seed is above 1 for five of ten seeds
    assertThat(test.judge(evidence(exploding(0.9995))).verdict()).isEqualTo(ClaimVerdict.UNDECIDED);
  }

  @Test
  void aMissingRunIsNamed() {
    Map<String, RunFiles.Content> runs = exploding(1.3);
    runs.remove("2-exploding/relu-gain-2");
    assertThatThrownBy(() -> Claims.test(2).judge(evidence(runs)))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("2-exploding/relu-gain-2");
  }
}
