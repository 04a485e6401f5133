package io.github.rnncompare.results;

import io.github.rnncompare.folder.AtomicFile;
import io.github.rnncompare.folder.Directories;
import io.github.rnncompare.folder.Directories.Entry;
import io.github.rnncompare.folder.FileKind;
import io.github.rnncompare.folder.FolderNames;
import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.folder.TemporaryName;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * The runs that stood in a results folder before, beside it as {@code NAME.previous-1} (the newest)
 * to {@code NAME.previous-3}.
 */
final class EarlierRuns {
  private static final int KEPT = 3;

  private final ResultsFolder results;

  EarlierRuns(ResultsFolder results) {
    this.results = results;
  }

  /**
   * Makes sure that what stands in the results folder can be set aside.
   *
   * @throws UserErrorException if somebody else's files are in the way
   */
  void requireRoom() throws IOException {
    for (int i = 1; i <= KEPT; i++) {
      FileKind kind = FileKind.of(slot(i));
      if (kind != FileKind.ABSENT && kind != FileKind.DIRECTORY) {
        throw inTheWay(slot(i), "is " + kind.words());
      }
      List<String> foreign = kind == FileKind.ABSENT ? List.of() : run(slot(i)).foreign();
      if (!foreign.isEmpty()) {
        throw inTheWay(
            slot(i), "has files that rnn-compare did not write, such as " + foreign.get(0));
      }
    }
  }

  private static UserErrorException inTheWay(Path slot, String found) {
    return new UserErrorException(
        String.format(
            Locale.ROOT,
            "%s is where an earlier run is kept, but it %s. Move it away, or let results go elsewhere with --out.",
            slot,
            found));
  }

  /**
   * Keeps what is ours in the results folder, without what belongs to the run at work. It is
   * copied, so that a run that is killed here finds all files where they were.
   *
   * @return where it is kept
   */
  Path setAside() throws IOException {
    List<String> files =
        results.ours().stream().filter(name -> !FolderNames.isOfTheRunAtWork(name)).toList();
    Path newest = slot(1);
    if (!isKept(files, newest)) {
      requireRoom();
      Path copy = beside(".previous-" + TemporaryName.next());
      copy(files, copy);
      makeRoom();
      Files.move(copy, newest, StandardCopyOption.ATOMIC_MOVE);
      AtomicFile.force(newest.resolveSibling(""));
    }
    return newest;
  }

  /** A kill behind the last step leaves the copy where it belongs. */
  private boolean isKept(List<String> files, Path slot) throws IOException {
    if (FileKind.of(slot) != FileKind.DIRECTORY) {
      return false;
    }
    for (String name : files) {
      boolean same =
          name.equals(FolderNames.MANIFEST)
              || (run(slot).has(name)
                  && Files.mismatch(results.path(name), slot.resolve(name)) < 0);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private void copy(List<String> files, Path into) throws IOException {
    Directories.create(into);
    for (String name : files) {
      if (!name.equals(FolderNames.MANIFEST)) {
        run(into).write(name, Files.readAllBytes(results.path(name)));
      }
    }
  }

  /** Frees the newest place; the oldest run goes where all are taken. */
  private void makeRoom() throws IOException {
    int free = 1;
    while (free <= KEPT && FileKind.of(slot(free)) != FileKind.ABSENT) {
      free++;
    }
    if (free > KEPT) {
      run(slot(KEPT)).deleteAll();
      free = KEPT;
    }
    for (int i = free; i > 1; i--) {
      Files.move(slot(i - 1), slot(i), StandardCopyOption.ATOMIC_MOVE);
      AtomicFile.force(slot(i).resolveSibling(""));
    }
  }

  /** Takes away copies that runs were killed at; where they copied from, all is still there. */
  void tidy() throws IOException {
    String beginning = name() + ".previous-";
    for (Entry entry : Directories.entries(beside("").toAbsolutePath().resolveSibling(""))) {
      if (entry.kind() == FileKind.DIRECTORY
          && entry.name().startsWith(beginning)
          && TemporaryName.is(entry.name().substring(beginning.length()))) {
        run(results.root().resolveSibling(entry.name())).deleteAll();
      }
    }
  }

  /** An earlier run; its name alone does not make it ours. */
  private static ResultsFolder run(Path folder) {
    return RunFiles.folder(folder);
  }

  private Path slot(int number) {
    return beside(".previous-" + number);
  }

  private Path beside(String ending) {
    return results.root().resolveSibling(name() + ending);
  }

  private String name() {
    return String.valueOf(results.root().getFileName());
  }
}
