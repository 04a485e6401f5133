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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the report on the claims, beside the folders of their runs. */
public final class ClaimResults {
  static final String VERDICTS = "verdicts.csv";
  static final String FIGURES = "figures.csv";
  static final String SPANISH = "report.es.md";
  static final String SPANISH_PAGE = "report.es.html";

  private static final CsvTable<VerdictRow> ROWS =
      new CsvTable<>(VerdictRow.class, Map.of(), Map.of("value", "", "compared_with", ""));
  private static final CsvTable<FigureRow> FIGURE_ROWS = new CsvTable<>(FigureRow.class);

  /**
   * What the report consists of.
   *
   * @param english the report, and {@code spanish}: the same in that language
   */
  public record Content(
      List<VerdictRow> verdicts, List<FigureRow> figures, Text english, Text spanish) {}

  /**
   * A report.
   *
   * @param page the same as HTML
   */
  public record Text(String markdown, String page) {}

  private final Path directory;
  private final ResultsFolder folder;

  public ClaimResults(Path directory) {
    this.directory = directory;
    folder = new ResultsFolder(directory, ResultNames.CLAIMS, this::isThere);
  }

  public Path directory() {
    return directory;
  }

  /** The folder of a run, by the name of its file and that of its variant. */
  public Path run(String file, String variant) {
    return directory.resolve(file).resolve(variant);
  }

  private boolean isThere() throws IOException {
    Path verdicts = directory.resolve(VERDICTS);
    if (FileKind.of(verdicts) != FileKind.PLAIN) {
      return false;
    }
    try {
      ROWS.read(verdicts);
      return true;
    } catch (UserErrorException e) {
      return false; // a file of this name, but not ours
    }
  }

  /**
   * Makes the folder, or checks that it may be written into, and locks it. A new one gets a table
   * without verdicts, by which it is known while the runs are on.
   *
   * @param command the arguments as given, for the message to others that find the folder locked
   * @throws UserErrorException if there are files that are not ours, or another process uses the
   *     folder
   */
  public RunLock take(String command) throws IOException {
    folder.claim();
    folder.requireRoom(
        List.of(VERDICTS, FIGURES, SPANISH, SPANISH_PAGE, FolderNames.REPORT, FolderNames.PAGE));
    RunLock lock = RunLock.take(directory, RunLock.holder(command));
    folder.tidy();
    if (!folder.has(VERDICTS)) {
      folder.write(VERDICTS, ROWS.text(List.of()));
    }
    return lock;
  }

  /** Replaces the tables, and the report in both languages, which is written last. */
  public void write(Content content) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(VERDICTS, ROWS.text(content.verdicts()).getBytes(StandardCharsets.UTF_8));
    files.put(FIGURES, FIGURE_ROWS.text(content.figures()).getBytes(StandardCharsets.UTF_8));
    files.put(SPANISH, content.spanish().markdown().getBytes(StandardCharsets.UTF_8));
    files.put(SPANISH_PAGE, content.spanish().page().getBytes(StandardCharsets.UTF_8));
    files.put(FolderNames.PAGE, content.english().page().getBytes(StandardCharsets.UTF_8));
    folder.write(files);
    folder.write(FolderNames.REPORT, content.english().markdown());
    folder.prune();
  }

  /** The folder for charts. */
  public DerivedFolder charts() {
    return new DerivedFolder(folder, FolderNames.CHARTS);
  }
}
