package io.github.rnncompare.draft;

import io.github.rnncompare.archive.ArchiveFormat;
import io.github.rnncompare.archive.TsfFile;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Drafts a spec for a user's own data, which can be run as it is. */
public final class SpecDraft {
  /** The batch size in drafts. */
  public static final int BATCH_SIZE = 32;

  private static final int MIN_PARAMETERS = 2000;

  private final TaskDraft task;
  private final List<String> found;

  private SpecDraft(TaskDraft task, Optional<Path> test) {
    this.task = task;
    List<String> all = new ArrayList<>(task.found());
    test.ifPresent(path -> all.add(path + " is the test split."));
    this.found = List.copyOf(all);
  }

  /**
   * Drafts a spec for a file or folder.
   *
   * @throws UserErrorException if its format cannot be read, or it is damaged
   */
  public static SpecDraft of(Path file) throws IOException {
    return of(file, DraftOptions.NONE);
  }

  /** The same, with what its owner says about it. */
  public static SpecDraft of(Path file, DraftOptions options) throws IOException {
    if (!Files.exists(file)) {
      throw new UserErrorException("no such file: " + file);
    }
    if (options.test().isPresent() && !Files.isRegularFile(options.test().get())) {
      throw new UserErrorException(
          options.test().get() + ": no such file; expected one for the test split");
    }
    String base = String.valueOf(file.toAbsolutePath().normalize().getFileName());
    String name =
        base.replaceFirst("(?i)\\.gz$", "")
            .replaceFirst("(?i)\\.(csv|tsv|tsf|ts|txt|dat|data|arff|npy|npz)$", "")
            .replaceAll("[^\\p{L}\\p{N}_-]+", "-")
            .replaceFirst("^-+", "");
    return new SpecDraft(task(file, base, name.isEmpty() ? "data" : name, options), options.test());
  }

  private static TaskDraft task(Path file, String base, String name, DraftOptions options)
      throws IOException {
    String lower = ArchiveFormat.unpacked(base);
    boolean directory = Files.isDirectory(file);
    Optional<ArchiveFormat> archive = directory ? Optional.empty() : ArchiveFormat.ofName(base);
    if (!directory && archive.isEmpty()) {
      OtherFormat.refuse(file);
    }
    boolean tsf = TsfFile.isNamed(base);
    boolean columns = options.areOfColumns();
    boolean other = !directory && archive.isEmpty() && !tsf;
    boolean csv =
        other
            && (lower.endsWith(".csv")
                || lower.endsWith(".tsv")
                || DataRow.areIn(DataContent.of(file)));
    if (other) {
      Optional<LabelledRows> rows = LabelledRows.of(file, options);
      if (rows.isPresent() && (!csv || rows.get().isTaken())) {
        return ArchiveDraft.ofRows(file, name, rows.get(), options.test());
      }
      if (rows.isPresent()) {
        return rows.get().addTo(CsvDraft.of(file, name, options));
      }
    }
    if (columns && !tsf && (directory || archive.isPresent() || !csv)) {
      throw new UserErrorException(
          file + ": options that name columns or forecasts are for CSV files; leave them out");
    }
    if (archive.isPresent()) {
      return ArchiveDraft.of(file, name, archive.get(), options.test());
    }
    if (tsf) {
      return TsfDraft.of(file, name, options);
    }
    if (csv) {
      return CsvDraft.of(file, name, options);
    }
    if (options.test().isPresent()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: the test split of a %s has no file of its own; draft a spec for one file, with all of it",
              file,
              directory ? "folder" : "text"));
    }
    return directory ? FolderDraft.of(file, name) : TextDraft.of(file, name);
  }

  /** The name of the experiment, and of its file without {@code .yaml}. */
  public String name() {
    return task.name();
  }

  /** What the file contains and how it was understood, line by line. */
  public List<String> found() {
    return found;
  }

  /** What the file was taken for, and what it might be as well; empty where that is clear. */
  public Optional<Choice> choice() {
    return task.choice();
  }

  /** Whether each seed may draw splits of its own. */
  public boolean mayResample() {
    return task.keys().contains("name: sequences");
  }

  /** What a split has: sequences, windows of a series, or pieces of a text. */
  public String unit() {
    return task.keys().contains("name: series")
        ? "windows"
        : task.keys().contains("name: text") ? "pieces" : "sequences";
  }

  /** The shortest window that a series may be drafted with; empty if it is as short, or none. */
  public Optional<Integer> shortestWindow() {
    return task.shortestWindow();
  }

  /**
   * The spec as YAML.
   *
   * @param notes sentences of what its reader should know; comments at its beginning
   */
  public String yaml(DraftSize size, List<String> notes) {
    return String.format(
        Locale.ROOT,
        """
        # A draft that runs as it is; adapt it to what you know. All keys: experiments/README.md
        %squestion: %s

        task:
        %s
        match: parameters           # chooses widths for about equal parameter counts
        parameters: %d
        architectures:
          simple_rnn: {}
          lstm: {}
          gru: {}

        training:
        %s
          batch_size: %d
          clip: 1.0
          optimizer:
            name: adam

        sweep:                      # each architecture tries every value and uses its best
        %s
          keys:
            preset: [pytorch, recommended]   # initialisation of PyTorch, or of each one's literature
            training.optimizer.learning_rate: [0.0003, 0.001, 0.003, 0.01, 0.03]

        seeds: %d
        """,
        notes.stream().map(note -> "# " + note + "\n").collect(Collectors.joining()),
        Quoted.of(task.question()),
        String.join("\n", task.keys()).indent(2),
        parameters(),
        indented(size.training()),
        BATCH_SIZE,
        indented(size.search()),
        size.seeds());
  }

  private static String indented(List<String> keys) {
    return String.join("\n", keys).indent(2).stripTrailing();
  }

  /** Enough for an LSTM of about ten units; it has the most parameters per unit. */
  private int parameters() {
    int inputSize = task.sizes().inputSize();
    int outputSize = task.sizes().outputSize();
    int least = 40 * (inputSize + 12) + 11 * outputSize;
    return Math.max(MIN_PARAMETERS, (least + 999) / 1000 * 2000);
  }
}
