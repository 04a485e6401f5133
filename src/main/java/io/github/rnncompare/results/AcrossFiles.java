package io.github.rnncompare.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a comparison across several runs. */
public record AcrossFiles(Path directory) {
  private static final CsvTable<ScoreRow> SCORES = new CsvTable<>(ScoreRow.class);
  private static final CsvTable<ComparisonRow> COMPARISONS = new CsvTable<>(ComparisonRow.class);

  /** Puts scores and comparisons in the place of those that were here. */
  public void write(List<ScoreRow> scores, List<ComparisonRow> comparisons) throws IOException {
    Files.createDirectories(directory);
    AtomicFile.write(directory.resolve("scores.csv"), SCORES.text(scores));
    AtomicFile.write(directory.resolve("comparisons.csv"), COMPARISONS.text(comparisons));
  }

  /** For pictures. */
  public DerivedFolder charts() {
    return DerivedFolder.charts(directory);
  }

  /** For the report's tables. */
  public DerivedFolder tables() {
    return DerivedFolder.tables(directory);
  }
}
