package io.github.rnncompare.results;

import io.github.rnncompare.folder.DerivedFolder;
import io.github.rnncompare.folder.Directories;
import io.github.rnncompare.folder.FileKind;
import io.github.rnncompare.folder.FolderNames;
import io.github.rnncompare.folder.Manifest;
import io.github.rnncompare.folder.ResultsFolder;
import io.github.rnncompare.folder.RunLock;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files of one run, in {@code results/NAME/}. */
public final class RunFiles {
  private static final CsvTable<SummaryRow> SUMMARY = new CsvTable<>(SummaryRow.class);
  private static final CsvTable<ComparisonRow> COMPARISONS = new CsvTable<>(ComparisonRow.class);

  static final String SUMMARY_FILE = "summary.csv";
  static final String SWEEP_SUMMARY = "sweep_summary.csv";
  static final String COMPARISONS_FILE = "comparisons.csv";

  /** What a report computes from the other files. */
  static final List<String> STATISTICS = List.of(SUMMARY_FILE, SWEEP_SUMMARY, COMPARISONS_FILE);

  private static final List<String> NOT_OF_EVERY_RUN =
      List.of(
          RunTables.SWEEP_LOSSES,
          RunTables.SWEEP_TRIALS,
          RunTables.PREDICTIONS,
          RunTables.DIAGNOSTICS);

  /** The files that a repeated run reproduces byte for byte on the same kind of processor. */
  private static final List<String> DETERMINISTIC =
      List.of(
          RunTables.SPEC,
          RunTables.LOSSES,
          RunTables.TRIALS,
          RunTables.BASELINES,
          RunTables.PREDICTIONS,
          RunTables.DIAGNOSTICS,
          SUMMARY_FILE,
          COMPARISONS_FILE,
          RunTables.SWEEP_LOSSES,
          RunTables.SWEEP_TRIALS,
          SWEEP_SUMMARY);

  /** The files that a report writes again. */
  private static final List<String> DERIVED =
      List.of(SUMMARY_FILE, COMPARISONS_FILE, SWEEP_SUMMARY, FolderNames.REPORT, FolderNames.PAGE);

  private final Path directory;
  private final ResultsFolder folder;

  public RunFiles(Path directory) {
    this.directory = directory;
    folder = folder(directory);
  }

  /**
   * The folder of a run; one without a manifest is ours if its trials have the architectures of its
   * spec.
   */
  static ResultsFolder folder(Path directory) {
    return new ResultsFolder(directory, ResultNames.RUN, () -> new RunFiles(directory).isThere());
  }

  /**
   * Everything that a run writes before its report.
   *
   * @param predictions on the test split of one seed, or of all; empty in folders of older versions
   * @param diagnostics what was measured inside the networks; empty unless the spec asks for it
   * @param sweepLosses and {@code sweepTrials}: of the search for each architecture's
   *     configuration; empty without a sweep
   * @param changed the names of files that were changed after the run, by their checksums
   */
  public record Content(
      Map<String, Object> spec,
      List<LossRow> losses,
      List<TrialRow> trials,
      List<BaselineRow> baselines,
      List<PredictionRow> predictions,
      List<DiagnosticRow> diagnostics,
      List<LossRow> sweepLosses,
      List<TrialRow> sweepTrials,
      List<CostRow> costs,
      Provenance provenance,
      List<String> changed) {

    /** The names of the architectures that were compared, in their order. */
    public List<String> architectures() {
      return trials.stream().map(TrialRow::architecture).distinct().toList();
    }

    /** The same with predictions. */
    public Content with(List<PredictionRow> predicted) {
      return new Content(
          spec,
          losses,
          trials,
          baselines,
          predicted,
          diagnostics,
          sweepLosses,
          sweepTrials,
          costs,
          provenance,
          changed);
    }
  }

  public Path directory() {
    return directory;
  }

  /** The journal of the unfinished run, if there is one. */
  public Optional<Journal> unfinished() throws IOException {
    return Journal.unfinished(folder);
  }

