package io.github.rnncompare.reliability;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.spec.Sha256;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program that is attacked, by its class files: the same in all commits that compile to them.
 */
final class Attacked {
  private Attacked() {}

  /**
   * The digest of all classes of the program with their names, whatever commit they were built
   * from.
   */
  static String digest() throws IOException {
    Path classes = classes();
    StringBuilder lines = new StringBuilder();
    try (Stream<Path> files = Files.walk(classes)) {
      List<Path> sorted =
          files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
      for (Path file : sorted) {
        lines.append(Sha256.of(Files.readAllBytes(file))).append("  ");
        lines.append(classes.relativize(file).toString().replace('\\', '/')).append('\n');
      }
    }
    return Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Path classes() throws IOException {
    try {
      return Path.of(RunFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
