package io.github.rnncompare;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on the page of the layers compiles as it stands there, runs, and learns. */
class LayersPageTest {
  private static final Pattern PROGRAM =
      Pattern.compile("```java\\n(import .*?public class (\\w+) .*?)```", Pattern.DOTALL);

  private static final Pattern RESULT = Pattern.compile("mean squared error of a step: (\\S+)");

  @Test
  void theProgramCompilesAndLearns(@TempDir Path folder) throws Exception {
    // given
    Matcher found =
        PROGRAM.matcher(Files.readString(Path.of("src", "site", "markdown", "layers.md")));
    assertThat(found.find()).isTrue();
    String name = found.group(2);
    Path source = Files.writeString(folder.resolve(name + ".java"), found.group(1));

    // when
    JavaCompiler compiler = requireNonNull(ToolProvider.getSystemJavaCompiler(), "needs a JDK");
    int compiled = compiler.run(null, null, null, "-d", folder.toString(), source.toString());
    String printed = compiled == 0 ? output(folder, name) : "";

    // then
    assertThat(compiled).isZero();
    Matcher result = RESULT.matcher(printed);
    assertThat(result.find()).as(printed).isTrue();
    assertThat(Double.parseDouble(result.group(1))).isBetween(0.0, 0.02);
  }

  /** What a class prints; sums of uniform numbers have a variance of about 2.5. */
  private static String output(Path folder, String name) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader classes = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      classes
          .loadClass(name)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
