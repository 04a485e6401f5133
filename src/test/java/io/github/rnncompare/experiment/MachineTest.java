package io.github.rnncompare.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.network.Backend;
import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.results.RunIdentity;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void provenanceSaysWhatARunRestsOn() throws IOException {
    // when
    Provenance provenance =
        Machine.provenance(
            Backend.load(), List.of(), List.of(1L, 2L), "run x.yaml", "2026-01-01T00:00:00Z");

    // then
    assertThat(provenance.dl4j()).isEqualTo("1.0.0-M2.1");
    assertThat(provenance.java()).contains(System.getProperty("java.runtime.version"));
    assertThat(provenance.os()).contains(System.getProperty("os.name"));
    assertThat(provenance.cpu()).matches(".+, \\d+ cores?");
    assertThat(provenance.seeds()).containsExactly(1L, 2L);
    assertThat(provenance.command()).isEqualTo("run x.yaml");
    assertThat(Instant.parse(provenance.ended())).isAfter(Instant.parse(provenance.started()));
  }

  @Test
  void theIdentityOfARunLeavesOutWhatItsMeasuresDoNotDependOn() throws IOException {
    // when
    RunIdentity identity = Machine.identity(Backend.load(), List.of(), "seeds: 2\n");

    // then
    assertThat(identity.spec()).isEqualTo("seeds: 2\n");
    assertThat(identity.platform().backend()).startsWith("nd4j-");
    assertThat(identity.platform().java()).contains(System.getProperty("java.runtime.version"));
    assertThat(identity.platform().processor()).isNotEmpty();
    assertThat(identity.platform())
        .isEqualTo(Machine.provenance(Backend.load(), List.of(), List.of(), "", "").platform());
    assertThat(identity).isEqualTo(Machine.identity(Backend.load(), List.of(), "seeds: 2\n"));
  }
}
