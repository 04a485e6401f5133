package io.github.rnncompare.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecArgumentsTest {
  /** As exec-maven-plugin does. */
  private static List<String> split(String joined) throws Exception {
    return List.of(CommandLineUtils.translateCommandline(joined));
  }

  /** The words that a shell makes of an option. */
  private static String inShell(String option) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-c", "printf '%s|' " + option).start();
    String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    return printed;
  }

  private static void assertSurvives(List<String> words) throws Exception {
    String joined = ExecArguments.joined(words);
    assertThat(split(joined)).isEqualTo(words);
    assertThat(joined).doesNotContain("${").doesNotContain("$$");
    assertThat(inShell(ExecArguments.option(joined))).isEqualTo("-Dexec.args=" + joined + "|");
  }

  @Test
  void whatNeedsNoQuotesHasNone() {
    String joined =
        ExecArguments.joined(List.of("run", "experiments/straße-2.yaml", "--set", "a.b=0.1"));
    assertThat(ExecArguments.option(joined))
        .isEqualTo("-Dexec.args=\"run experiments/straße-2.yaml --set a.b=0.1\"");
    assertThat(ExecArguments.option(ExecArguments.joined(List.of("run", "my data.yaml"))))
        .isEqualTo("-Dexec.args=\"run 'my data.yaml'\"");
  }

  @DisabledOnOs(OS.WINDOWS)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        " a  b ",
        "it's",
        "'",
        "\"",
        "'\"'",
        "say \"so\"",
        "both ' and \"",
        "$HOME",
        "${user.home}",
        "$${x}",
        "$$",
        "$(touch owned)",
        "`touch owned`",
        "back\\slash\\",
        "\\'",
        "wow!",
        "!!",
        "Größe und Maß",
        "日本 語",
        "-dash",
        "--out=x y",
        "a;b&c|d>e<f",
        "*?[x]{a,b}~#",
        "tab\tand\nline",
        "%PATH%"
      })
  void aWordSurvivesAShellAndThePlugin(String word) throws Exception {
    assertSurvives(List.of(word));
    assertSurvives(List.of("run", word, "--set", word + "=" + word));
  }

  @DisabledOnOs(OS.WINDOWS)
  @Test
  void anyWordsSurvive() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String signs = "a '\"$`\\!{}()~*é-=\t";
    try {
      for (int i = 0; i < 100; i++) {
        assertSurvives(
            IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(word -> word(random, signs))
                .toList());
      }
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  private static String word(Random random, String signs) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= random.nextInt(8); i++) {
      word.append(signs.charAt(random.nextInt(signs.length())));
    }
    return word.toString();
  }

  @Test
  void aPathIsNoOption() {
    assertThat(ExecArguments.path(Path.of("-x/y.yaml"))).isEqualTo("./-x/y.yaml");
    assertThat(ExecArguments.path(Path.of("x/y.yaml"))).isEqualTo("x/y.yaml");
  }
}
