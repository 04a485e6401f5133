package io.github.rnncompare.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // locks are held, never used
class RunLockTest {
  @TempDir private Path directory;

  @Test
  void aSecondTakerInThisProcessSeesWhoHoldsIt() throws IOException {
    try (RunLock lock = RunLock.take(directory, "process 3 since noon")) {
      for (int time = 0; time < 2; time++) {
        assertThatThrownBy(() -> RunLock.take(directory.resolve("."), "another"))
            .isInstanceOf(UserErrorException.class)
            .hasMessageContaining("is in use by process 3 since noon. Wait for that run")
            .hasMessageContaining("--out");
      }
    }
    try (RunLock lock = RunLock.take(directory, "another")) {
      assertThat(directory.resolve("lock")).hasContent("another\n");
    }
    assertThat(directory.resolve("lock")).isEmptyFile();
  }

  @Test
  void aTakerInThisProcessThatIsRefusedDoesNotOpenTheFolderToOtherProcesses() throws Exception {
    try (RunLock lock = RunLock.take(directory, "process 3")) {
      // given
      assertThatThrownBy(() -> RunLock.take(directory, "another"))
          .isInstanceOf(UserErrorException.class);

      // when
      Process other = LockHolder.start(directory);

      // then
      assertThat(other.waitFor()).isEqualTo(2);
      assertThat(directory.resolve("lock")).hasContent("process 3\n");
    }
  }

  @Test
  void anotherProcessHoldsItUntilItIsKilled() throws Exception {
    // given
    Process other = LockHolder.start(directory);
    assertThatThrownBy(() -> RunLock.take(directory, "this"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("is in use by process 7: run other.yaml. ");

    // when
    other.destroyForcibly().waitFor();

    // then: what it wrote about itself is still there, and counts for nothing
    assertThat(directory.resolve("lock")).hasContent("process 7: run other.yaml\n");
    try (RunLock lock = RunLock.take(directory, "this")) {
      assertThat(directory.resolve("lock")).hasContent("this\n");
    }
  }

  @Test
  void aFolderThatCannotBeLockedIsNamed() throws IOException {
    Files.createDirectory(directory.resolve("lock"));
    assertThatThrownBy(() -> RunLock.take(directory, "this"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory.resolve("lock").toString());
    Files.delete(directory.resolve("lock"));
    RunLock.take(directory, "this").close();
  }
}
