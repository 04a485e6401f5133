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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program interrupted and started again, against a run that was left alone. */
class InterruptedProcessTest {
  private static final String PLAN =
      SmallSpecs.SWEEP
          .replace("epochs: 2", "epochs: 40")
          .replace("sequences: 12", "sequences: 100");

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

  private void assertSame() throws IOException {
    assertThat(Folders.deterministic(results)).isEqualTo(undisturbed);
    assertThat(results.resolve("journal")).doesNotExist();
    assertThat(results).isDirectoryNotContaining("glob:**.tmp");
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
        .contains("\nInterrupted. The same command continues from here.\n") // then a trial may end
        .doesNotContain("\tat ");
    assertThat(results.resolve("journal").resolve("run.json")).exists();

    // when
    String again = run(directory.resolve("out"));

    // then
    assertSame();
    assertThat(again).contains("Resuming an unfinished run: ").contains("of 8 trials were done.");
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
