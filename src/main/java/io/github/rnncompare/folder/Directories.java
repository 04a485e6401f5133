package io.github.rnncompare.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lists, makes and deletes directories of results without following links. */
public final class Directories {
  private Directories() {}

  /**
   * Something in a folder.
   *
   * @param name its path from the folder, with '/'; only a hint if the name cannot be decoded on
   *     this system
   */
  public record Entry(String name, FileKind kind) {}

  /** The direct entries of a directory, sorted by name. */
  public static List<Entry> entries(Path directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (Path path : list(directory)) {
      entries.add(new Entry(String.valueOf(path.getFileName()), FileKind.of(path)));
    }
    return entries;
  }

  /**
   * The entries of a results folder and of those of its sub-folders that are real directories,
   * sorted by name; such a sub-folder itself is listed only if it is empty.
   */
  public static List<Entry> everything(Path directory) throws IOException {
    List<Entry> everything = new ArrayList<>();
    for (Entry entry : entries(directory)) {
      boolean looksInto =
          entry.kind == FileKind.DIRECTORY && FolderNames.FOLDERS.contains(entry.name);
      List<Entry> inner = looksInto ? entries(directory.resolve(entry.name)) : List.of();
      inner.forEach(each -> everything.add(new Entry(entry.name + "/" + each.name, each.kind)));
      if (inner.isEmpty()) {
        everything.add(entry);
      }
    }
    return everything;
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Makes a directory and its parents, if missing, and syncs them to the disk. */
  public static void createAll(Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath();
    if (!Files.isDirectory(absolute)) {
      Path parent = absolute.getParent();
      if (parent != null) {
        createAll(parent);
      }
      create(absolute);
    }
  }

  /** Makes one directory, if missing, and syncs it to the disk. */
  public static void create(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
      AtomicFile.force(directory.resolveSibling(""));
    } catch (FileAlreadyExistsException e) {
      if (FileKind.of(directory) != FileKind.DIRECTORY) {
        throw e;
      }
    }
  }

  /** Deletes a directory if it is empty. */
  public static void deleteIfEmpty(Path directory) throws IOException {
    try {
      Files.delete(directory);
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      return; // somebody else's files are in it, or it is gone already
    }
  }
}
