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
 * Which files of a folder are ours. One is if {@link Manifest} lists it, and it has one of our
 * {@link FolderNames}, and it is a plain file in a real directory. The manifest alone is never
 * believed: whoever sends a folder sends its manifest too.
 *
 * <p>A folder without a manifest, as older versions left them, is ours if what is in it shows that;
 * then each plain file under one of our names is.
 *
 * @param root the folder; it may be reached through a link, but no link below it is followed
 * @param evidence asked where there is no manifest
 */
public record Ownership(Path root, FolderNames names, Evidence evidence) {
  private static final int SHOWN = 3;
  private static final String AWAY = "move it away, or let results go elsewhere with --out";

  /** Whether a folder without a manifest holds what this program wrote. */
  public interface Evidence {
    /** Reads what is there; writes nothing. */
    boolean isOurs() throws IOException;
  }

  /**
   * Makes sure that this program may write into the folder.
   *
   * @throws UserErrorException if it is somebody else's
   */
  public void requireOurs() throws IOException {
    if (!isOurs()) {
      Collection<String> known = known();
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s holds %s, and no %s. Move that away, or let results go elsewhere with --out.",
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

  /** What the manifest lists; without one, what is here. */
  private Collection<String> known() throws IOException {
    Optional<SortedSet<String>> manifest = Manifest.read(root);
    return manifest.isPresent()
        ? manifest.get()
        : Directories.entries(root).stream().map(Entry::name).toList();
  }

  /** Empty, or as a process leaves it that was killed before it had written the manifest. */
  private boolean isBeginning() throws IOException {
    for (Entry entry : Directories.entries(root)) {
      if (entry.kind() != FileKind.PLAIN || !isOnTheWay(entry.name())) {
        return false;
      }
    }
    return true;
  }

  /** What is there while something is written, and never listed. */
  private boolean isOnTheWay(String name) throws IOException {
    return TemporaryName.is(name)
        || (name.equals(FolderNames.LOCK) && RunLock.isOurs(root.resolve(name)));
  }

  private static String shown(Collection<String> names) {
    String first = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? first + ", …" : first;
  }

  /** The names of the files that are ours, in order. */
  public List<String> ours() throws IOException {
    Predicate<String> listed = listed();
    List<String> ours = new ArrayList<>();
    for (Entry entry : Directories.everything(root)) {
      String name = entry.name();
      if (entry.kind() == FileKind.PLAIN
          && (isOnTheWay(name) || (names.has(name) && listed.test(name)))) {
        ours.add(name);
      }
    }
    return ours;
  }

  /** What in the folder is not ours, in order; a directory of ours with nothing in it is. */
  public List<String> foreign() throws IOException {
    List<String> foreign =
        new ArrayList<>(Directories.everything(root).stream().map(Entry::name).toList());
    foreign.removeAll(ours());
    foreign.removeIf(FolderNames.FOLDERS::contains);
    return foreign;
  }

  /** Whether a file of this name is here and ours. */
  public boolean isOurs(String name) throws IOException {
    return has(name) && (isOnTheWay(name) || (names.has(name) && listed().test(name)));
  }

  /** Whether a name is one that we gave here, as far as the folder says. */
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
  public boolean has(String name) throws IOException {
    return obstacle(name).isEmpty() && FileKind.of(root.resolve(name)) == FileKind.PLAIN;
  }

  /** Why neither a file nor nothing is at {@code name}: "report.md is a link". */
  public Optional<String> obstacle(String name) throws IOException {
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
   * Makes sure that nothing or a file of ours is at each of these names.
   *
   * @throws UserErrorException naming the first of which that is not so
   */
  public void requireFree(Collection<String> files) throws IOException {
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
   * Makes sure that whatever has one of our names is a plain file, and each sub-folder real.
   *
   * @throws UserErrorException naming the first that is something else
   */
  public void requireNoObstacle() throws IOException {
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
