package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.experiment.SmallSpecs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program killed at random moments and started again with the same command, against a run that
 * was left alone.
 */
class KilledProcessTest {
  private static final String PLAN =
      SmallSpecs.SWEEP
          .replace("epochs: 2", "epochs: 40")
          .replace("sequences: 12", "sequences: 100");

  /** From its first line on a run takes about as long. */
  private static final int LONGEST_MS = 2000;

  @TempDir private Path directory;
  private Path results = Path.of("");
  private List<String> arguments = List.of();
  private Map<String, String> undisturbed = Map.of();

  @BeforeEach
  void runUndisturbed() throws IOException {
    String spec = SmallSpecs.write(directory, PLAN).toString();
    arguments = List.of("run", spec, "--jobs", "2", "--checkpoint", "0.02", "--out");
    run(directory.resolve("alone"));
    undisturbed = Folders.deterministic(directory.resolve("alone/small"));
    assertThat(undisturbed)
        .containsKeys("trials.csv", "sweep_losses.csv", "summary.csv", "models/gru-seed-2.zip");
    results = directory.resolve("out/small");
  }

  private List<String> arguments(Path out) {
    return Stream.concat(arguments.stream(), Stream.of(out.toString())).toList();
  }

  /** Runs to the end in this process, which is there already; returns what it printed. */
  private String run(Path out) {
    StringWriter printed = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = arguments(out).toArray(String[]::new);
    int code = Main.run(new PrintWriter(printed, true), new PrintWriter(err, true), all);
    assertThat(code).as("%s", err).isZero();
    return printed.toString();
  }

  private CommandProcess start() throws IOException {
    return CommandProcess.start(
        CommandProcess.command(arguments(directory.resolve("out"))),
        directory.resolve("printed.txt"));
  }

  /** Kills so often; in between runs may come to their end. */
  private void assertSameAfterKills(int kills, long seed) throws Exception {
    Random random = new Random(seed);
    Path lastTrial = results.resolve("journal").resolve("trial-00007.json");
    Map<String, Integer> killed = new TreeMap<>();
    int left = kills;
    while (left > 0) {
      // when: at any moment, or after the trials, where there is less time to hit
      CommandProcess process = start();
      process.awaitPrinted("architecture");
      int delay = random.nextInt(LONGEST_MS);
      if (left % 3 == 0) {
        process.awaitFile(lastTrial);
        delay = random.nextInt(LONGEST_MS / 4);
      }
      if (process.killAfter(delay)) {
        killed.merge(where(lastTrial), 1, Integer::sum);
        left--;
      } else {
        // then
        assertThat(process.code()).as("seed %d: %s", seed, process.printed()).isZero();
        assertSame(seed);
      }
    }
    run(directory.resolve("out"));

    // then
    assertSame(seed);
    System.out.println("Kills with seed " + seed + ": " + killed);
  }

  private String where(Path lastTrial) {
    if (!Files.exists(results.resolve("journal").resolve("run.json"))) {
      return "before the first or after the last word";
    }
    return Files.exists(lastTrial) ? "costs and files" : "trials";
  }

  private void assertSame(long seed) throws IOException {
    assertThat(Folders.deterministic(results)).as("seed %d", seed).isEqualTo(undisturbed);
    assertThat(results.resolve("journal")).doesNotExist();
    assertThat(results).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void threeKills() throws Exception {
    assertSameAfterKills(3, 1);
  }

  @Test
  @Tag("slow")
  void fiftyKills() throws Exception {
    assertSameAfterKills(50, System.nanoTime());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anInterruptionFromTheKeyboardSaysHowToGoOn() throws Exception {
    assumeThat(listensToInterruptions()).as("a shell that passes Ctrl-C on").isTrue();

    // when
    CommandProcess process = start();
    process.awaitFile(results.resolve("journal").resolve("trial-00000.json"));
    process.interrupt();

    // then: as shells count, 128 + SIGINT
    assertThat(process.code()).isEqualTo(130);
    assertThat(process.printed())
        .contains("\nInterrupted. The same command goes on from here.\n") // then a trial may end
        .doesNotContain("\tat ");
    assertThat(results.resolve("journal").resolve("run.json")).exists();

    // when
    String again = run(directory.resolve("out"));

    // then
    assertSame(0);
    assertThat(again)
        .contains("Going on with an unfinished run: ")
        .contains("of 8 trials were done.");
  }

  /** What runs in the background of some shells is deaf to it, and so is what it starts. */
  private static boolean listensToInterruptions() throws IOException {
    String ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow()
            .replaceAll("\\W|SigIgn", "");
    int interruption = 1 << (2 - 1);
    return (Long.parseUnsignedLong(ignored, 16) & interruption) == 0;
  }
}
