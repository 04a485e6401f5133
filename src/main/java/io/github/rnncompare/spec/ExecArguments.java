package io.github.rnncompare.spec;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Quotes arguments for commands that people paste: for exec-maven-plugin, which splits them, and
 * for a POSIX shell, which reads the option. The plugin splits at spaces. Quotes of both kinds may
 * hold everything but themselves; adjacent quoted pieces are one word. The plugin drops empty
 * words.
 */
public final class ExecArguments {
  private static final String PLAIN = "[\\p{L}\\p{N}_./=:,+@%-]+";

  /** Characters that a shell changes within double quotes; "!" only if interactive. */
  private static final String SHELLS_OWN = "(?s).*[$`\"\\\\!].*";

  private ExecArguments() {}

  /** The words joined into one text, which the plugin splits into the same words. */
  public static String joined(List<String> words) {
    return words.stream().map(ExecArguments::quoted).collect(Collectors.joining(" "));
  }

  /** Quotes break up "${…}" and "$$", which Maven would replace by a value and by "$". */
  private static String quoted(String word) {
    return word.matches(PLAIN)
        ? word
        : "'" + word.replace("'", "'\"'\"'").replaceAll("\\$(?=[{$])", "\\$''") + "'";
  }

  /** The path as an argument that cannot be mistaken for an option. */
  public static String path(Path path) {
    String text = path.toString().replace(File.separatorChar, '/');
    return text.startsWith("-") ? "./" + text : text;
  }

  /**
   * The option that passes the arguments to the program: {@code -Dexec.args="run seed.yaml"}.
   *
   * @param joined the words, from {@link #joined}
   */
  public static String option(String joined) {
    String value =
        joined.matches(SHELLS_OWN) ? "'" + joined.replace("'", "'\\''") + "'" : '"' + joined + '"';
    return "-Dexec.args=" + value;
  }
}
