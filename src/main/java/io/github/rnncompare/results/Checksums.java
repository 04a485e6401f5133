package io.github.rnncompare.results;

import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Sha256;
import io.github.rnncompare.spec.TextFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code checksums.txt}: the SHA-256 of each file that a run wrote before its report, in the format
 * of {@code sha256sum --check}. A report uses it to say which files were changed or damaged after
 * the run. It is no protection against tampering: whoever changes a file can change its checksum
 * too.
 */
final class Checksums {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S+)");

  private Checksums() {}

  /** The lines of {@code checksums.txt}, in the order of the files. */
  static String text(Map<String, byte[]> files) {
    StringBuilder text = new StringBuilder();
    files.forEach(
        (name, content) -> text.append(Sha256.of(content)).append("  ").append(name).append('\n'));
    return text.toString();
  }

  /**
   * The names of the files that were changed or deleted after the run; none if there are no
   * checksums, as older versions wrote none.
   *
   * @param names of the files that a run may write
   * @throws UserErrorException if {@code checksums.txt} has another format than {@link #text}, or
   *     no line for a file in the folder
   */
  static List<String> changed(ResultsFolder folder, List<String> names) throws IOException {
    if (!folder.isTaken(RunTables.CHECKSUMS)) {
      return List.of();
    }
    Path file = folder.file(RunTables.CHECKSUMS);
    Map<String, String> expected = read(file, names);
    List<String> changed = new ArrayList<>();
    for (String name : names) {
      boolean here = folder.isTaken(name);
      String sum = expected.get(name);
      if (sum == null && here) {
        throw new UserErrorException(
            file + " has no line for " + name + "; run the experiment again");
      }
      if (sum != null && !(here && sum.equals(Sha256.of(Files.readAllBytes(folder.file(name)))))) {
        changed.add(name);
      }
    }
    return changed;
  }

  private static Map<String, String> read(Path file, List<String> names) throws IOException {
    Map<String, String> sums = new LinkedHashMap<>();
    int number = 0;
    for (String line : TextFile.read(file, "file").lines().toList()) {
      number++;
      Matcher fields = LINE.matcher(line);
      if (!fields.matches()
          || !names.contains(fields.group(2))
          || sums.put(fields.group(2), fields.group(1)) != null) {
        throw new UserErrorException(
            file
                + ":"
                + number
                + ": '"
                + Excerpt.of(line)
                + "'; expected a SHA-256 in 64 digits, two spaces, and one of "
                + String.join(", ", names)
                + ", each once");
      }
    }
    return sums;
  }
}
