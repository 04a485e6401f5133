package io.github.rnncompare.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.comparison.SampleRun;
import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.reliability.FileWatcher.DeadProcess;
import io.github.rnncompare.results.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What an atomic write leaves on the disk if the power fails; on POSIX systems. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PowerCutTest {
  @TempDir private Path directory;

  private record Always(boolean keepsName, boolean keepsContent) implements PowerCut.Fate {}

  private static final List<Always> FATES =
      List.of(
          new Always(false, false),
          new Always(false, true),
          new Always(true, false),
          new Always(true, true));

  /** A folder with a file in it. */
  private Path before(String name) throws IOException {
    Path folder = Files.createDirectories(directory.toRealPath().resolve(name));
    Files.writeString(folder.resolve("file"), "old");
    return folder;
  }

  @Test
  void aFileThatHasBeenWrittenIsOnTheDisk() throws IOException {
    // given
    Path folder = before("here");
    PowerCut power = new PowerCut(folder, Integer.MAX_VALUE);
    Path watched = WatchedFiles.watch(folder, power);

    // when
    AtomicFile.write(watched.resolve("file"), "new");
    AtomicFile.write(watched.resolve("another"), "new");

    // then: whatever is lost that was not forced
    for (Always fate : FATES) {
      Path restored = directory.resolve(fate.toString());
      power.restore(restored, fate);
      assertThat(restored.resolve("file")).as("%s", fate).hasContent("new");
      assertThat(restored.resolve("another")).as("%s", fate).hasContent("new");
      assertThat(restored).isDirectoryNotContaining("glob:**.tmp");
    }
  }

  @Test
  void aFileIsTheOldOneOrTheNewOneAtEveryMoment() throws IOException {
    // given
    PowerCut whole = new PowerCut(before("whole"), Integer.MAX_VALUE);
    AtomicFile.write(
        WatchedFiles.watch(directory.toRealPath().resolve("whole"), whole).resolve("file"), "new");
    assertThat(whole.operations()).isGreaterThanOrEqualTo(5);

    for (int last = 1; last <= whole.operations(); last++) {
      // when
      Path folder = before("cut-" + last);
      PowerCut power = new PowerCut(folder, last);
      try {
        AtomicFile.write(WatchedFiles.watch(folder, power).resolve("file"), "new");
      } catch (DeadProcess e) {
        assertThat(e).hasMessage("killed by the attack");
      }

      // then
      for (Always fate : FATES) {
        Path restored = directory.resolve("restored-" + last + fate);
        power.restore(restored, fate);
        assertThat(Files.readString(restored.resolve("file")))
            .as("operation %d, %s", last, fate)
            .isIn("old", "new");
      }
    }
  }

  @Test
  void aModelThatHasBeenDeletedIsGone() throws IOException {
    // given
    Path folder = Files.createDirectories(directory.toRealPath().resolve("run"));
    Path model = Files.writeString(directory.resolve("model"), "a model");
    RunFiles before = new RunFiles(folder);
    before.write(run(), Map.of("gru-seed-1.zip", model, "gru-seed-2.zip", model));
    PowerCut power = new PowerCut(folder, Integer.MAX_VALUE);

    // when
    new RunFiles(WatchedFiles.watch(folder, power)).write(run(), Map.of("gru-seed-1.zip", model));

    // then
    for (Always fate : FATES) {
      Path restored = directory.resolve("restored-" + fate);
      power.restore(restored, fate);
      assertThat(restored.resolve("models").resolve("gru-seed-1.zip")).hasContent("a model");
      assertThat(restored.resolve("models").resolve("gru-seed-2.zip")).doesNotExist();
    }
  }

  private static RunFiles.Content run() {
    return new SampleRun().memorised("gru", 0.5).content();
  }
}