  /** Begins a run; the files of a finished one stay until {@link #write}. */
  public Journal begin(Journal.Beginning beginning) throws IOException {
    return Journal.begin(folder, beginning);
  }

  /**
   * Makes the directory, and checks that a run's files can be written into it.
   *
   * @throws UserErrorException if files that are not ours are there or in the way
   */
  public void prepare() throws IOException {
    folder.claim();
    folder.requireRoom(ResultNames.RUN.whole().stream().filter(n -> !n.endsWith("/")).toList());
    folder.requireWritable();
    if (folder.has(RunTables.SPEC)) {
      new EarlierRuns(folder).requireRoom();
      if (FileKind.of(forFailed().directory) != FileKind.ABSENT) {
        forFailed().folder.claim();
      }
    }
  }

  /**
   * Locks the folder.
   *
   * @param command the arguments as given, for the message to others that find the folder locked
   * @throws UserErrorException if another process uses the folder
   */
  public RunLock take(String command) throws IOException {
    RunLock lock = RunLock.take(directory, RunLock.holder(command));
    try {
      folder.tidy();
      new EarlierRuns(folder).tidy();
      return lock;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Locks the folder for writing its report again.
   *
   * @param command the arguments as given, for the message to others that find the folder locked
   * @throws UserErrorException if there is no run here, or another process uses the folder
   */
  public RunLock takeForReport(String command) throws IOException {
    if (Manifest.read(directory).isEmpty()) {
      requireRun();
    }
    folder.claim();
    folder.requireRoom(DERIVED);
    return take(command);
  }

  /** Opens the log of the current run; {@code append} if the run is resumed. */
  public OutputStream openLog(boolean append) throws IOException {
    Path log = path(FolderNames.LOG);
    if (!append || !folder.has(FolderNames.LOG) || FileKind.hasOtherNames(log)) {
      folder.write(FolderNames.LOG, "");
    }
    return Files.newOutputStream(log, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  }

  /** The files of a part of this run, in a folder of their own. */
  public RunFiles part(String name) {
    return new RunFiles(directory.resolve(name));
  }

  /** The folders of parts of this run that are here, by name. */
  public List<RunFiles> parts() throws IOException {
    List<RunFiles> parts = new ArrayList<>();
    for (Directories.Entry entry : Directories.entries(directory)) {
      if (entry.kind() == FileKind.DIRECTORY && FolderNames.PART.matcher(entry.name()).matches()) {
        parts.add(part(entry.name()));
      }
    }
    return parts;
  }

  /** Deletes all files here that are ours, and the folder if it is then empty. */
  public void deleteAll() throws IOException {
    folder.deleteAll();
  }

  /** The folder beside this one for a run with failed trials, if there is a complete run here. */
  public RunFiles forFailed() {
    return new RunFiles(directory.resolveSibling(directory.getFileName() + ".failed"));
  }

  /**
   * Whether there is a finished run here whose files are consistent and whose trials did not fail.
   */
  public boolean isWhole() throws IOException {
    return readWhole().isPresent();
  }

  /** A finished run whose files are consistent and whose trials did not fail, if there is one. */
  public Optional<Content> readWhole() throws IOException {
    if (!isThere()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read())
          .filter(
              run -> run.trials().stream().noneMatch(row -> row.status().equals(TrialRow.FAILED)));
    } catch (UserErrorException e) {
      return Optional.empty(); // files that were changed or deleted
    }
  }

  /** Whether there is a finished run here: a spec, and trials of its architectures. */
  private boolean isThere() throws IOException {
    if (!folder.has(RunTables.SPEC) || !folder.has(RunTables.TRIALS)) {
      return false;
    }
    try {
      requireRun();
      return true;
    } catch (UserErrorException e) {
      return false; // files of these names, but not ours
    }
  }

  private void requireRun() throws IOException {
    Object architectures = RunTables.spec(folder).get("architectures");
    for (TrialRow trial : RunTables.trials(folder)) {
      if (!(architectures instanceof Map<?, ?> named && named.containsKey(trial.architecture()))) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s has trials of '%s', which is none of the architectures in %s; run the experiment again",
                path(RunTables.TRIALS),
                trial.architecture(),
                path(RunTables.SPEC)));
      }
    }
  }

  /**
   * Sets the run in this folder aside if the new run would change any of its deterministic files.
   *
   * @param models path of each model, by its new file name
   * @return the folder that it is kept in; empty if there is nothing to keep
   */
  public Optional<Path> setAside(Content content, Map<String, Path> models) throws IOException {
    return staysAsItIs(RunTables.deterministic(content)) && new Models(folder).areAmong(models)
        ? Optional.empty()
        : Optional.of(new EarlierRuns(folder).setAside());
  }

  /** Whether the new run would leave each of the existing files unchanged. */
  private boolean staysAsItIs(Map<String, String> texts) throws IOException {
    for (String name : RunTables.DETERMINISTIC) {
      if (folder.has(name)) {
        String text = texts.get(name);
        byte[] here = Files.readAllBytes(path(name));
        if (text == null || !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), here)) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Replaces the files of the run in this folder.
   *
   * @param models path of each model, by its new file name
   */
  public void write(Content content, Map<String, Path> models) throws IOException {
    writeTables(content);
    new Models(folder).replace(models);
  }

  private void writeTables(Content content) throws IOException {
    Map<String, byte[]> files = RunTables.all(content);
    folder.write(files);
    for (String name : OlderNames.and(NOT_OF_EVERY_RUN)) {
      if (!files.containsKey(name)) {
        folder.delete(name);
      }
    }
  }

  /** The names of older versions in this folder, in words: "floors.csv as baselines.csv". */
  public List<String> olderNames() throws IOException {
    return OlderNames.found(folder);
  }

  /**
   * Writes the files of a run again with current names of files and columns; the values stay the
   * same.
   *
   * @throws UserErrorException if one of them was changed after the run
   */
  public void update() throws IOException {
    Content content = read();
    if (!content.changed().isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s differs from what the run wrote, by %s; put the original back, or delete %s to keep the change",
              path(content.changed().get(0)),
              path(RunTables.CHECKSUMS),
              path(RunTables.CHECKSUMS)));
    }
    writeTables(content);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws UserErrorException naming what is missing, damaged or inconsistent
   */
  public Content read() throws IOException {
    return RunTables.read(folder);
  }

  /**
   * The provenance of the run.
   *
   * @throws UserErrorException if its file is missing or damaged
   */
  public Provenance provenance() throws IOException {
    return RunTables.provenance(folder);
  }

  /** The names of the files here that a repeated run reproduces. */
  public List<String> deterministic() throws IOException {
    List<String> files = new ArrayList<>();
    for (String file : DETERMINISTIC) {
      String name = OlderNames.present(folder, file);
      if (folder.has(name)) {
        files.add(name);
      }
    }
    files.addAll(new Models(folder).files());
    return files;
  }

  /** Whether a file of this name is here. */
  boolean has(String name) throws IOException {
    return folder.has(name);
  }

  /**
   * Replaces the statistics derived from the run.
   *
   * @param sweep empty without a sweep
   */
  public void writeStatistics(
      List<SummaryRow> summary, List<ComparisonRow> comparisons, List<SummaryRow> sweep)
      throws IOException {
    folder.write(SUMMARY_FILE, SUMMARY.text(summary));
    folder.write(COMPARISONS_FILE, COMPARISONS.text(comparisons));
    if (sweep.isEmpty()) {
      folder.delete(SWEEP_SUMMARY);
    } else {
      folder.write(SWEEP_SUMMARY, SUMMARY.text(sweep));
    }
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

  /** Removes deleted files from the manifest. */
  public void prune() throws IOException {
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

  /** The spec of the run. */
  public Path spec() throws IOException {
    return folder.file(RunTables.SPEC);
  }

  public Path path(String name) {
    return directory.resolve(name);
  }
}
