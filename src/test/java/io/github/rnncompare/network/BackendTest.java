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

  @Test
  void aBackendThatDoesNotLoadSaysWhatWasLookedForAndHowToGoBack() {
    // given: what JavaCPP prints on a machine without an NVIDIA driver
    String chatter =
        "java.lang.UnsatisfiedLinkError: /cache/libjnicudart.so: libcuda.so.1: cannot open shared"
            + " object file: No such file or directory\n\tat java.base/java.lang.ClassLoader";
    Build gpu = new Build("1", "abc", false, "nd4j-cuda-11.6", "M2.1", "0.3");
    Build cpu = new Build("1", "abc", false, "nd4j-native", "M2.1", "0.3");
    Throwable thrown = new IllegalStateException("outer", new IllegalStateException("inner"));

    // then
    assertThat(Backend.advice(gpu, Backend.reason(chatter, thrown)))
        .startsWith(
            "No usable GPU for nd4j-cuda-11.6 M2.1: libcuda.so.1: cannot open shared object")
        .contains("compute capability\n3.7, 5.0")
        .endsWith("To run on the CPU, leave out -Pcuda.");
    assertThat(Backend.advice(cpu, Backend.reason("", thrown)))
        .contains("java.lang.IllegalStateException: inner")
        .contains("does not load on this machine");
  }
}
