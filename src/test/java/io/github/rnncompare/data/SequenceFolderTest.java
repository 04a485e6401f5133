package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceFolderTest {
  @TempDir private Path folder;

  private static SequenceColumns columns(
      List<String> targets, List<String> classes, boolean everyStep) {
    return new SequenceColumns(
        Optional.of("not read"), Optional.of("t"), List.of("x"), targets, classes, everyStep);
  }

  private void put(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, name.endsWith(".gz") ? Gzip.of(text) : text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(SequenceTable table) {
    return IntStream.range(0, table.count()).mapToObj(table::name).toList();
  }

  @BeforeEach
  void twoFilesInEachOfTwoFolders() throws IOException {
    put("up/b.csv", "t,x,y\n1,3,30\n2,4,40\n");
    put("up/a.CSV", "y;t;x\r\n20;1;2\r\n");
    put("down/deep/c.csv.gz", "t,x,y\n1,1,10\n");
    put("down/.hidden.csv", "no numbers");
    put(".git/d.csv", "no numbers");
    put("readme.txt", "no numbers");
  }

  @Test
  void targetsOfEveryStepAreInTheFiles() throws IOException {
    SequenceTable read =
        SequenceFolder.read(DataContent.of(folder), columns(List.of("y"), List.of(), true));
    assertThat(names(read)).containsExactly("down/deep/c.csv.gz", "up/a.CSV", "up/b.csv");
    assertThat(SequenceCsvTest.numbers(read)).containsExactly(1, 10, 2, 20, 3, 30, 4, 40);
    assertThat(read.steps(2)).isEqualTo(2);
    assertThat(
            SequenceCsvTest.numbers(
                SequenceFolder.read(DataContent.of(folder), columns(List.of(), List.of(), false))))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void classesMayBeFolders() throws IOException {
    SequenceTable read =
        SequenceFolder.read(
            DataContent.of(folder), columns(List.of(), List.of("up", "down"), false));
    assertThat(SequenceCsvTest.numbers(read)).containsExactly(1, 1, 2, 0, 3, 0, 4, 0);
    put("e.csv", "t,x\n1,2\n");
    assertMistake(
        columns(List.of(), List.of("up", "down"), false),
        "/e.csv: is in no sub-folder; expected one of the classes up, down as its sub-folder, or a file labels.csv");
    Files.delete(folder.resolve("e.csv"));
    assertMistake(
        columns(List.of(), List.of("up", "left"), false),
        "/down/deep/c.csv.gz: is in 'down'; expected one of the classes up, left as");
  }

  @Test
  void targetsOfAFileMayBeInLabels() throws IOException {
    put("labels.csv", "k,file,z\nl,up/b.csv,1\nr,up/a.CSV,2\nr,down/deep/c.csv.gz,3\n");
    assertThat(
            SequenceCsvTest.numbers(
                SequenceFolder.read(
                    DataContent.of(folder), columns(List.of("k"), List.of("l", "r"), false))))
        .containsExactly(1, 1, 2, 1, 3, 0, 4, 0);
    assertThat(
            SequenceCsvTest.numbers(
                SequenceFolder.read(
                    DataContent.of(folder), columns(List.of("z"), List.of(), false))))
        .containsExactly(1, 3, 2, 2, 3, 1, 4, 1);
    assertThat(
            SequenceFolder.read(DataContent.of(folder), columns(List.of("y"), List.of(), true))
                .count())
        .isEqualTo(3);
  }

  @Test
  void labelsAreOfEachFileOnce() throws IOException {
    SequenceColumns columns = columns(List.of("z"), List.of(), false);
    assertMistake(columns, ": no file labels.csv in it; expected one with the columns file, z");
    put("labels.csv", "file,z\nup/b.csv,1\nup/c.csv,2\n");
    assertMistake(columns, "/labels.csv:3: column 'file' is 'up/c.csv'; no such sequence file in ");
    put("labels.csv", "file,z\nup/b.csv,1\nup/b.csv,2\n");
    assertMistake(
        columns, "/labels.csv:3: column 'file' is 'up/b.csv'; an earlier row has it too; expected");
    put("labels.csv", "file,z\nup/b.csv,1\ndown/deep/c.csv.gz,2\n");
    assertMistake(columns, "/labels.csv: no row for 'up/a.CSV'; expected each file once");
    put("labels.csv", "file,z\nup/b.csv,x\n");
    assertMistake(columns, "/labels.csv:2: column 'z' is 'x'; expected a number");
    assertMistake(
        columns(List.of(), List.of("up", "down"), false),
        "/labels.csv: exists, but the spec names no target; name its column under targets");
  }

  @Test
  void whatIsWrongInAFileIsReportedWithItsPlace() throws IOException {
    put("up/b.csv", "t,x,y\n1,3,30\n2,,40\n");
    assertMistake(
        columns(List.of("y"), List.of(), true), "/up/b.csv:3: column 'x' is ''; expected a number");
    put("up/b.csv", "t,x,y\n1,3,30\n1,4,40\n");
    assertMistake(
        columns(List.of("y"), List.of(), true),
        "/up/b.csv:3: column 't' is '1'; the previous row has '1' too; expected each value once");
    put("up/b.csv", "t,x\n1,3\n");
    assertMistake(
        columns(List.of("y"), List.of(), true), "/up/b.csv:1: no column 'y'; it has: t, x");
  }

  @Test
  void aFolderWithoutSequencesIsReported() throws IOException {
    SequenceColumns columns = columns(List.of(), List.of(), false);
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> SequenceFolder.read(DataContent.of(empty), columns))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(empty + ": no files *.csv or *.csv.gz in it");
    Path file = folder.resolve("readme.txt");
    assertThatThrownBy(() -> SequenceFolder.read(DataContent.of(file), columns))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file + " is a file; name the folder that it is in");
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> SequenceFolder.read(DataContent.of(none), columns))
        .isInstanceOf(UserErrorException.class)
        .hasMessage("no such data folder: " + none);
  }

  private void assertMistake(SequenceColumns columns, String message) {
    assertThatThrownBy(() -> SequenceFolder.read(DataContent.of(folder), columns))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(folder + message);
  }
}
