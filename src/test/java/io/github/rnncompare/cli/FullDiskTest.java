package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.rnncompare.experiment.Folders;
import io.github.rnncompare.experiment.SmallSpecs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A disk that is full for a while: a small file system in memory, with a ballast. The shell mounts
 * it where nobody else sees it; where it may not, the tests are skipped.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
  private static final int NOT_MOUNTED = 77;
  private static final String SCRIPT =
      """
      disk=$1 free_kib=$2 results=$3
      shift 3
      mount -t tmpfs -o size=2m tmpfs "$disk" || exit 77
      head -c $(((2048 - free_kib) * 1024)) /dev/zero > "$disk/ballast"
      "$@"
      echo "code $?"
      rm "$disk/ballast"
      "$@" > "$results.out" 2>&1
      echo "code $?"
      cp -r "$disk/out/small" "$results"
      """;

  @TempDir private Path directory;

  private void assertGoesOn(int freeKib) throws Exception {
    // given
    Path spec = SmallSpecs.write(directory, SmallSpecs.SWEEP);
    Path disk = Files.createDirectory(directory.resolve("disk"));
    Path results = directory.resolve("results");
    Path alone = directory.resolve("alone");
    List<String> script =
        new ArrayList<>(
            List.of("unshare", "-rm", "sh", "-c", SCRIPT, "sh", disk.toString(), freeKib + ""));
    script.add(results.toString());
    script.addAll(
        CommandProcess.command(
            List.of("run", spec.toString(), "--checkpoint", "0", "--out", disk + "/out")));

    // when
    CommandProcess process = CommandProcess.start(script, directory.resolve("printed.txt"));
    int code = process.code();
    assumeThat(code).as("a file system of its own").isNotEqualTo(NOT_MOUNTED);

    // then
    assertThat(code).as(process.printed()).isZero();
    assertThat(process.printed())
        .containsPattern(
            "(?m)^rnn-compare: cannot use " + disk + "/out/small/.*: No space left .*\ncode 1\n")
        .endsWith("\ncode 0\n")
        .doesNotContain("\tat ");
    runAlone(spec, alone);
    assertThat(Folders.deterministic(results))
        .isEqualTo(Folders.deterministic(alone.resolve("small")));
    assertThat(Files.readString(directory.resolve("results.out"))).contains("Report: ");
  }

  private static void runAlone(Path spec, Path out) {
    StringWriter err = new StringWriter();
    PrintWriter nobody = new PrintWriter(new StringWriter());
    int code = Main.run(nobody, new PrintWriter(err, true), "run", spec + "", "--out", out + "");
    assertThat(code).as("%s", err).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = 36)
  void aRunGoesOnWhenThereIsRoomAgain(int freeKib) throws Exception {
    assertGoesOn(freeKib);
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(ints = {0, 4, 8, 12, 20, 50, 60, 80, 100, 150})
  void aRunGoesOnWhereverItStopped(int freeKib) throws Exception {
    assertGoesOn(freeKib);
  }
}
