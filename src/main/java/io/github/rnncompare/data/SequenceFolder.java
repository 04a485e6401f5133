package io.github.rnncompare.data;

import io.github.rnncompare.spec.PlainFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads sequences from a folder: each file {@code *.csv} or {@code *.csv.gz} below it is a
 * sequence, with a row per step. Other files are ignored, and so are hidden ones, see {@link
 * Folder}.
 *
 * <p>Targets at every step are columns of these files. Targets of whole sequences are in {@code
 * labels.csv}, directly in the folder, with a row per file: the column {@code file} has the
 * relative path with '/', and further columns have the targets. Without {@code labels.csv}, the
 * class of a file is the name of its sub-folder.
 */
public final class SequenceFolder {
  private static final String LABELS = "labels.csv";
  private static final String FILE = "file";
  private static final double[] NONE = {};

  private final DataContent folder;
  private final SequenceColumns columns;
  private final List<String> files;

  private SequenceFolder(DataContent folder, SequenceColumns columns) throws IOException {
    this.folder = folder;
    this.columns = columns;
    this.files = files(folder);
  }

  /** The files of sequences, by their relative paths with '/', sorted; at least one. */
  public static List<String> files(DataContent folder) throws IOException {
    List<String> files =
        folder.files().stream()
            .filter(SequenceFolder::isCsv)
            .filter(name -> !name.equals(LABELS))
            .toList();
    if (files.isEmpty()) {
      throw new UserErrorException(folder.path() + ": no files *.csv or *.csv.gz in it");
    }
    return files;
  }

  /**
   * Whether the folder has a file {@code labels.csv}.
   *
   * @throws UserErrorException if {@code labels.csv} is a directory, a device or a pipe
   */
  public static boolean hasLabels(DataContent folder) throws IOException {
    Path labels = folder.path().resolve(LABELS);
    boolean listed = folder.files().contains(LABELS);
    if (!listed && Files.exists(labels)) {
      PlainFile.require(labels, "file");
    }
    return listed;
  }

  /** The file {@code labels.csv}, which the folder must have. */
  public static DataContent labels(DataContent folder) {
    return folder.file(LABELS);
  }

  /**
   * The sequences, named by their relative paths, sorted.
   *
   * @throws UserErrorException naming file, line and column of an error
   */
  public static SequenceTable read(DataContent folder, SequenceColumns columns) throws IOException {
    SequenceFolder reading = new SequenceFolder(folder, columns.withoutSequence());
    boolean noTargets = columns.targets().isEmpty() && columns.classes().isEmpty();
    if (columns.everyStep() || noTargets) {
      return reading.sequences(reading.columns, 0, Map.of());
    }
    Map<String, double[]> targets = hasLabels(folder) ? reading.labels() : reading.subfolders();
    return reading.sequences(
        reading.columns.withoutTargets(), Math.max(1, columns.targets().size()), targets);
  }

  private static boolean isCsv(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".csv.gz");
  }

  private SequenceTable sequences(
      SequenceColumns inFiles, int further, Map<String, double[]> targets) throws IOException {
    StepRows rows = new StepRows(inFiles, further);
    for (String file : files) {
      double[] own = targets.getOrDefault(file, NONE);
      DataRow.read(
          folder.file(file), inFiles.all(), inFiles.fields(), row -> rows.add(file, row, own));
    }
    return rows.table(folder.path().toString());
  }

  private Map<String, double[]> labels() throws IOException {
    DataContent labels = folder.file(LABELS);
    if (columns.targets().isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: exists, but the spec names no target; name its column under targets, or remove the file",
              labels.path()));
    }
    TargetReader reader = new TargetReader(columns);
    Set<String> known = new HashSet<>(files);
    Map<String, double[]> targets = new HashMap<>();
    DataRow.read(
        labels,
        Stream.concat(Stream.of(FILE), columns.targets().stream()).toList(),
        row -> {
          String file = row.text(FILE).strip();
          if (!known.contains(file)) {
            throw row.mistake(FILE, "no such sequence file in " + folder.path());
          }
          if (targets.put(file, reader.all(row)) != null) {
            throw row.mistake(FILE, "an earlier row has it too; expected each file once");
          }
        });
    for (String file : files) {
      if (!targets.containsKey(file)) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT, "%s: no row for '%s'; expected each file once", labels.path(), file));
      }
    }
    return targets;
  }

  private Map<String, double[]> subfolders() {
    if (!columns.targets().isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: no file %s in it; expected one with the columns %s, %s",
              folder.path(),
              LABELS,
              FILE,
              NameList.of(columns.targets())));
    }
    ClassNames classes = new ClassNames(columns.classes());
    Map<String, double[]> targets = new HashMap<>();
    for (String file : files) {
      String subfolder = file.substring(0, Math.max(0, file.indexOf('/')));
      int index =
          classes.index(
              subfolder,
              expected ->
                  new UserErrorException(
                      String.format(
                          Locale.ROOT,
                          "%s: is in %s; %s as its sub-folder, or a file %s",
                          folder.path().resolve(file),
                          subfolder.isEmpty() ? "no sub-folder" : "'" + subfolder + "'",
                          expected,
                          LABELS)));
      targets.put(file, new double[] {index});
    }
    return targets;
  }
}
