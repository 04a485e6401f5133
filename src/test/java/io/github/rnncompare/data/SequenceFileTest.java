package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceFileTest {
  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("new.csv"), text);
  }

  @Test
  void sequencesAreReadFeatureByFeature() throws IOException {
    // given: a byte order mark, Windows line ends, mixed rows, a column of somebody else's
    String rows =
        """
        \uFEFFstep,sequence,x2,note,x1
        1,b,20,,1
        2,b, 21 ,,-2.5e1
        1,"a, 1",22,!,3
        3,b,23,,4
        """;
    Path file = file(rows.replace("\n", "\r\n"));

    // when
    Map<String, float[]> sequences = SequenceFile.read(file, 2);

    // then
    assertThat(sequences.keySet()).containsExactly("b", "a, 1");
    assertThat(sequences.get("b")).containsExactly(1, -25, 4, 20, 21, 23);
    assertThat(sequences.get("a, 1")).containsExactly(3, 22);
  }

  @Test
  void mistakesAreLocated() throws IOException {
    assertMistake("step,x1,x2\n1,2,3\n", ":1: no column 'sequence'; it has: step, x1, x2");
    assertMistake("sequence,step,x1\na,1,2\n", ":1: no column 'x2'; it has: sequence, step, x1");
    assertMistake(
        "sequence,step,x1,x2,x3\na,1,2,3,4\n", ":1: a column 'x3', but the network reads x1 to x2");
    assertRowMistake("a,1,2", ":2: has 3, but the header 4 fields");
    assertRowMistake("a,1,2,3\na,2,3,4,5", ":3: has 5, but the header 4 fields");
    assertRowMistake("a,1,2,3\n\na,2,3", ":4: has 3, but the header 4 fields");
    assertRowMistake("a,1,2,x", ":2: column 'x2' is 'x'; expected a number");
    assertRowMistake("a,1,,3", ":2: column 'x1' is ''; expected a number");
    assertRowMistake("a,1,NaN,3", ":2: column 'x1' is 'NaN'; expected a number");
    assertRowMistake(
        "a,1,-1e39,3", ":2: column 'x1' is '-1e39'; expected a number from -3.4e38 to 3.4e38");
    assertRowMistake(" ,1,2,3", ":2: column 'sequence' is ''; expected the name of a sequence");
    assertRowMistake("a,one,2,3", ":2: column 'step' is 'one'; expected a number");
    assertRowMistake(
        "a,1,2,3\na,3,2,3",
        ":3: column 'step' is '3'; expected 2, as steps ascend from 1 in each sequence");
    assertRowMistake("a,0,2,3", ":2: column 'step' is '0'; expected 1, as steps ascend from 1");
    assertRowMistake("a,1,2,3\nb,2,2,3", ":3: column 'step' is '2'; expected 1, as");
    assertRowMistake("a,1.5,2,3", ":2: column 'step' is '1.5'; expected 1, as");
  }

  @Test
  void whatIsNoTableIsAMistake() throws IOException {
    assertMistake("", ": is empty");
    assertMistake("sequence,step,x1,x2\n", ": no rows below the header");
    assertMistake("sequence,step,x1,x1,x2\na,1,2,3,4\n", ":1: 2 columns 'x1'; expected one");
    assertRowMistake("a,1,2,\"3", ":2: Unclosed");
    assertThatThrownBy(() -> SequenceFile.read(directory, 2))
        .isInstanceOf(MistakeException.class)
        .hasMessage(directory + " is a directory; name a file in it");
    Path none = directory.resolve("none.csv");
    assertThatThrownBy(() -> SequenceFile.read(none, 2))
        .isInstanceOf(MistakeException.class)
        .hasMessage("no such data file: " + none);
  }

  private void assertRowMistake(String rows, String message) throws IOException {
    assertMistake("sequence,step,x1,x2\n" + rows + "\n", message);
  }

  private void assertMistake(String text, String message) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> SequenceFile.read(file, 2))
        .isInstanceOf(MistakeException.class)
        .hasMessageStartingWith(file + message);
  }
}
