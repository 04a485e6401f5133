package io.github.rnncompare.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master and workers as processes, some of which are lost. */
@Tag("slow")
class StandaloneClusterTest {
  private static final int EPOCHS = 1500;

  @TempDir private Path directory;

  private Path here() throws IOException {
    Path here = directory.resolve("here");
    RunFolders.run(
        0,
        "run",
        RunFolders.spec(directory, EPOCHS).toString(),
        "--no-widen",
        "--out",
        here.toString());
    return here.resolve("small");
  }

  private String[] onCluster(String address, Path out) throws IOException {
    return new String[] {
      "run",
      RunFolders.spec(directory, EPOCHS).toString(),
      "--no-widen",
      "--cluster",
      address,
      "--out",
      out.toString()
    };
  }

  /** Waits until a run's journal has this many trials. */
  private static void awaitTrials(Path results, int count)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (trials(results) < count) {
      assertThat(System.nanoTime()).as("trials in time").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static long trials(Path results) throws IOException {
    Path journal = results.resolve("journal");
    if (!Files.isDirectory(journal)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(journal)) {
      return files.filter(file -> file.getFileName().toString().startsWith("trial-")).count();
    }
  }

  @Test
  void aWorkerThatIsKilledCostsNoTrialAndNoByte() throws Exception {
    // given
    Path here = here();
    Path out = directory.resolve("there");
    try (SparkProcesses spark = new SparkProcesses(directory.resolve("spark"), 2)) {
      String[] command = onCluster(spark.address(), out);
      CompletableFuture<String> run =
          CompletableFuture.supplyAsync(() -> RunFolders.run(0, command));
      // when
      awaitTrials(out.resolve("small"), 3);
      spark.killWorker(0);
      String said = run.get(5, TimeUnit.MINUTES);
      // then
      assertThat(said)
          .contains(" is lost (")
          .contains("runs again, on ")
          .contains("1 executor lost");
    }
    assertThat(RunFolders.deterministic(out.resolve("small")))
        .isEqualTo(RunFolders.deterministic(here));
    assertThat(new RunFiles(out.resolve("small")).provenance().machines().orElseThrow())
        .anySatisfy(machine -> assertThat(machine.repeated()).isPositive());
  }

  @Test
  void aDriverThatIsKilledGoesOnAndAWorkerThatJoinsHelps() throws Exception {
    // given
    Path here = here();
    Path out = directory.resolve("there");
    try (SparkProcesses spark = new SparkProcesses(directory.resolve("spark"), 1)) {
      String[] command = onCluster(spark.address(), out);
      Process driver = driver(command);
      awaitTrials(out.resolve("small"), 3);
      // when
      driver.destroyForcibly().waitFor();
      spark.addWorker();
      String said = RunFolders.run(0, command);
      // then
      assertThat(said).contains("Resuming an unfinished run: ");
    }
    assertThat(RunFolders.deterministic(out.resolve("small")))
        .isEqualTo(RunFolders.deterministic(here));
  }

  private Process driver(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.github.rnncompare.cli.Main");
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("driver.log").toFile())
        .start();
  }

  @Test
  void aTrialWithoutMemoryFailsAndTheOthersDoNot() throws Exception {
    // given: a matrix of 1 GB, and as much for its gradient, for executors that have as much in all
    Path spec =
        Files.writeString(
            directory.resolve("small.yaml"),
            """
            question: What happens to a trial without memory?
            task: {name: random_tensors, sequences: 4, time_steps: 3, input_size: 2, output_size: 1}
            architectures: {simple_rnn: {hidden_size: 16384}, gru: {hidden_size: 2}}
            training: {epochs: 1, batch_size: full, optimizer: {name: adam}}
            seeds: 2
            """);
    Path out = directory.resolve("there");
    try (SparkProcesses spark = new SparkProcesses(directory.resolve("spark"), 2)) {
      // when
      String said =
          RunFolders.run(
              1,
              "run",
              spec.toString(),
              "--cluster",
              spark.address(),
              "--spark-conf",
              "spark.executor.memory=900m",
              "--out",
              out.toString());
      // then: nobody but this program tries a trial again
      assertThat(said).contains("Trials that failed: 2").contains("gave 6 answers");
    }
    assertThat(Files.readString(out.resolve("small").resolve("trials.csv")))
        .contains("OutOfMemoryError");
  }

  @Test
  void dataThatAMachineDoesNotHaveAreSent() throws Exception {
    // given: a path that leads to the file from this process's folder only
    Path folder = Path.of("target", "sent-by-spark");
    Files.createDirectories(folder);
    Path file = folder.resolve("series.csv");
    Files.writeString(
        file,
        IntStream.rangeClosed(1, 60)
            .mapToObj(t -> t + "," + (100 + 20 * Math.sin(t)))
            .collect(Collectors.joining("\n", "month,level\n", "\n")));
    Path spec =
        Files.writeString(
            directory.resolve("small.yaml"),
            """
            question: Do data arrive?
            task: {name: series, file: %s, columns: [level], window: 4, validation: 8, test: 8}
            architectures: {gru: {hidden_size: 3}}
            training: {epochs: 3, batch_size: 5, optimizer: {name: adam}}
            seeds: 2
            """
                .formatted(file));
    Path here = directory.resolve("here");
    RunFolders.run(0, "run", spec.toString(), "--out", here.toString());
    Path there = directory.resolve("there");
    try (SparkProcesses spark = new SparkProcesses(directory.resolve("spark"), 1)) {
      // when
      RunFolders.run(
          0, "run", spec.toString(), "--cluster", spark.address(), "--out", there.toString());
    }
    // then
    assertThat(RunFolders.deterministic(there.resolve("small")))
        .isEqualTo(RunFolders.deterministic(here.resolve("small")));
  }

  @Test
  void aClusterWithoutAWorkerIsAMessageWithinAMinute() throws Exception {
    try (SparkProcesses spark = new SparkProcesses(directory.resolve("spark"), 0)) {
      long started = System.nanoTime();
      String said = RunFolders.run(2, onCluster(spark.address(), directory.resolve("there")));
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(60));
      assertThat(said).contains("has had no executor for 50 s").doesNotContain("\tat ");
    }
  }

  @Test
  void anAddressWithoutAMasterIsAMessageWithinAMinute() throws Exception {
    String address;
    try (SparkProcesses spark = new SparkProcesses(directory.resolve("spark"), 0)) {
      address = spark.address();
    }
    long started = System.nanoTime();
    String said = RunFolders.run(2, onCluster(address, directory.resolve("there")));
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(65));
    assertThat(said).contains("rnn-compare: ").contains(address).doesNotContain("\tat ");
  }
}
