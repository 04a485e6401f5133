package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {
  private static final List<String> PROGRAM =
      List.of(
          Path.of(System.getProperty("java.home"), "bin", "java").toString(),
          "-XX:TieredStopAtLevel=1",
          "-cp",
          System.getProperty("java.class.path"),
          TerminalProgram.class.getName());

  @TempDir private Path directory;

  @EnabledOnOs(OS.LINUX)
  @Test
  void aTerminalIsKnownFromAPipeAndAFile() throws Exception {
    // given: a program that runs another on a terminal
    String quoted = "'" + String.join("' '", PROGRAM) + "'";
    Path file = directory.resolve("file");

    // then
    assertThat(printed(PROGRAM)).isEqualTo("terminal: false\n");
    assertThat(printed(List.of("sh", "-c", quoted + " > " + file))).isEmpty();
    assertThat(file).hasContent("terminal: false");
    assumeTrue(Files.exists(Path.of("/usr/bin/script")));
    assertThat(printed(List.of("script", "-qec", quoted + " < /dev/null", "/dev/null")))
        .contains("terminal: true");
  }

  private static String printed(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed;
  }

  @Test
  void ourOwnEscapesComeBetweenTexts() {
    // given
    StringWriter raw = new StringWriter();
    Output output = new Output(new PrintWriter(raw), true);

    // when
    output.shown().print("12 of 30\u001B[2J");
    output.clearLine();
    output.shown().println("done");

    // then
    assertThat(raw).hasToString("12 of 30\\u001b[2J\r\u001B[Kdone" + System.lineSeparator());
  }
}
