package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.results.Provenance.DataDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunIdentityTest {
  private static final String SPEC =
      """
      training:
        epochs: 20
        optimizer: {name: adam, learning_rate: 0.1}
      seeds: [1, 2]
      """;

  private static RunIdentity identity(String spec) {
    return new RunIdentity(spec, PlatformTest.platform(""), List.of());
  }

  @Test
  void theSameRunHasNoDifferences() {
    assertThat(identity(SPEC).differences(identity(SPEC))).isEmpty();
    assertThat(identity("a: 1\nb: 2\n").differences(identity("b: 2\na: 1\n"))).isEmpty();
  }

  @Test
  void everyKeyThatDiffersIsNamedWithBothValues() {
    // given
    String other =
        """
        training:
          epochs: 30
          optimizer: {name: sgd, momentum: 0.9}
        seeds: [1, 3]
        """;

    // then
    assertThat(identity(SPEC).differences(identity(other)))
        .containsExactly(
            "seeds: [1, 2], now [1, 3]",
            "training.epochs: 20, now 30",
            "training.optimizer.learning_rate: 0.1, now not there",
            "training.optimizer.momentum: not there, now 0.9",
            "training.optimizer.name: adam, now sgd");
  }

  @Test
  void programMachineAndDataAreNamedToo() {
    // given
    RunIdentity ours =
        new RunIdentity(SPEC, PlatformTest.platform(""), List.of(new DataDigest("a.csv", "12ab")));
    RunIdentity theirs =
        new RunIdentity(
            SPEC, PlatformTest.platform("java"), List.of(new DataDigest("a.csv", "34cd")));

    // then
    assertThat(ours.differences(theirs))
        .containsExactly(
            "Java: OpenJDK 17, now OpenJDK 25",
            "data: a.csv with SHA-256 12ab, now a.csv with SHA-256 34cd");
  }
}
