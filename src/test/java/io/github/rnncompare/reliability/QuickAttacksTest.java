package io.github.rnncompare.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each attack with a few cases; the full report is made by {@link Attacks}. */
class QuickAttacksTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> theProgramStandsAllAttacks() {
    return Attacks.all().stream()
        .map(attack -> DynamicTest.dynamicTest(attack.name(), () -> assertStands(attack)));
  }

  private void assertStands(Attack attack) throws Exception {
    // given
    AttemptLog log = new AttemptLog(directory.resolve("attempts.csv"), "quick");

    // when
    new Attacker(log, directory.resolve("work"), 2, LONGEST).attack(attack, true);

    // then
    List<Attempt> attempts = log.of(attack.name());
    assertThat(attempts).hasSize(attack.cases(true)).isNotEmpty();
    assertThat(attempts).filteredOn(Attempt::isFinding).isEmpty();
  }
}
