package io.github.rnncompare.reliability;

import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.experiment.SmallSpecs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Results folders as the program leaves them, all of the spec {@link SmallSpecs#SWEEP}; each attack
 * works on copies.
 *
 * @param finished a whole run, with models
 * @param unfinished a first run that was interrupted after its first trial
 * @param across the report of two runs
 * @param series a run of another spec, with validation and test
 * @param committed a copy of one of the repository's, which is larger
 */
record SampleFolders(Path finished, Path unfinished, Path across, Path series, Path committed) {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** Runs the spec, and takes a copy of its folder on the way. */
  static SampleFolders make() throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("rnn-compare-samples");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home)));
    Path spec = SmallSpecs.write(home, SmallSpecs.SWEEP);
    Path results = home.resolve("results").resolve("small");
    Path unfinished = home.resolve("unfinished");
    Thread copying = new Thread(() -> copyOnceBegun(results, unfinished), "copying");
    copying.setDaemon(true);
    copying.start();
    done("run", spec.toString(), "--out", home.resolve("results").toString(), "--jobs", "1");
    copying.join();
    if (!Files.exists(unfinished.resolve("journal").resolve("trial-00000.json"))) {
      throw new IOException("the run was over before it could be copied: " + unfinished);
    }
    Path second = Folders.copy(results, results.resolveSibling("second"));
    Path across = home.resolve("across");
    done("report", results.toString(), second.toString(), "--out", across.toString());
    Path forecasts = Files.createDirectory(home.resolve("forecasts"));
    String series =
        SmallSpecs.series(forecasts, "epochs: 3, optimizer: {name: adam, learning_rate: 0.01}")
            .replace("gru:", "lstm: {hidden_size: 3}, gru:")
            .replace("seeds: 1", "seeds: 3");
    done(
        "run",
        SmallSpecs.write(forecasts, series).toString(),
        "--out",
        forecasts.resolve("results").toString());
    return new SampleFolders(
        results,
        unfinished,
        across,
        forecasts.resolve("results").resolve("small"),
        Folders.copy(Path.of("results", "seed"), home.resolve("committed")));
  }

  private static void done(String... arguments) throws IOException, InterruptedException {
    CommandRun run = CommandRun.of(LONGEST, List.of(arguments));
    if (!run.isDone()) {
      throw new IOException(run.shown());
    }
  }

  /** What the journal keeps to the run's end, as it is when the first trial has ended. */
  private static void copyOnceBegun(Path results, Path to) {
    Path trial = results.resolve("journal").resolve("trial-00000.json");
    try {
      long end = System.nanoTime() + LONGEST.toNanos();
      while (!Files.exists(trial) && System.nanoTime() < end) {
        Thread.sleep(1);
      }
      for (String name : List.of("manifest.txt", "lock", "run.log", "journal/run.json")) {
        copy(results.resolve(name), to.resolve(name));
      }
      copy(trial, to.resolve("journal").resolve("trial-00000.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Path file, Path copy) throws IOException {
    if (Files.exists(file)) {
      Files.createDirectories(copy.resolveSibling("."));
      Files.copy(file, copy);
    }
  }

  /** A finished run whose repetition was interrupted. */
  void repeated(Path to) throws IOException {
    Folders.copy(finished, to);
    Folders.copy(unfinished.resolve("journal"), to.resolve("journal"));
  }

  /** Deletes a folder with all that it holds; links in it are not followed. */
  static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
