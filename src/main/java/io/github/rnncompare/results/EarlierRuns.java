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
 * The earlier runs of a results folder, kept beside it as {@code NAME.previous-1} (the newest) to
 * {@code NAME.previous-3}.
 */
final class EarlierRuns {
  private static final int KEPT = 3;

  private final ResultsFolder results;

  EarlierRuns(ResultsFolder results) {
    this.results = results;
  }

  /**
   * Checks that the run in the results folder can be set aside.
   *
   * @throws UserErrorException if files that are not ours are in the way
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
            "%s is where an earlier run is kept, but it %s. Move it away, or choose another folder with --out.",
            slot,
            found));
  }

  /**
   * Keeps a copy of our files in the results folder, except those of the unfinished run. They are
   * copied, not moved, so that all files are still in place if the process is killed here.
   *
   * @return the folder of the copy
   */
  Path setAside() throws IOException {
    List<String> files =
        results.ours().stream().filter(name -> !FolderNames.isOfUnfinishedRun(name)).toList();
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

  /** Whether the copy already exists, as it does if the process was killed after the last step. */
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

  /** Frees the newest slot; deletes the oldest run if all slots are taken. */
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

  /** Deletes incomplete copies of killed runs, whose originals are still complete. */
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

  /** The folder of an earlier run, which may contain files that are not ours. */
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
