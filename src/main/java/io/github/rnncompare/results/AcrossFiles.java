package io.github.rnncompare.results;

import io.github.rnncompare.folder.DerivedFolder;
import io.github.rnncompare.folder.FileKind;
import io.github.rnncompare.folder.FolderNames;
import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.folder.RunLock;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files of a comparison across several runs. */
public final class AcrossFiles {
  private static final CsvTable<ScoreRow> SCORES = new CsvTable<>(ScoreRow.class);
  private static final CsvTable<ComparisonRow> COMPARISONS = new CsvTable<>(ComparisonRow.class);
  private static final String SCORES_FILE = "scores.csv";
  private static final String COMPARISONS_FILE = "comparisons.csv";

  private final Path directory;
  private final ResultsFolder folder;

  public AcrossFiles(Path directory) {
    this.directory = directory;
    folder = new ResultsFolder(directory, ResultNames.ACROSS, this::isThere);
  }

  public Path directory() {
    return directory;
  }

  private boolean isThere() throws IOException {
    if (FileKind.of(directory.resolve(SCORES_FILE)) != FileKind.PLAIN
        || FileKind.of(directory.resolve(COMPARISONS_FILE)) != FileKind.PLAIN) {
      return false;
    }
    try {
      SCORES.read(directory.resolve(SCORES_FILE));
      COMPARISONS.read(directory.resolve(COMPARISONS_FILE));
      return true;
    } catch (UserErrorException e) {
      return false; // files of these names, but not ours
    }
  }

  /**
   * Makes the directory, or checks that it may be written into, and locks it.
   *
   * @param command the arguments as given, for the message to others that find the folder locked
   * @throws UserErrorException if there are files that are not ours, or another process uses the
   *     folder
   */
  public RunLock take(String command) throws IOException {
    folder.claim();
    folder.requireRoom(
        List.of(SCORES_FILE, COMPARISONS_FILE, FolderNames.REPORT, FolderNames.PAGE));
    RunLock lock = RunLock.take(directory, RunLock.holder(command));
    folder.tidy();
    return lock;
  }

  /** Replaces scores and comparisons. */
  public void write(List<ScoreRow> scores, List<ComparisonRow> comparisons) throws IOException {
    folder.write(
        Map.of(
            SCORES_FILE, SCORES.text(scores).getBytes(StandardCharsets.UTF_8),
            COMPARISONS_FILE, COMPARISONS.text(comparisons).getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Replaces the report, which is the last file to be written.
   *
   * @param page the same as HTML
   */
  public void writeReport(String markdown, String page) throws IOException {
    folder.write(FolderNames.PAGE, page);
    folder.write(FolderNames.REPORT, markdown);
    folder.prune();
  }

  /** The folder for charts. */
  public DerivedFolder charts() {
    return new DerivedFolder(folder, FolderNames.CHARTS);
  }

  /** The folder for the report's tables. */
  public DerivedFolder tables() {
    return new DerivedFolder(folder, FolderNames.TABLES);
  }
}
