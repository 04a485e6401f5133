package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.experiment.SmallSpecs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Commands that are printed do, where they are pasted, what they say. */
@DisabledOnOs(OS.WINDOWS)
class PrintedCommandTest {
  private static final String ODD = "it's  \"my\" $HOME `x` \\ ${y} ü!";

  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private void run(String... args) {
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    assertThat(code).as("%s", err).isZero();
  }

  /** The arguments that the program gets where the first line with "mvn" is pasted. */
  private static List<String> pasted(String text) throws Exception {
    String line = text.lines().filter(l -> l.contains("mvn -q")).findFirst().orElseThrow();
    Process shell =
        new ProcessBuilder("sh", "-c", "mvn() { printf '%s\\n' \"$@\"; }\n" + line).start();
    List<String> words =
        new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertThat(shell.waitFor()).isZero();
    assertThat(words).startsWith("-q", "compile", "exec:java").hasSize(4);
    return List.of(
        CommandLineUtils.translateCommandline(words.get(3).replaceFirst("^-Dexec.args=", "")));
  }

  @Test
  void afterADraft() throws Exception {
    // given
    Path data = directory.resolve("waves.csv");
    String rows =
        IntStream.range(0, 80)
            .mapToObj(i -> String.valueOf(Math.sin(i)))
            .collect(Collectors.joining("\n", "wave\n", "\n"));
    Files.writeString(data, rows);
    Path specs = directory.resolve(ODD);

    // when
    run("new", data.toString(), "--out", specs.toString());

    // then
    assertThat(pasted(out.toString()))
        .containsExactly("run", specs.resolve("waves.yaml").toString());
  }

  @Test
  void inAReport() throws Exception {
    // given
    Path folder = Files.createDirectory(directory.resolve(ODD));
    String spec = SmallSpecs.write(folder, SmallSpecs.PLAIN).toString();
    String[] args = {"run", spec, "--set", "question=" + ODD, "--out", directory.toString()};

    // when
    run(args);

    // then
    assertThat(pasted(report())).containsExactly(args);
  }

  private String report() throws IOException {
    return Files.readString(directory.resolve("small").resolve("report.md"));
  }
}
