package io.github.rnncompare.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackendTest {

  @Test
  void theBackendOfTheBuildIsTheOneThatRuns() {
    // given
    Build build = Build.current();

    // when
    Backend backend = Backend.load();

    // then
    assertThat(backend.artifact()).isEqualTo(build.backend() + " " + build.dl4j());
    assertThat(backend.device()).isEqualTo(build.backend().equals("nd4j-native") ? "CPU" : "GPU");
    assertThat(backend.threads()).isPositive();
  }

  @Test
  void theBuildKnowsItsVersions() {
    Build build = Build.current();
    assertThat(build.version()).doesNotContain("$").isNotBlank();
    assertThat(build.dl4j()).isEqualTo("1.0.0-M2.1");
    assertThat(build.commit()).matches("[0-9a-f]{40}|unknown");
  }
}
