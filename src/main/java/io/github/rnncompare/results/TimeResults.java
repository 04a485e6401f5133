package io.github.rnncompare.results;

import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.folder.TemporaryName;
import io.github.rnncompare.spec.TextFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The files of timed experiments: what is measured, and the times of each process, which are added
 * when it has ended.
 */
public final class TimeResults {
  static final String EXPERIMENT = "variants.yaml";
  static final String TIMES = "times.csv";

  private static final CsvTable<TimeRow> ROWS =
      new CsvTable<>(TimeRow.class, Map.of(), Map.of("step_ms", "", "inference_ms", ""));

  private final ResultsFolder folder;
  private final String experiment;
  private final int processes;

  /**
   * The files in a folder.
   *
   * @param experiment everything that is measured; times of another one do not count
   * @param processes how many measure it
   */
  public TimeResults(Path directory, String experiment, int processes) {
    folder = new ResultsFolder(directory, ResultNames.TIMES, () -> false);
    this.experiment = experiment;
    this.processes = processes;
  }

  /** The file with what is measured, after {@link #begin}. */
  public Path experiment() {
    return folder.path(EXPERIMENT);
  }

  /** How many processes measure. */
  public int processes() {
    return processes;
  }

  /**
   * The times of this very experiment that are there, by process.
   *
   * @throws UserErrorException if the file is damaged
   */
  public List<TimeRow> rows() throws IOException {
    return isOfThis() && folder.has(TIMES)
        ? ROWS.read(folder.path(TIMES)).stream().filter(row -> row.process() <= processes).toList()
        : List.of();
  }

  private boolean isOfThis() throws IOException {
    return folder.has(EXPERIMENT) && TextFile.read(experiment(), "file").equals(experiment);
  }

  /** The processes whose times are not there yet, ascending. */
  public Set<Integer> missing() throws IOException {
    Set<Long> found = rows().stream().map(TimeRow::process).collect(Collectors.toSet());
    return IntStream.rangeClosed(1, processes)
        .filter(process -> !found.contains((long) process))
        .boxed()
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Makes the folder, or checks that it may be written into. Times of another experiment, platform
   * or version of the program are deleted, as they are no replicates of those to come.
   *
   * @throws UserErrorException if there are files that are not ours
   */
  public void begin(Platform platform) throws IOException {
    folder.claim();
    folder.requireRoom(List.of(EXPERIMENT, TIMES, RunTables.PROVENANCE));
    folder.tidy();
    boolean same = provenance().filter(then -> then.platform().equals(platform)).isPresent();
    if (!same || !isOfThis()) {
      folder.delete(TIMES); // first, so that they never stand beside what they are not of
      folder.delete(RunTables.PROVENANCE);
      folder.write(EXPERIMENT, experiment);
    }
  }

  /** The provenance of the times that are there. */
  public Optional<Provenance> provenance() throws IOException {
    return folder.has(RunTables.PROVENANCE)
        ? Optional.of(RunTables.provenance(folder))
        : Optional.empty();
  }

  /** A file for what a process prints, which is deleted in the end, even if it was killed. */
  public Path temporary() {
    return folder.path(TemporaryName.next());
  }

  /** What a process prints for {@link #add}. */
  public static String text(List<TimeRow> rows) throws IOException {
    return ROWS.text(rows);
  }

  /**
   * Adds the times of a process.
   *
   * @param printed a file that holds {@link #text}
   * @param provenance of all times
   * @throws UserErrorException if it holds something else
   */
  public void add(Path printed, Provenance provenance) throws IOException {
    List<TimeRow> rows = new ArrayList<>(rows());
    rows.addAll(ROWS.read(printed));
    rows.sort(Comparator.comparingLong(TimeRow::process));
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(TIMES, ROWS.text(rows).getBytes(StandardCharsets.UTF_8));
    files.put(RunTables.PROVENANCE, Json.indented(provenance).getBytes(StandardCharsets.UTF_8));
    folder.write(files);
  }
}
