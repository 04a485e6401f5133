package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.results.Repetition.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepetitionTest {
  @TempDir private Path directory;

  private RunFiles files(String name, String trials) throws IOException {
    Path folder = Files.createDirectory(directory.resolve(name));
    Files.writeString(folder.resolve("trials.csv"), trials);
    return new RunFiles(folder);
  }

  @Test
  void aFileThatIsNoTableDiffers() throws IOException {
    // given
    RunFiles whole = files("whole", "a,b\n1,2\n");

    for (String damaged : List.of("a,b\n1\n", "a,a\n1,2\n", "a,b\n1,\"2\n")) {
      // when
      RunFiles other = files("damaged-" + damaged.hashCode(), damaged);

      // then
      assertThat(Repetition.of(other, whole))
          .singleElement()
          .satisfies(
              repetition -> {
                assertThat(repetition.verdict()).isEqualTo(Verdict.DIFFERENT);
                assertThat(repetition.file()).isEqualTo("trials.csv");
              });
    }
  }

  @Test
  void aFileOfAnOlderVersionIsComparedUnderTodaysNames() throws IOException {
    // given
    RunFiles older = files("older", "implementation,b\n1,2\n");
    RunFiles today = files("today", "engine,b\n1,2\n");
    Files.writeString(older.path("floors.csv"), "floor,figure,seed,value\na,b,1,2.0\n");
    Files.writeString(today.path("baselines.csv"), "baseline,measure,seed,value\na,b,1,2.5\n");

    // when
    List<Repetition> repetitions = Repetition.of(older, today);

    // then
    assertThat(repetitions)
        .containsExactly(
            new Repetition(
                "trials.csv", Verdict.IDENTICAL, "but for the names of an older version"),
            new Repetition(
                "baselines.csv",
                Verdict.DIFFERENT,
                "first differs in line 2, column value: 2.0, and 2.5 repeated;"
                    + " largest relative difference 2.0e-01"));
  }

  @Test
  void modelsOfTwoVersionsAreComparedWithoutTheVersion() throws IOException {
    // given
    String description = "format: 2\ncommit: a\nseed: 1\nsha256:\n  x: 1\n";
    RunFiles older = files("older", "a,b\n1,2\n");
    RunFiles today = files("today", "a,b\n1,2\n");
    model(older, "1", description, "weights");
    model(
        today,
        "1",
        description.replace("commit: a", "commit: b").replace("x: 1", "x: 2"),
        "weights");
    model(older, "2", description, "weights");
    model(today, "2", description.replace("seed: 1", "seed: 2"), "weights");
    model(older, "3", description, "weights");
    model(today, "3", description, "others");
    model(older, "4", description, "weights");
    Files.writeString(today.path("models/gru-seed-4.zip"), "no zip");

    // then
    assertThat(Repetition.of(older, today).subList(1, 5))
        .extracting(Repetition::verdict)
        .containsExactly(
            Verdict.IDENTICAL, Verdict.DIFFERENT, Verdict.DIFFERENT, Verdict.DIFFERENT);
  }

  private static void model(RunFiles run, String seed, String description, String weights)
      throws IOException {
    Path file = run.path("models/gru-seed-" + seed + ".zip");
    Files.createDirectories(file.resolveSibling(""));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("description.yaml"));
      zip.write(description.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("weights.bin"));
      zip.write(weights.getBytes(StandardCharsets.UTF_8));
    }
  }
}
