package io.github.rnncompare.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OlderRulesTest {
  private static Map<String, Object> spec(String yaml) {
    return SpecFile.load(yaml, "s");
  }

  @Test
  void aMissingKeyMeansWhatOlderVersionsDid() {
    // given
    Map<String, Object> older = spec("{a: 1, sweep: {seeds: 2}}");

    // then
    assertThat(OlderRules.missing(older)).contains("sweep.choose=mean");
    assertThat(OlderRules.filled(older))
        .containsEntry("a", 1)
        .extractingByKey("sweep")
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("seeds", 2)
        .containsEntry("choose", "mean");
    assertThat(older).isEqualTo(spec("{a: 1, sweep: {seeds: 2}}"));
    assertThat(OlderRules.missing(OlderRules.filled(older))).isEmpty();
  }

  @Test
  void aKeyThatIsThereStaysAndASectionThatIsMissingToo() {
    assertThat(OlderRules.missing(spec("{sweep: {choose: success}}")))
        .doesNotContain("sweep.choose=mean");
    assertThat(OlderRules.filled(spec("{a: 1}"))).doesNotContainKey("sweep");
    assertThat(OlderRules.filled(spec("{sweep: none}"))).containsEntry("sweep", "none");
  }
}
