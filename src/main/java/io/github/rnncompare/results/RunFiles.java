package io.github.rnncompare.results;

import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.Target;
import io.github.rnncompare.spec.TextFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
  private static final String MODELS = "models";
  private static final String PROVENANCE = "provenance.json";
  private static final List<String> ALWAYS =
      List.of(SPEC, LOSSES_FILE, TRIALS_FILE, FLOORS_FILE, COSTS_FILE, PROVENANCE);
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

  public RunFiles(Path directory) {
    this.directory = directory;
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
  public Optional<Journal> unfinished() {
    return Journal.unfinished(directory);
  }

  /** Begins a run; the files of a finished one stay until {@link #write}. */
  public Journal begin(Journal.Beginning beginning) throws IOException {
    return Journal.begin(directory, beginning);
  }

  /** Makes the directory, and makes sure that files can be written into it. */
  public void prepare() throws IOException {
    Files.createDirectories(directory);
    Path probe = Files.createTempFile(directory, "writable", ".tmp");
    Files.deleteIfExists(probe);
    for (String name : ALWAYS) {
      if (Files.isDirectory(path(name))) {
        throw new FileSystemException(path(name).toString(), null, "is a directory, not a file");
      }
    }
  }

  /** Takes away what a run that was killed here has left half-written. */
  public void tidy() throws IOException {
    AtomicFile.tidy(directory);
    AtomicFile.tidy(path(MODELS));
    charts().tidy();
    tables().tidy();
    new Previous(directory).tidy();
  }

  /**
   * Puts the files of a run in the place of what was here. Those of another spec are set aside as
   * {@code NAME.previous}.
   *
   * @param models where each lies, by the file name that it gets
   */
  public void write(Content content, Map<String, Path> models) throws IOException {
    String spec = SpecFile.dump(content.spec());
    if (Files.exists(path(SPEC)) && !Files.readString(path(SPEC)).equals(spec)) {
      new Previous(directory).setAside();
    }
    // The spec comes first: as long as it is the old one, all files are.
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(path(SPEC), spec);
    files.put(path(LOSSES_FILE), LOSSES.text(content.losses()));
    files.put(path(TRIALS_FILE), TRIALS.text(content.trials()));
    files.put(path(FLOORS_FILE), FLOORS.text(content.floors()));
    files.put(path(COSTS_FILE), COSTS.text(content.costs()));
    files.put(path(PROVENANCE), Json.indented(content.provenance()));
    if (!content.sweepTrials().isEmpty()) {
      files.put(path(SWEEP_LOSSES), LOSSES.text(content.sweepLosses()));
      files.put(path(SWEEP_TRIALS), TRIALS.text(content.sweepTrials()));
    }
    AtomicFile.writeAll(AtomicFile.utf8(files));
    for (String name : OF_A_SWEEP) {
      if (!files.containsKey(path(name))) {
        Files.deleteIfExists(path(name));
      }
    }
    new Models(path(MODELS)).replace(models);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws MistakeException naming what is missing or damaged, or does not agree
   */
  public Content read() throws IOException {
    boolean swept = Files.exists(path(SWEEP_TRIALS));
    return RunCheck.checked(
        directory,
        new Content(
            resolved(),
            LOSSES.read(present(LOSSES_FILE)),
            trials(TRIALS_FILE),
            FLOORS.read(present(FLOORS_FILE)),
            swept ? LOSSES.read(present(SWEEP_LOSSES)) : List.of(),
            swept ? trials(SWEEP_TRIALS) : List.of(),
            Files.exists(path(COSTS_FILE)) ? COSTS.read(present(COSTS_FILE)) : List.of(),
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

  /** The files that an identical run makes identical, those that are here. */
  public List<Path> deterministic() throws IOException {
    List<Path> files = new ArrayList<>();
    DETERMINISTIC.stream().map(this::path).filter(Files::exists).forEach(files::add);
    files.addAll(new Models(path(MODELS)).files());
    return files;
  }

  /**
   * Puts what follows from a run in the place of what followed from an earlier one.
   *
   * @param sweep empty without a sweep
   */
  public void writeStatistics(
      List<SummaryRow> summary, List<ComparisonRow> comparisons, List<SummaryRow> sweep)
      throws IOException {
    AtomicFile.write(path(SUMMARY_FILE), SUMMARY.text(summary));
    AtomicFile.write(path(COMPARISONS_FILE), COMPARISONS.text(comparisons));
    if (sweep.isEmpty()) {
      Files.deleteIfExists(path(SWEEP_SUMMARY));
    } else {
      AtomicFile.write(path(SWEEP_SUMMARY), SUMMARY.text(sweep));
    }
  }

  /** For pictures. */
  public DerivedFolder charts() {
    return DerivedFolder.charts(directory);
  }

  /** For the report's tables. */
  public DerivedFolder tables() {
    return DerivedFolder.tables(directory);
  }

  /** The spec of the run. */
  public Path spec() {
    return present(SPEC);
  }

  public Path path(String name) {
    return directory.resolve(name);
  }

  private Path present(String name) {
    if (Files.isDirectory(path(name))) {
      throw new MistakeException(
          path(name) + " is a directory, not a file; run the experiment again");
    }
    if (!Files.isRegularFile(path(name))) {
      throw new MistakeException(path(name) + " is missing; run the experiment again");
    }
    return path(name);
  }
}
