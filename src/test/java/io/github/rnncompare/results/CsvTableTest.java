package io.github.rnncompare.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {
  /** Every kind of column. */
  public record Row(
      String someName, long count, double size, @Nullable Long n, @Nullable Double x) {}

  private static final CsvTable<Row> TABLE = new CsvTable<>(Row.class);

  @TempDir private Path directory;

  @Test
  void rowsAreWrittenAsRfc4180WithSnakeCaseHeaders() throws IOException {
    // given
    Path file = directory.resolve("t.csv");

    // when
    write(
        file,
        List.of(
            new Row("a, \"b\"\nc", 3, 0.1, null, Double.NaN), new Row("ñ|<", -1, 1e-8, 5L, null)));

    // then
    assertThat(file)
        .hasContent("some_name,count,size,n,x\n\"a, \"\"b\"\"\nc\",3,0.1,,NaN\nñ|<,-1,1.0E-8,5,\n");
    assertThat(Files.readString(file)).doesNotContain("\r");
    assertThat(directory).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void everyDoubleReadsBackAsItWas() throws IOException {
    // given
    long seed = 42;
    Random random = new Random(seed);
    List<Row> rows =
        Stream.concat(
                Stream.of(0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1 / 3.0, 2e-3, 1e22),
                Stream.generate(() -> Double.longBitsToDouble(random.nextLong())).limit(1000))
            .filter(Double::isFinite)
            .map(value -> new Row("", 0, value, null, value))
            .toList();
    Path file = directory.resolve("t.csv");

    // when
    write(file, rows);

    // then
    assertThat(TABLE.read(file)).as("seed %d", seed).isEqualTo(rows);
  }

  @Test
  void damageIsLocated() throws IOException {
    Path file = directory.resolve("t.csv");
    Files.writeString(file, "some_name,count,size,n,x\na,1,big,,\n");
    assertThatThrownBy(() -> TABLE.read(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file + ":2: column 'size' is 'big'; expected a number");
    Files.writeString(file, "some_name,count\na,1\n");
    assertThatThrownBy(() -> TABLE.read(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file + ":2: column 'size' is missing");
  }

  /** Not everything goes. */
  public record Even(long n) {
    public Even {
      if (n % 2 != 0) {
        throw new IllegalArgumentException("n is " + n + "; expected an even number");
      }
    }
  }

  @Test
  void whatIsNoCsvAtAllIsLocatedToo() throws IOException {
    Path file = directory.resolve("t.csv");
    assertMistake(file, "", file + " is empty; expected a header and rows");
    assertMistake(file, "n\n2\n3\n", file + ":3: n is 3; expected an even number");
    assertMistake(file, "n,n\n2,2\n", file + ": not CSV: ");
    assertMistake(file, "n\n2\n4,4\n", file + ": not CSV: ");
    assertMistake(file, "n\n2\n\"4\n", file + ":3: column 'n' is '4\n'; expected a whole number");
    Files.write(file, new byte[] {'n', '\n', (byte) 0xFF});
    assertThatThrownBy(() -> new CsvTable<>(Even.class).read(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(file + ": not UTF-8 text; save the file as UTF-8");
  }

  private static void assertMistake(Path file, String text, String message) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> new CsvTable<>(Even.class).read(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(message);
  }

  /** Columns of its own and those of a configuration. */
  public record Swept(String name, Map<String, String> configuration, double x) {}

  private static final CsvTable<Swept> SWEPT = new CsvTable<>(Swept.class);

  @Test
  void aMapIsAColumnForEachOfItsKeys() throws IOException {
    // given
    Map<String, String> first = new LinkedHashMap<>();
    first.put("z", "0.10");
    first.put("a", "");
    Map<String, String> second = new LinkedHashMap<>(first);
    second.put("a", "x, y");
    List<Swept> rows = List.of(new Swept("n", first, 1), new Swept("m", second, 2));
    Path file = directory.resolve("t.csv");

    // when
    Files.writeString(file, SWEPT.text(rows));

    // then
    assertThat(file).hasContent("name,z,a,x\nn,0.10,,1.0\nm,0.10,\"x, y\",2.0\n");
    assertThat(SWEPT.read(file)).isEqualTo(rows);
    assertThat(SWEPT.read(file).get(0).configuration().keySet()).containsExactly("z", "a");
    assertThat(CsvTable.columns(Swept.class)).containsExactly("name", "x");
  }

  @Test
  void aTableWithoutRowsHasItsHeader() throws IOException {
    Path file = directory.resolve("t.csv");
    Files.writeString(file, SWEPT.text(List.of()));
    assertThat(file).hasContent("name,x\n");
    assertThat(SWEPT.read(file)).isEmpty();
    Files.writeString(file, SWEPT.text(List.of(new Swept("n", Map.of(), 1))));
    assertThat(file).hasContent("name,x\nn,1.0\n");
  }

  private static void write(Path file, List<Row> rows) throws IOException {
    Files.writeString(file, TABLE.text(rows));
  }
}
