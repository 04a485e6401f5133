package io.github.rnncompare.spec;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Commands for people to paste: arguments as exec-maven-plugin splits them, in an option as a POSIX
 * shell reads it. The plugin parts words at spaces and knows quotes of both kinds, which hold
 * everything but themselves; quoted pieces side by side are one word. An empty word it drops.
 */
public final class ExecArguments {
  private static final String PLAIN = "[\\p{L}\\p{N}_./=:,+@%-]+";

  /** Within double quotes a shell reads them otherwise than they stand; "!" if one types there. */
  private static final String SHELLS_OWN = "(?s).*[$`\"\\\\!].*";

  private ExecArguments() {}

  /** The words in one text, which the plugin splits into the same again. */
  public static String joined(List<String> words) {
    return words.stream().map(ExecArguments::quoted).collect(Collectors.joining(" "));
  }

  /** Maven puts values in the place of "${…}", and "$" in that of "$$", unless they are parted. */
  private static String quoted(String word) {
    return word.matches(PLAIN)
        ? word
        : "'" + word.replace("'", "'\"'\"'").replaceAll("\\$(?=[{$])", "\\$''") + "'";
  }

  /** The path as an argument that cannot be taken for an option. */
  public static String path(Path path) {
    String text = path.toString().replace(File.separatorChar, '/');
    return text.startsWith("-") ? "./" + text : text;
  }

  /**
   * The option that hands the arguments to the program: {@code -Dexec.args="run seed.yaml"}.
   *
   * @param joined words
   */
  public static String option(String joined) {
    String value =
        joined.matches(SHELLS_OWN) ? "'" + joined.replace("'", "'\\''") + "'" : '"' + joined + '"';
    return "-Dexec.args=" + value;
  }
}
