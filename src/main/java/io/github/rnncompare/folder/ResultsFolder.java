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
 * A folder in which this program replaces and deletes only files that it wrote itself; see {@link
 * Ownership}. A file's name is its path from the folder, with '/'.
 */
public final class ResultsFolder {
  private final Path root;
  private final FolderNames names;
  private final Ownership ownership;

  /**
   * @param root the folder, which need not exist yet
   * @param evidence asked if there is no manifest
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
   * Makes the folder, or checks that this program may write into the existing one.
   *
   * @throws UserErrorException if its files are not ours
   */
  public void claim() throws IOException {
    Directories.createAll(root);
    ownership.requireOurs();
  }

  /**
   * Checks that {@link #write} may write these files, and that nothing is in the way of others.
   *
   * @throws UserErrorException naming a file that is not ours, or no plain file
   */
  public void requireRoom(Collection<String> files) throws IOException {
    ownership.requireFree(files);
    ownership.requireNoObstacle();
  }

  /** Checks that files can be created in the folder. */
  public void requireWritable() throws IOException {
    try {
      Path probe = path(TemporaryName.next());
      Files.createFile(probe);
      Files.delete(probe);
    } catch (IOException e) {
      throw AtomicFile.named(root, e);
    }
  }

  /** The names of the files that are ours, sorted. */
  public List<String> ours() throws IOException {
    return ownership.ours();
  }

  /** The names of the entries that are not ours, sorted. */
  public List<String> foreign() throws IOException {
    return ownership.foreign();
  }

  /** Whether a plain file of this name is here, whoever wrote it. */
  public boolean has(String name) throws IOException {
    return ownership.has(name);
  }

  /** Whether anything has this name, even if it is no file, which {@link #file} refuses. */
  public boolean isTaken(String name) throws IOException {
    return FileKind.of(path(name)) != FileKind.ABSENT;
  }

  /**
   * The path of a file to be read.
   *
   * @throws UserErrorException if there is no plain file of this name
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
   * Writes files that belong together, each atomically; see {@link AtomicFile}.
   *
   * @throws UserErrorException if one of them would replace a file that is not ours
   */
  public void write(Map<String, byte[]> files) throws IOException {
    for (String name : files.keySet()) {
      if (!names.has(name)) {
        throw new IllegalArgumentException(name + " is none of the names in ResultNames");
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

  /**
   * Adds files to the manifest before they are written, so that a kill never leaves an unlisted
   * one.
   */
  void list(Collection<String> written) throws IOException {
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

  /**
   * Adds the journal's folder to the manifest, as the names of its files are not known in advance.
   */
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

  /** Removes names from the manifest whose files are gone. */
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
   * Deletes a file if it is ours, durably, so that it is gone even after a power cut; and its
   * sub-folder if that is then empty.
   */
  public void delete(String name) throws IOException {
    delete(name, true);
  }

  /**
   * Deletes a file like {@link #delete(String)}, but not durably: it does no harm if a power cut
   * brings it back.
   */
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

  /** Deletes all files that are ours, the manifest last, and the folder if it is then empty. */
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

  /** Deletes temporary files that killed processes left. */
  public void tidy() throws IOException {
    TemporaryName.tidy(root.toRealPath());
    for (String name : FolderNames.FOLDERS) {
      TemporaryName.tidy(path(name));
    }
  }
}
