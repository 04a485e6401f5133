package io.github.rnncompare.results;

import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files of one run, in {@code results/NAME/}. */
public final class RunFiles {
  private static final CsvTable<LossRow> LOSSES = new CsvTable<>(LossRow.class);
  private static final CsvTable<TrialRow> TRIALS = new CsvTable<>(TrialRow.class);
  private static final CsvTable<FloorRow> FLOORS = new CsvTable<>(FloorRow.class);
  private static final CsvTable<SummaryRow> SUMMARY = new CsvTable<>(SummaryRow.class);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private static final String SPEC = "spec.yaml";
  private static final String LOSSES_FILE = "losses.csv";
  private static final String TRIALS_FILE = "trials.csv";
  private static final String FLOORS_FILE = "floors.csv";
  private static final String PROVENANCE = "provenance.json";
  private static final List<String> NAMES =
      List.of(SPEC, LOSSES_FILE, TRIALS_FILE, FLOORS_FILE, PROVENANCE);

  private final Path directory;

  public RunFiles(Path directory) {
    this.directory = directory;
  }

  /** Everything that a run writes before its report. */
  public record Content(
      Map<String, Object> spec,
      List<LossRow> losses,
      List<TrialRow> trials,
      List<FloorRow> floors,
      Provenance provenance) {}

  public Path directory() {
    return directory;
  }

  /** Makes the directory, and makes sure that files can be written into it. */
  public void prepare() throws IOException {
    Files.createDirectories(directory);
    Path probe = Files.createTempFile(directory, "writable", ".tmp");
    Files.delete(probe);
    for (String name : NAMES) {
      if (Files.isDirectory(path(name))) {
        throw new FileSystemException(path(name).toString(), null, "is a directory, not a file");
      }
    }
  }

  /** Writes all files, or leaves all as they were. */
  public void write(Content content) throws IOException {
    Map<Path, String> files = new LinkedHashMap<>();
    files.put(path(SPEC), SpecFile.dump(content.spec()));
    files.put(path(LOSSES_FILE), LOSSES.text(content.losses()));
    files.put(path(TRIALS_FILE), TRIALS.text(content.trials()));
    files.put(path(FLOORS_FILE), FLOORS.text(content.floors()));
    files.put(path(PROVENANCE), JSON.writeValueAsString(content.provenance()) + "\n");
    AtomicFile.writeAll(files);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws MistakeException naming what is missing or damaged
   */
  public Content read() throws IOException {
    return new Content(
        SpecFile.load(Files.readString(present(SPEC)), path(SPEC).toString()),
        LOSSES.read(present(LOSSES_FILE)),
        TRIALS.read(present(TRIALS_FILE)),
        FLOORS.read(present(FLOORS_FILE)),
        provenance());
  }

  private Provenance provenance() throws IOException {
    Path file = present(PROVENANCE);
    try {
      return JSON.readValue(Files.readString(file), Provenance.class);
    } catch (JacksonException e) {
      throw new MistakeException(file + ": " + e.getOriginalMessage(), e);
    }
  }

  public void writeSummary(List<SummaryRow> rows) throws IOException {
    AtomicFile.write(path("summary.csv"), SUMMARY.text(rows));
  }

  public Path path(String name) {
    return directory.resolve(name);
  }

  private Path present(String name) {
    if (!Files.isRegularFile(path(name))) {
      throw new MistakeException(path(name) + " is missing; run the experiment again");
    }
    return path(name);
  }
}
