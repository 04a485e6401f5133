package io.github.rnncompare.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster whose executors are processes, and whose master is this one. */
class LocalClusterTest {
  @TempDir private Path directory;

  @Test
  void aRunOnTwoExecutorsWritesTheBytesOfARunHere() throws IOException {
    // given: a folder that Spark takes for its own, and a run here
    Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    String spec = RunFolders.spec(directory, 10).toString();
    Path here = directory.resolve("here");
    RunFolders.run(0, "run", spec, "--out", here.toString());
    // when
    Path there = directory.resolve("there");
    String said =
        RunFolders.run(
            0, "run", spec, "--cluster", "local-cluster[2,1,1024]", "--out", there.toString());
    // then
    assertThat(said).contains("The cluster: 2 executors on 1 host gave 33 answers.");
    assertThat(RunFolders.deterministic(there.resolve("small")))
        .containsKeys("sweep_losses.csv", "models/gru-seed-1.zip")
        .isEqualTo(RunFolders.deterministic(here.resolve("small")));
    assertThat(new RunFiles(there.resolve("small")).provenance().machines().orElseThrow())
        .singleElement()
        .satisfies(machine -> assertThat(machine.trials()).isEqualTo("1-9"));
    assertThat(there.resolve("small").resolve("journal")).doesNotExist();
  }

  @Test
  void aSettingOfSparkThatItDoesNotTakeIsAMessage() throws IOException {
    String said =
        RunFolders.run(
            2,
            "run",
            RunFolders.spec(directory, 1).toString(),
            "--cluster",
            "local-cluster[2,1,1024]",
            "--spark-conf",
            "spark.executor.memory=much",
            "--out",
            directory.toString());
    assertThat(said).contains("--cluster local-cluster[2,1,1024]: Spark says: Size must be");
    assertThat(said).doesNotContain("\tat ");
  }
}
