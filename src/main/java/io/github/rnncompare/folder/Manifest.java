package io.github.rnncompare.folder;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * {@code manifest.txt}: the names of the files that this program wrote into a results folder,
 * itself included, one on each line. It is not trusted alone, as a folder from somebody else comes
 * with its manifest; see {@link ResultsFolder}.
 */
public final class Manifest {
  private static final int MAX_BYTES = 1_000_000;

  private Manifest() {}

  /** The names in the manifest of a folder; empty if it has none. */
  public static Optional<SortedSet<String>> read(Path folder) throws IOException {
    Path file = folder.resolve(FolderNames.MANIFEST);
    if (FileKind.of(file) != FileKind.PLAIN || Files.size(file) > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      SortedSet<String> names = new TreeSet<>(Files.readAllLines(file));
      return names.contains(FolderNames.MANIFEST) ? Optional.of(names) : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.empty(); // a file of that name, but no manifest
    }
  }

  /** The text of a manifest, for {@link #read}. */
  static String text(Collection<String> names) {
    return String.join("\n", new TreeSet<>(names)) + "\n";
  }
}
