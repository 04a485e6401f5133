package io.github.rnncompare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Committed results are of committed specs: what a run was to be was fixed before it. Where the
 * history is not there, as in a copy without it, there is nothing to hold them against.
 */
class CommittedResultsTest {
  private static final Path RESULTS = Path.of("results");

  static List<String> runs() throws IOException {
    try (Stream<Path> folders = Files.list(RESULTS)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("provenance.json")))
          .filter(folder -> Files.exists(folder.resolve("trials.csv")))
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aRunIsOfItsSpecAsItWasCommitted(String name) throws Exception {
    // given
    RunFiles.Content run = new RunFiles(RESULTS.resolve(name)).read();
    Provenance provenance = run.provenance();
    Optional<String> committed =
        git("show", provenance.commit() + ":experiments/" + name + ".yaml");
    assumeTrue(committed.isPresent(), "no history of " + provenance.commit());

    // then: every key that was given has the value that was given
    assertThat(provenance.uncommittedChanges()).isFalse();
    assertContains(run.spec(), SpecFile.load(committed.get(), name), "", swept(run.spec()));
  }

  /** The keys whose given value the sweep replaces. */
  private static Set<?> swept(Map<String, Object> spec) {
    return spec.get("sweep") instanceof Map<?, ?> sweep
            && sweep.get("keys") instanceof Map<?, ?> keys
        ? keys.keySet()
        : Set.of();
  }

  private static void assertContains(
      Map<?, ?> resolved, Map<?, ?> given, String where, Set<?> swept) {
    given.forEach(
        (key, value) -> {
          String path = where + key;
          if (swept.contains(path)) {
            return;
          }
          if (value instanceof Map<?, ?> inner) {
            assertThat(resolved.get(key)).as(path).isInstanceOf(Map.class);
            assertContains((Map<?, ?>) resolved.get(key), inner, path + ".", swept);
          } else if (value instanceof Number number) {
            assertThat(((Number) resolved.get(key)).doubleValue())
                .as(path)
                .isEqualTo(number.doubleValue());
          } else if (value != null) {
            assertThat(String.valueOf(resolved.get(key))).as(path).isEqualTo(String.valueOf(value));
          }
        });
  }

  /** What git prints; empty if it is not there or fails. */
  private static Optional<String> git(String... arguments) throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // no git
    }
  }
}
