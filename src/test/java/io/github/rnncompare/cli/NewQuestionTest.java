package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code new} asks a person at a terminal, and says where nobody is there. */
class NewQuestionTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Runs {@code new} at a terminal, at which somebody types. */
  private int typing(String typed, String... args) {
    return run(new Input(new BufferedReader(new StringReader(typed)), true), args);
  }

  private int run(Input input, String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Output output = new Output(new PrintWriter(out, true), false);
    return Main.run(output, input, new PrintWriter(err, true), args);
  }

  private Path file(String name, String header, IntFunction<String> line) throws IOException {
    String rows = IntStream.range(0, 120).mapToObj(line).collect(Collectors.joining("\n"));
    return Files.writeString(directory.resolve(name), header + "\n" + rows + "\n");
  }

  private Path loads() throws IOException {
    LocalDate day = LocalDate.of(2020, 1, 1);
    return file(
        "d.csv",
        "day,load,price",
        i -> day.plusDays(i) + "," + (i * 7 % 13) + "." + i + "," + (i * 5 % 11) + "." + i);
  }

  private String spec(String folder) throws IOException {
    return Files.readString(directory.resolve(folder).resolve("d.yaml"));
  }

  private String folder(String name) {
    return directory.resolve(name).toString();
  }

  @Test
  void anAnswerIsWhatAnOptionWouldHaveSaid() throws IOException {
    // given
    String data = loads().toString();

    // when
    assertThat(typing("2\n", "new", data, "--out", folder("a"))).as("%s", err).isZero();

    // then
    assertThat(out.toString())
        .containsOnlyOnce("Which one? [1] ")
        .contains("d.csv can be read in several ways.\n  1  forecast load\n  2  forecast price\n")
        .contains("The same without a question: new " + data + " --out " + folder("a"))
        .contains(" --target price\n")
        .doesNotContain("It might be meant otherwise");
    assertThat(run(Input.NONE, "new", data, "--out", folder("b"), "--target", "price")).isZero();
    assertThat(spec("a")).contains("targets: [price]").isEqualTo(spec("b"));
    assertThat(out.toString()).doesNotContain("Which one?").doesNotContain("otherwise");
  }

  @Test
  void aBareEnterAndTheEndOfInputTakeTheDefaultThatIsTakenWithoutATerminal() throws IOException {
    // given
    String data = loads().toString();

    // when
    assertThat(typing("\n", "new", data, "--out", folder("enter"))).isZero();
    assertThat(out.toString()).doesNotContain("The same without a question");
    assertThat(typing("", "new", data, "--out", folder("end"))).isZero();
    assertThat(run(Input.NONE, "new", data, "--out", folder("none"))).isZero();

    // then
    assertThat(out.toString())
        .contains("Forecasts load, whose name is one of what people forecast")
        .contains("It might be meant otherwise: forecast price (--target price).");
    assertThat(spec("enter")).isEqualTo(spec("none")).contains("targets: [load]");
    assertThat(spec("end")).isEqualTo(spec("none"));
  }

  @Test
  void whatIsNoNumberOfTheListIsAskedForAgain() throws IOException {
    assertThat(typing("load\n0\n3\n 2 \n", "new", loads().toString(), "--out", folder("a")))
        .isZero();
    assertThat(out.toString()).contains("Expected a number from 1 to 2.");
    assertThat(spec("a")).contains("targets: [price]");
  }

  @Test
  void whatNoGuessIsSafeForIsAskedForOrRefused() throws IOException {
    // given: both days and months ascend; and thousands or hardly more than a hundred
    Path dates = file("d.csv", "day,x", i -> "1/2/" + (1900 + i) + "," + i * 7 % 13);
    Path numbers = file("n.csv", "n;x", i -> i % 7 + ";" + (100 + i * 7 % 13) + ",250");

    // then
    assertThat(run(Input.NONE, "new", dates.toString(), "--out", folder("a"))).isEqualTo(2);
    assertThat(err.toString())
        .contains("as in '1/2/1900'; say which: --dates day_first or --dates month_first");
    assertThat(typing("\n2\n", "new", dates.toString(), "--out", folder("a"))).isZero();
    assertThat(spec("a")).contains("dates: month_first");
    assertThat(typing("", "new", numbers.toString(), "--out", folder("a"))).isEqualTo(2);
    assertThat(err.toString()).contains("--numbers 1,250.5 or --numbers 1250,5");
    assertThat(typing("2\n", "new", numbers.toString(), "--out", folder("a")))
        .as("%s", err)
        .isZero();
    assertThat(out.toString())
        .contains("  1  '100,250' is 100250\n  2  '100,250' is 100.25\n")
        .contains("--numbers 1250,5");
  }
}
