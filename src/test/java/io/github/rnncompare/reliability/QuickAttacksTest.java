package io.github.rnncompare.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each attack with a few cases; the full report is made by {@link Attacks}. */
class QuickAttacksTest {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  @TempDir private Path directory;

  private final ExecutorService twoAtOnce = Executors.newFixedThreadPool(2);

  @TestFactory
  Stream<DynamicTest> theProgramStandsAllAttacks() throws IOException {
    // given
    AttemptLog log = new AttemptLog(directory.resolve("attempts.csv"), "quick");
    Attacker attacker = new Attacker(log, directory.resolve("work"), 1, LONGEST);

    // when
    Map<Attack, Future<?>> attacks = new LinkedHashMap<>();
    for (Attack attack : Attacks.all()) {
      Callable<?> work =
          () -> {
            attacker.attack(attack, true);
            return attack;
          };
      attacks.put(attack, twoAtOnce.submit(work));
    }
    twoAtOnce.shutdown();

    // then
    return attacks.entrySet().stream()
        .map(
            attack ->
                DynamicTest.dynamicTest(
                    attack.getKey().name(),
                    () -> {
                      attack.getValue().get();
                      assertStands(attack.getKey(), log.of(attack.getKey().name()));
                    }));
  }

  private static void assertStands(Attack attack, List<Attempt> attempts) {
    assertThat(attempts).hasSize(attack.cases(true)).isNotEmpty();
    assertThat(attempts).filteredOn(Attempt::isFinding).isEmpty();
  }
}
