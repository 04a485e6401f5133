package io.github.rnncompare.folder;

import io.github.rnncompare.folder.Directories.Entry;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Decides which files of a folder are ours. A file is ours if the {@link Manifest} lists it, it has
 * one of our {@link FolderNames}, and it is a plain file in a real directory. The manifest alone is
 * not trusted: a folder from somebody else comes with its manifest.
 *
 * <p>A folder without a manifest, from an older version, is ours if its content shows that; then
 * each plain file with one of our names is ours.
 *
 * @param root the folder; it may be reached through a link, but no link below it is followed
 * @param evidence asked if there is no manifest
 */
public record Ownership(Path root, FolderNames names, Evidence evidence) {
  private static final int SHOWN = 3;
  private static final String AWAY = "move it away, or choose another folder with --out";

  /** Decides whether this program wrote a folder without a manifest. */
  public interface Evidence {
    /** Whether the content of the folder shows that it is ours; only reads. */
    boolean isOurs() throws IOException;
  }

  /**
   * Checks that this program may write into the folder.
   *
   * @throws UserErrorException if its files are not ours
   */
  void requireOurs() throws IOException {
    if (!isOurs()) {
      Collection<String> known = known();
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s holds %s, and no %s. Move that away, or choose another folder with --out.",
              root,
              names.ofOtherKinds().stream()
                  .filter(known::contains)
                  .findFirst()
                  .map(name -> name + " of another kind of results")
                  .orElse("files that rnn-compare did not write (" + shown(known) + ")"),
              names.kind()));
    }
  }

  private boolean isOurs() throws IOException {
    return Manifest.read(root).isPresent()
        ? names.ofOtherKinds().stream().noneMatch(known()::contains)
        : isBeginning() || evidence.isOurs();
  }

  /** The names in the manifest; without one, the entries of the folder. */
  private Collection<String> known() throws IOException {
    Optional<SortedSet<String>> manifest = Manifest.read(root);
    return manifest.isPresent()
        ? manifest.get()
        : Directories.entries(root).stream().map(Entry::name).toList();
  }

  /**
   * Whether the folder is empty but for parts of a run, or was left by a process that was killed
   * before it wrote the manifest.
   */
  private boolean isBeginning() throws IOException {
    for (Entry entry : Directories.entries(root)) {
      if (entry.kind() == FileKind.ABSENT) {
        continue; // another process has deleted its own since the folder was listed
      }
      if (!(entry.kind() == FileKind.PLAIN && isTemporary(entry.name())) && !isPart(entry)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an entry is the folder of a part of a run, which is ours. */
  private boolean isPart(Entry entry) throws IOException {
    Path part = root.resolve(entry.name());
    return entry.kind() == FileKind.DIRECTORY
        && FolderNames.PART.matcher(entry.name()).matches()
        // Asked once more, since another process may have begun it in between.
        && (new Ownership(part, names, () -> false).isOurs() || Manifest.read(part).isPresent());
  }

  /** Whether a file is a temporary file or our lock, which are never listed. */
  private boolean isTemporary(String name) throws IOException {
    return TemporaryName.is(name)
        || (name.equals(FolderNames.LOCK) && RunLock.isOurs(root.resolve(name)));
  }

  private static String shown(Collection<String> names) {
    String first = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? first + ", …" : first;
  }

  /** The names of the files that are ours, sorted. */
  List<String> ours() throws IOException {
    Predicate<String> listed = listed();
    List<String> ours = new ArrayList<>();
    for (Entry entry : Directories.everything(root)) {
      String name = entry.name();
      if (entry.kind() == FileKind.PLAIN
          && (isTemporary(name) || (names.has(name) && listed.test(name)))) {
        ours.add(name);
      }
    }
    return ours;
  }

  /**
   * The names of the entries that are not ours, sorted; an empty sub-folder with one of our names
   * is ours.
   */
  List<String> foreign() throws IOException {
    List<String> foreign =
        new ArrayList<>(Directories.everything(root).stream().map(Entry::name).toList());
    foreign.removeAll(ours());
    foreign.removeIf(FolderNames.FOLDERS::contains);
    return foreign;
  }

  /** Whether a file of this name is here and ours. */
  boolean isOurs(String name) throws IOException {
    return has(name) && (isTemporary(name) || (names.has(name) && listed().test(name)));
  }

  /** Tests whether the manifest, or without one the folder itself, says that we wrote a file. */
  private Predicate<String> listed() throws IOException {
    if (!isOurs()) {
      return name -> false;
    }
    Optional<SortedSet<String>> manifest = Manifest.read(root);
    return name ->
        manifest.isEmpty()
            || manifest.get().contains(name)
            || (name.startsWith(FolderNames.JOURNAL)
                && manifest.get().contains(FolderNames.JOURNAL));
  }

  /** Whether a plain file of this name is here, whoever wrote it. */
  boolean has(String name) throws IOException {
    return obstacle(name).isEmpty() && FileKind.of(root.resolve(name)) == FileKind.PLAIN;
  }

  /**
   * What is at {@code name} instead of a plain file, such as "report.md is a link"; empty if it is
   * a plain file or absent.
   */
  Optional<String> obstacle(String name) throws IOException {
    int slash = name.indexOf('/');
    if (slash > 0) {
      FileKind folder = FileKind.of(root.resolve(name.substring(0, slash)));
      if (folder != FileKind.DIRECTORY && folder != FileKind.ABSENT) {
        return Optional.of(name.substring(0, slash) + " is " + folder.words());
      }
    }
    FileKind kind = FileKind.of(root.resolve(name));
    return kind == FileKind.PLAIN || kind == FileKind.ABSENT
        ? Optional.empty()
        : Optional.of(name + " is " + kind.words());
  }

  /**
   * Checks that each of these names is free or has a file of ours.
   *
   * @throws UserErrorException naming the first name that is taken
   */
  void requireFree(Collection<String> files) throws IOException {
    for (String name : files) {
      requireNoObstacle(name);
      if (has(name) && !isOurs(name)) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s was not written by rnn-compare, as %s does not list it; %s.",
                root.resolve(name),
                FolderNames.MANIFEST,
                AWAY));
      }
    }
  }

  /**
   * Checks that everything with one of our names is a plain file, and each sub-folder a real
   * directory.
   *
   * @throws UserErrorException naming the first that is something else
   */
  void requireNoObstacle() throws IOException {
    for (String name : FolderNames.FOLDERS) {
      requireNoObstacle(name + "/any");
    }
    for (Entry entry : Directories.everything(root)) {
      if (names.has(entry.name())) {
        requireNoObstacle(entry.name());
      }
    }
  }

  private void requireNoObstacle(String name) throws IOException {
    Optional<String> obstacle = obstacle(name);
    if (obstacle.isPresent()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s cannot be used: %s. rnn-compare follows no link below a results folder and replaces only files of its own; %s.",
              root,
              obstacle.get(),
              AWAY));
    }
  }
}
