package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.results.Repetition.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    String older = "format: 2\ncommit: a\nseed: 1\nsha256:\n  x: 1\n";
    String today = "format: 2\ncommit: b\nseed: 1\ntrained_on:\n  file: 3\nsha256:\n  x: 2\n";
    Path damaged = Files.writeString(directory.resolve("damaged"), "no zip");
    RunFiles original = run("original", model(older, "weights"), model(older, "weights"), damaged);
    RunFiles same = run("same", model(today, "weights"), model(older, "weights"), damaged);
    RunFiles other =
        run(
            "other",
            model(today.replace("seed: 1", "seed: 2"), "weights"),
            model(today, "others"),
            model(today, "weights"));

    // then
    assertThat(Repetition.of(original, same)).allMatch(Repetition::isSame);
    assertThat(Repetition.of(original, other))
        .filteredOn(repetition -> !repetition.isSame())
        .extracting(Repetition::file)
        .containsExactly("models/gru-seed-1.zip", "models/gru-seed-2.zip", "models/gru-seed-3.zip");
  }

  private RunFiles run(String name, Path... models) throws IOException {
    RunFiles run = new RunFiles(directory.resolve(name));
    Files.createDirectories(run.directory());
    Map<String, Path> named = new TreeMap<>();
    for (Path model : models) {
      named.put("gru-seed-" + (named.size() + 1) + ".zip", model);
    }
    run.write(new SampleRun().memorised("gru", 0.5).content(), named);
    return run;
  }

  private Path model(String description, String weights) throws IOException {
    Path file = Files.createTempFile(directory, "model", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("description.yaml"));
      zip.write(description.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("weights.bin"));
      zip.write(weights.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }
}
