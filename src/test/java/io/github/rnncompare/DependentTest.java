package io.github.rnncompare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Maven gives a project that has nothing but this one: {@code src/it/dependent}. Versions that
 * are only managed here would not reach it.
 */
class DependentTest {
  private static final long LONGEST_S = 300;

  @TempDir private Path directory;

  @Test
  void whoDependsOnThisProjectGetsTheVersionsThatItIsTestedWith() throws Exception {
    // given
    String home = System.getProperty("maven.home", "");
    assumeTrue(!home.isEmpty(), "run by Maven");

    // when
    Map<String, Map<String, String>> trees = trees(home);

    // then
    Map<String, String> own = trees.getOrDefault("rnn-compare", Map.of());
    Map<String, String> got = new TreeMap<>(trees.getOrDefault("dependent", Map.of()));
    assertThat(got.remove("io.github.rnncompare:rnn-compare:jar")).isNotNull();
    assertThat(got).containsKeys("org.nd4j:nd4j-api:jar", "commons-io:commons-io:jar");
    assertThat(own).containsAllEntriesOf(got);
  }

  /** The version of each artifact that each of the two projects gets, by the project's name. */
  private Map<String, Map<String, String>> trees(String home)
      throws IOException, InterruptedException {
    Path file = directory.resolve("trees.txt");
    File said = directory.resolve("said.txt").toFile();
    String script = OS.WINDOWS.isCurrentOs() ? "mvn.cmd" : "mvn";
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(home, "bin", script).toString(),
                "--batch-mode",
                "--file=" + Path.of("src", "it", "pom.xml"),
                "-DoutputFile=" + file,
                "-DappendOutput=true",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local")));
    if (System.getProperty("maven.network", "").equals("offline: true")) {
      command.add("--offline");
    }
    command.add(System.getProperty("maven.dependencies") + ":tree");
    Process maven =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said).start();
    boolean ended = maven.waitFor(LONGEST_S, TimeUnit.SECONDS);
    maven.destroyForcibly();
    assertThat(ended && maven.exitValue() == 0)
        .as("%s says %s", command, Files.readString(said.toPath()))
        .isTrue();
    return read(Files.readAllLines(file));
  }

  /** A project's own line has nothing before its name; those below it are drawn as a tree. */
  private static Map<String, Map<String, String>> read(List<String> lines) {
    Map<String, Map<String, String>> trees = new LinkedHashMap<>();
    Map<String, String> tree = Map.of();
    for (String line : lines) {
      // group:artifact:type, perhaps :classifier, :version:scope, perhaps (optional)
      String[] parts = line.replaceFirst("^\\W+", "").replaceFirst(" .*", "").split(":");
      if (Character.isLetter(line.charAt(0))) {
        tree = new TreeMap<>();
        trees.put(parts[1], tree);
      } else {
        int version = parts.length - 2;
        tree.put(String.join(":", Arrays.asList(parts).subList(0, version)), parts[version]);
      }
    }
    return trees;
  }
}
