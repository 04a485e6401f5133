package io.github.rnncompare.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a spec holds, it is a plan or a mistake that says where it is. */
class SpecMutationsTest {
  @TempDir private Path directory;

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void mutatedSpecsArePlansOrLocatedMistakes() throws IOException {
    assertMutations(1, 500);
  }

  @Tag("slow")
  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void thousandsOfThem() throws IOException {
    assertMutations(1_000, 20_000);
  }

  private void assertMutations(long firstSeed, int count) throws IOException {
    int plans = 0;
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      // given
      Path file = MutatedSpec.write(directory, seed);

      // when
      boolean isPlan =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> MutatedSpec.isPlan(file), "seed " + seed + ": " + file);

      // then
      plans += isPlan ? 1 : 0;
    }
    assertThat(plans).isBetween(count / 20, count * 19 / 20);
  }
}
