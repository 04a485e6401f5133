package io.github.rnncompare.results;

import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.Target;
import io.github.rnncompare.spec.TextFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files of one run, in {@code results/NAME/}. */
public final class RunFiles {
  private static final CsvTable<LossRow> LOSSES = new CsvTable<>(LossRow.class);

  private static final CsvTable<TrialRow> TRIALS =
      new CsvTable<>(
          TrialRow.class,
          Map.of("implementation", "engine"),
          Map.of("message", "", "metric_better", ""));

  private static final CsvTable<FloorRow> FLOORS = new CsvTable<>(FloorRow.class);
  private static final CsvTable<CostRow> COSTS = new CsvTable<>(CostRow.class);
  private static final CsvTable<SummaryRow> SUMMARY = new CsvTable<>(SummaryRow.class);
  private static final CsvTable<ComparisonRow> COMPARISONS = new CsvTable<>(ComparisonRow.class);

  private static final String SPEC = "spec.yaml";
  private static final String LOSSES_FILE = "losses.csv";
  private static final String TRIALS_FILE = "trials.csv";
  private static final String FLOORS_FILE = "floors.csv";
  private static final String COSTS_FILE = "costs.csv";
  private static final String SWEEP_LOSSES = "sweep_losses.csv";
  private static final String SWEEP_TRIALS = "sweep_trials.csv";
  private static final String SUMMARY_FILE = "summary.csv";
  private static final String SWEEP_SUMMARY = "sweep_summary.csv";
  private static final String COMPARISONS_FILE = "comparisons.csv";
  private static final String PROVENANCE = "provenance.json";
  private static final List<String> WRITTEN_FIRST =
      List.of(SPEC, LOSSES_FILE, TRIALS_FILE, FLOORS_FILE, SWEEP_LOSSES, SWEEP_TRIALS);
  private static final List<String> OF_A_SWEEP = List.of(SWEEP_LOSSES, SWEEP_TRIALS);

  /** What the same spec makes the same, byte for byte, on the same kind of processor. */
  private static final List<String> DETERMINISTIC =
      List.of(
          SPEC,
          LOSSES_FILE,
          TRIALS_FILE,
          FLOORS_FILE,
          SUMMARY_FILE,
          COMPARISONS_FILE,
          SWEEP_LOSSES,
          SWEEP_TRIALS,
          SWEEP_SUMMARY);

  private final Path directory;
  private final ResultsFolder folder;

  public RunFiles(Path directory) {
    this.directory = directory;
    folder = folder(directory);
  }

  /** The folder of a run; one without a manifest is ours if its spec and its trials agree. */
  static ResultsFolder folder(Path directory) {
    return new ResultsFolder(directory, ResultNames.RUN, () -> new RunFiles(directory).isThere());
  }

  /**
   * Everything that a run writes before its report.
   *
   * @param sweepLosses and {@code sweepTrials}: of the search for each architecture's setting;
   *     empty without a sweep
   */
  public record Content(
      Map<String, Object> spec,
      List<LossRow> losses,
      List<TrialRow> trials,
      List<FloorRow> floors,
      List<LossRow> sweepLosses,
      List<TrialRow> sweepTrials,
      List<CostRow> costs,
      Provenance provenance) {}

  public Path directory() {
    return directory;
  }

  /** The run that was begun here and not finished, if there is one. */
  public Optional<Journal> unfinished() throws IOException {
    return Journal.unfinished(folder);
  }

  /** Begins a run; the files of a finished one stay until {@link #write}. */
  public Journal begin(Journal.Beginning beginning) throws IOException {
    return Journal.begin(folder, beginning);
  }

  /**
   * Makes the directory, and makes sure that a run's files can be written into it.
   *
   * @throws MistakeException if somebody else's files are there, or in the way
   */
  public void prepare() throws IOException {
    folder.claim();
    folder.requireRoom(ResultNames.RUN.whole().stream().filter(n -> !n.endsWith("/")).toList());
    Path probe = directory.resolve(TemporaryName.next());
    Files.createFile(probe);
    Files.delete(probe);
    if (folder.has(SPEC)) {
      new EarlierRuns(folder).requireRoom();
    }
  }

  /**
   * Keeps others off.
   *
   * @param command the arguments as given, for whoever finds the folder taken
   * @throws MistakeException if another process is at work here
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
   * Keeps others off while a report is made anew.
   *
   * @param command the arguments as given, for whoever finds the folder taken
   * @throws MistakeException if there is no run here, or another process is at work
   */
  public RunLock takeForReport(String command) throws IOException {
    if (Manifest.read(directory).isEmpty()) {
      requireRun();
    }
    folder.claim();
    return take(command);
  }

