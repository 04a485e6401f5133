package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableBeginningTest {
  private static final String ABOVE = " above the table, and left out.";
  private static final String BELOW = " below the header, no row, and left out.";

  @TempDir private Path directory;

  private DataContent file(String text) throws IOException {
    return DataContent.of(Files.writeString(directory.resolve("t.txt"), text));
  }

  /** The columns, then the rows, fields joined by commas. */
  private static List<String> read(DataContent file) throws IOException {
    List<String> names = DataRow.header(file).names();
    List<String> rows = new ArrayList<>(List.of(String.join(",", names)));
    DataRow.read(
        file,
        names,
        row -> rows.add(names.stream().map(row::text).collect(Collectors.joining(","))));
    return rows;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# station 5\n# mm, degC\nt,x\n1,2\n3,4\n",
        "Monthly sales\n\nt,x\n1,2\n3,4\n",
        "Monthly sales,\nt,x\n1,2\n3,4\n",
        "a,b,c,d\nt,x\nsec,mm\n,Avg\n1,2\n3,4\n",
        "t,x\n,mm\n1,2\n3,4\n",
        "t;x\nmade by hand\n1;2\n3;4\n",
        "t|x\n-+-\n1|2\n3|4\n",
        "# c\n  t   x\n  1   2\n\n  3   4  \n",
        "# t x\n1 2\n3 4\n",
        "t \t x\n--- ---\n1\t2\n3  4",
        "title\rt,x\r1,2\r3,4\r",
        "sep=|\nt|x\n1|2\n3|4\n"
      })
  void linesThatAreNoRowsAreLeftOut(String text) throws IOException {
    assertThat(read(file(text))).containsExactly("t,x", "1,2", "3,4");
  }

  @Test
  void whatIsLeftOutIsSaidAndLinesKeepTheirNumbers() throws IOException {
    // given
    DataContent file = file("# a\n\n# b\nt,x\ns,mm\n" + "1,2\n".repeat(5) + "3,oops\n");

    // then
    assertThat(DataRow.header(file).remarks())
        .containsExactly("Lines 1 to 3 ('# a' …) are" + ABOVE, "Line 5 ('s,mm') is" + BELOW);
    assertThatThrownBy(() -> DataRow.read(file, List.of("x"), row -> row.number("x")))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file.path() + ":11: column 'x' is 'oops'");
  }

  @Test
  void theFirstLineIsTheHeaderWhereItFits() throws IOException {
    assertThat(read(file("#t,x\n1,2\n"))).containsExactly("#t,x", "1,2");
    assertThat(read(file("t,x\n,mm\nb,c\n"))).hasSize(3);
    assertThat(read(file("city,x\nOslo,unknown\nRome,2\nBonn,3\n"))).hasSize(4);
    assertThat(read(file("sea level\n1\n2\n"))).containsExactly("sea level", "1", "2");
    assertThat(read(file("1,5  2,5\n3 4,25\n"))).hasSize(3).contains("1,5,2,5", "3,4,25");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "Daily sales#1,100#2,105!:2: has 2 fields, but the header has 1; if numbers have a decimal"
            + " comma, write a point instead; if other lines stand above the header, delete them",
        "t,x#1,2#3,4##Source: x!:5: has 1 fields, but the header has 2; if it is no row of the"
            + " table, delete it"
      })
  void whatIsNotClearIsRefused(String text, String message) throws IOException {
    DataContent file = file(text.replace('#', '\n'));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file.path() + message);
  }

  @Test
  void rowsOfNumbersAreATableAndProseIsNone() throws IOException {
    assertThat(DataRow.areIn(file("1 2 x\n3 4 y\n5 6 z\n"))).isTrue();
    assertThat(DataRow.areIn(file("x\n1.5\n2\n"))).isTrue();
    assertThat(DataRow.areIn(file("two words here\nand 2 there\nor three\n"))).isFalse();
    assertThat(DataRow.areIn(file("One, two\nthree, four\nfive, six\n"))).isFalse();
  }

  @Test
  void randomTablesAreReadWhateverStandsAroundTheHeader() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      // given
      Random random = new Random(seed);
      int width = 2 + random.nextInt(3);
      String between = List.of(",", ";", "\t", "|", " ", "   ").get(random.nextInt(6));
      List<String> expected = new ArrayList<>();
      List<String> lines = new ArrayList<>();
      for (int comments = random.nextInt(4); comments > 0; comments--) {
        lines.add("# " + "word, ".repeat(random.nextInt(4)));
      }
      for (int row = 0; row < 4 + random.nextInt(60); row++) {
        int own = row;
        List<String> fields =
            IntStream.range(0, width)
                .mapToObj(i -> own == 0 ? "c" + i : String.valueOf(random.nextInt(100) / 4.0))
                .toList();
        expected.add(String.join(",", fields));
        lines.add(String.join(between, fields));
        if (row == 0 && random.nextBoolean()) {
          lines.add(String.join(between, fields.stream().map(name -> "unit").toList()));
        }
      }

      // then
      assertThat(read(file(String.join("\n", lines)))).as("seed " + seed).isEqualTo(expected);
    }
  }
}
