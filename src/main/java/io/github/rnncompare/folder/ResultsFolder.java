package io.github.rnncompare.folder;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A folder in which this program writes, replaces and deletes only what it wrote there; see {@link
 * Ownership}. Files are named by their path from the folder, with '/'.
 */
public final class ResultsFolder {
  private final Path root;
  private final FolderNames names;
  private final Ownership ownership;

  /**
   * @param root need not be there yet
   * @param evidence asked where there is no manifest
   */
  public ResultsFolder(Path root, FolderNames names, Ownership.Evidence evidence) {
    this.root = root;
    this.names = names;
    ownership = new Ownership(root, names, evidence);
  }

  public Path root() {
    return root;
  }

  public Path path(String name) {
    return root.resolve(name);
  }

  /**
   * Makes the folder, or makes sure that this program may write into the one that is there.
   *
   * @throws UserErrorException if it is somebody else's
   */
  public void claim() throws IOException {
    Directories.createAll(root);
    ownership.requireOurs();
  }

  /**
   * Makes sure that {@link #write} may write these files, and that nothing is in the way of others.
   *
   * @throws UserErrorException naming what is somebody else's, or no plain file
   */
  public void requireRoom(Collection<String> files) throws IOException {
    ownership.requireFree(files);
    ownership.requireNoObstacle();
  }

  /** Makes sure that files can be made in the folder. */
  public void requireWritable() throws IOException {
    try {
      Path probe = path(TemporaryName.next());
      Files.createFile(probe);
      Files.delete(probe);
    } catch (IOException e) {
      throw AtomicFile.named(root, e);
    }
  }

  /** The names of the files that are ours, in order. */
  public List<String> ours() throws IOException {
    return ownership.ours();
  }

  /** What in the folder is not ours, in order. */
  public List<String> foreign() throws IOException {
    return ownership.foreign();
  }

  /** Whether a plain file of this name is here, whoever wrote it. */
  public boolean has(String name) throws IOException {
    return ownership.has(name);
  }

  /** Whether anything is under this name; what is no file {@link #file} refuses. */
  public boolean isTaken(String name) throws IOException {
    return FileKind.of(path(name)) != FileKind.ABSENT;
  }

  /**
   * A file to be read.
   *
   * @throws UserErrorException if there is none, or something else under its name
   */
  public Path file(String name) throws IOException {
    Optional<String> obstacle = ownership.obstacle(name);
    if (obstacle.isPresent()) {
      throw new UserErrorException(
          path(name) + " cannot be read: " + obstacle.get() + ", not a file; put the file there");
    }
    if (!has(name)) {
      throw new UserErrorException(path(name) + " is missing; run the experiment again");
    }
    return path(name);
  }

  /**
   * Writes files that belong together, each whole or not at all; see {@link AtomicFile}.
   *
   * @throws UserErrorException if one of them would take the place of what is not ours
   */
  public void write(Map<String, byte[]> files) throws IOException {
    for (String name : files.keySet()) {
      if (!names.has(name)) {
        throw new IllegalArgumentException(name + " is none of the names in FolderNames");
      }
    }
    ownership.requireOurs();
    ownership.requireFree(files.keySet());
    list(files.keySet());
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      int slash = file.getKey().indexOf('/');
      if (slash > 0) {
        Directories.create(path(file.getKey().substring(0, slash)));
      }
      contents.put(path(file.getKey()), file.getValue());
    }
    AtomicFile.writeAll(contents);
  }

  public void write(String name, byte[] content) throws IOException {
    write(Map.of(name, content));
  }

  public void write(String name, String content) throws IOException {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Lists files before they are written, so that no kill leaves one that is not. */
  public void list(Collection<String> written) throws IOException {
    SortedSet<String> listed = new TreeSet<>(written);
    listed.removeIf(name -> name.startsWith(FolderNames.JOURNAL));
    listed.addAll(names.always());
    Optional<SortedSet<String>> before = Manifest.read(root);
    if (before.isPresent() && before.get().containsAll(listed)) {
      return;
    }
    listed.addAll(before.isPresent() ? before.get() : ours());
    writeManifest(listed);
  }

  private void writeManifest(SortedSet<String> listed) throws IOException {
    Path file = path(FolderNames.MANIFEST);
    if (FileKind.of(file) != FileKind.ABSENT && Manifest.read(root).isEmpty()) {
      throw new FileSystemException(
          file.toString(), null, "it is no manifest of rnn-compare's; move it away");
    }
    listed.removeIf(this::isNeverListed);
    AtomicFile.write(file, Manifest.text(listed));
  }

  private boolean isNeverListed(String name) {
    return name.equals(FolderNames.LOCK) || TemporaryName.is(name);
  }

  /** Begins or goes on with files whose names are not known yet, below the journal's folder. */
  public void listJournal() throws IOException {
    SortedSet<String> listed = new TreeSet<>(Manifest.read(root).orElseGet(TreeSet::new));
    if (listed.isEmpty()) {
      listed.addAll(ours());
      listed.addAll(names.always());
    }
    if (listed.add(FolderNames.JOURNAL)) {
      writeManifest(listed);
    }
  }

  /** Takes names out of the manifest whose files are gone. */
  public void prune() throws IOException {
    Optional<SortedSet<String>> before = Manifest.read(root);
    if (before.isPresent()) {
      SortedSet<String> listed = new TreeSet<>(before.get());
      List<String> ours = ours();
      listed.removeIf(name -> !ours.contains(name) && !isInUse(name, ours));
      listed.addAll(names.always());
      if (!listed.equals(before.get())) {
        writeManifest(listed);
      }
    }
  }

  private static boolean isInUse(String folder, List<String> ours) {
    return folder.equals(FolderNames.JOURNAL)
        && ours.stream().anyMatch(name -> name.startsWith(folder));
  }

  /**
   * Deletes a file if it is ours, so that no power cut brings it back, and its sub-folder if
   * nothing is left in it.
   */
  public void delete(String name) throws IOException {
    delete(name, true);
  }

  /** The same for a file that counts for nothing if a power cut brings it back. */
  public void discard(String name) throws IOException {
    delete(name, false);
  }

  private void delete(String name, boolean durable) throws IOException {
    if (ownership.isOurs(name)) {
      Path folder = path(name).resolveSibling("");
      Files.delete(path(name));
      if (durable) {
        AtomicFile.force(folder);
      }
      if (name.contains("/")) {
        Directories.deleteIfEmpty(folder);
      }
    }
  }

  /** Deletes all that is ours, the manifest last, and the folder if nothing is left in it. */
  public void deleteAll() throws IOException {
    for (String name : ours()) {
      if (!name.equals(FolderNames.MANIFEST)) {
        discard(name);
      }
    }
    for (String folder : FolderNames.FOLDERS) {
      if (FileKind.of(path(folder)) == FileKind.DIRECTORY) {
        Directories.deleteIfEmpty(path(folder));
      }
    }
    discard(FolderNames.MANIFEST);
    Directories.deleteIfEmpty(root);
  }

  /** Takes away what writers that were killed have left half-written. */
  public void tidy() throws IOException {
    TemporaryName.tidy(root.toRealPath());
    for (String name : FolderNames.FOLDERS) {
      TemporaryName.tidy(path(name));
    }
  }
}
