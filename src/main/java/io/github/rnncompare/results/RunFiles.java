package io.github.rnncompare.results;

import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  }

  public void write(Content content) throws IOException {
    AtomicFile.write(path("spec.yaml"), SpecFile.dump(content.spec()));
    LOSSES.write(path("losses.csv"), content.losses());
    TRIALS.write(path("trials.csv"), content.trials());
    FLOORS.write(path("floors.csv"), content.floors());
    AtomicFile.write(path("provenance.json"), JSON.writeValueAsString(content.provenance()) + "\n");
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws MistakeException naming what is missing or damaged
   */
  public Content read() throws IOException {
    return new Content(
        SpecFile.load(Files.readString(present("spec.yaml")), path("spec.yaml").toString()),
        LOSSES.read(present("losses.csv")),
        TRIALS.read(present("trials.csv")),
        FLOORS.read(present("floors.csv")),
        provenance());
  }

  private Provenance provenance() throws IOException {
    Path file = present("provenance.json");
    try {
      return JSON.readValue(Files.readString(file), Provenance.class);
    } catch (JacksonException e) {
      throw new MistakeException(file + ": " + e.getOriginalMessage(), e);
    }
  }

  public void writeSummary(List<SummaryRow> rows) throws IOException {
    SUMMARY.write(path("summary.csv"), rows);
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
