package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.results.Repetition.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