  /** Opens the log of the run that is at work; {@code append} where it was begun before. */
  public OutputStream openLog(boolean append) throws IOException {
    Path log = path(ResultNames.LOG);
    if (!append || !folder.has(ResultNames.LOG) || FileKind.hasOtherNames(log)) {
      folder.write(ResultNames.LOG, "");
    }
    return Files.newOutputStream(log, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  }

  /** The folder beside this one for a run with failed trials, where a whole one stands here. */
  public RunFiles forFailed() {
    return new RunFiles(directory.resolveSibling(directory.getFileName() + ".failed"));
  }

  /** Whether a finished run is here, none of whose trials failed. */
  public boolean isWhole() throws IOException {
    return isThere()
        && trials(TRIALS_FILE).stream().noneMatch(row -> row.status().equals(TrialRow.FAILED));
  }

  /** Whether a finished run is here: a spec, and trials of its architectures. */
  private boolean isThere() throws IOException {
    if (!folder.has(SPEC) || !folder.has(TRIALS_FILE)) {
      return false;
    }
    try {
      requireRun();
      return true;
    } catch (MistakeException e) {
      return false; // files of these names, but not ours
    }
  }

  private void requireRun() throws IOException {
    Object architectures = resolved().get("architectures");
    for (TrialRow trial : trials(TRIALS_FILE)) {
      if (!(architectures instanceof Map<?, ?> named && named.containsKey(trial.architecture()))) {
        throw new MistakeException(
            String.format(
                Locale.ROOT,
                "%s has trials of '%s', which is none of the architectures in %s; run the experiment again",
                path(TRIALS_FILE),
                trial.architecture(),
                path(SPEC)));
      }
    }
  }

  /**
   * Keeps the run that stands here, if any of its deterministic files will be other ones.
   *
   * @param models where each lies, by the file name that it gets
   * @return the folder that it is kept in; empty where there is nothing to keep
   */
  public Optional<Path> setAside(Content content, Map<String, Path> models) throws IOException {
    return isKeptAsItIs(texts(content)) && new Models(folder).areAmong(models)
        ? Optional.empty()
        : Optional.of(new EarlierRuns(folder).setAside());
  }

  /** Whether the files that are here will be there with the same content. */
  private boolean isKeptAsItIs(Map<String, String> texts) throws IOException {
    for (String name : WRITTEN_FIRST) {
      String text = texts.get(name);
      if (folder.has(name)
          && (text == null
              || !Arrays.equals(
                  text.getBytes(StandardCharsets.UTF_8), Files.readAllBytes(path(name))))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> texts(Content content) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(SPEC, SpecFile.dump(content.spec()));
    texts.put(LOSSES_FILE, LOSSES.text(content.losses()));
    texts.put(TRIALS_FILE, TRIALS.text(content.trials()));
    texts.put(FLOORS_FILE, FLOORS.text(content.floors()));
    if (!content.sweepTrials().isEmpty()) {
      texts.put(SWEEP_LOSSES, LOSSES.text(content.sweepLosses()));
      texts.put(SWEEP_TRIALS, TRIALS.text(content.sweepTrials()));
    }
    return texts;
  }

  /**
   * Puts the files of a run in the place of what was here.
   *
   * @param models where each lies, by the file name that it gets
   */
  public void write(Content content, Map<String, Path> models) throws IOException {
    Map<String, String> texts = texts(content);
    texts.put(COSTS_FILE, COSTS.text(content.costs()));
    texts.put(PROVENANCE, Json.indented(content.provenance()));
    Map<String, byte[]> files = new LinkedHashMap<>();
    texts.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
    folder.write(files);
    for (String name : OF_A_SWEEP) {
      if (!texts.containsKey(name)) {
        folder.delete(name);
      }
    }
    new Models(folder).replace(models);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws MistakeException naming what is missing or damaged, or does not agree
   */
  public Content read() throws IOException {
    boolean swept = folder.isTaken(SWEEP_TRIALS);
    return RunCheck.checked(
        directory,
        new Content(
            resolved(),
            LOSSES.read(present(LOSSES_FILE)),
            trials(TRIALS_FILE),
            FLOORS.read(present(FLOORS_FILE)),
            swept ? LOSSES.read(present(SWEEP_LOSSES)) : List.of(),
            swept ? trials(SWEEP_TRIALS) : List.of(),
            folder.isTaken(COSTS_FILE) ? COSTS.read(present(COSTS_FILE)) : List.of(),
            provenance()));
  }

  private Map<String, Object> resolved() throws IOException {
    String source = present(SPEC).toString();
    Map<String, Object> spec = SpecFile.load(TextFile.read(path(SPEC), "spec"), source);
    try {
      Target.of(spec); // reports look for it
    } catch (MistakeException e) {
      throw new MistakeException(source + ": " + e.getMessage(), e);
    }
    return spec;
  }

  /** At least one. */
  private List<TrialRow> trials(String name) throws IOException {
    List<TrialRow> trials = TRIALS.read(present(name));
    if (trials.isEmpty()) {
      throw new MistakeException(path(name) + " has no trial; run the experiment again");
    }
    return trials;
  }

  /**
   * What the run rests on.
   *
   * @throws MistakeException if that is missing or damaged
   */
  public Provenance provenance() throws IOException {
    return Json.readWhole(present(PROVENANCE), Provenance.class);
  }

  /** The names of the files that an identical run makes identical, those that are here. */
  public List<String> deterministic() throws IOException {
    List<String> files = new ArrayList<>();
    for (String name : DETERMINISTIC) {
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
   * Puts what follows from a run in the place of what followed from an earlier one.
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

  /** Puts the report in the place of the one that was here; the last file to be written. */
  public void writeReport(String markdown) throws IOException {
    folder.write(ResultNames.REPORT, markdown);
    folder.prune();
  }

  /** Takes out of the manifest what is here no more. */
  public void prune() throws IOException {
    folder.prune();
  }

  /** For pictures. */
  public DerivedFolder charts() {
    return new DerivedFolder(folder, ResultNames.CHARTS);
  }

  /** For the report's tables. */
  public DerivedFolder tables() {
    return new DerivedFolder(folder, ResultNames.TABLES);
  }

  /** The spec of the run. */
  public Path spec() throws IOException {
    return present(SPEC);
  }

  public Path path(String name) {
    return directory.resolve(name);
  }

  private Path present(String name) throws IOException {
    return folder.file(name);
  }
}
