package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files are reported with their place, or read as a naive reading of what is left reads
 * them.
 */
class DataFuzzTest {
  private static final int MUTATIONS = 500;

  @TempDir private Path directory;

  static List<String> formats() {
    return MutatedDataFile.formats();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void damagedFilesAreReportedOrReadAsTheyAre(String format) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          int read = 0;
          for (int seed = 0; seed < MUTATIONS; seed++) {
            read += MutatedDataFile.isRead(format, directory, seed) ? 1 : 0;
          }
          assertThat(read)
              .as("read of " + MUTATIONS)
              .isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
        });
  }
}
