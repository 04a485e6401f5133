package io.github.rnncompare.draft;

import io.github.rnncompare.archive.ArchiveFormat;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
            .replaceFirst("(?i)\\.(csv|tsv|ts|txt|arff)$", "")
            .replaceAll("[^\\p{L}\\p{N}_-]+", "-")
            .replaceFirst("^-+", "");
    return new SpecDraft(task(file, base, name.isEmpty() ? "data" : name, options), options.test());
  }

  private static TaskDraft task(Path file, String base, String name, DraftOptions options)
      throws IOException {
    String lower = base.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    boolean directory = Files.isDirectory(file);
    if (!directory) {
      OtherFormat.refuse(file);
    }
    Optional<ArchiveFormat> archive = directory ? Optional.empty() : ArchiveFormat.ofName(base);
    boolean csv = lower.endsWith(".csv") || lower.endsWith(".tsv");
    boolean columns = options.areOfColumns();
    if (archive.isEmpty() && !directory && !columns && UcrShape.isOf(file)) {
      archive = Optional.of(ArchiveFormat.UCR);
    }
    if (columns && (directory || archive.isPresent() || !csv)) {
      throw new UserErrorException(
          file + ": options that name columns or forecasts are for CSV files; leave them out");
    }
    if (archive.isPresent()) {
      return ArchiveDraft.of(file, name, archive.get(), options.test());
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

  /**
   * The spec as YAML.
   *
   * @param length the key for the length of training: {@code epochs: 100} or {@code steps: 500}
   */
  public String yaml(String length) {
    return String.format(
        Locale.ROOT,
        """
        # A draft that runs as it is; adapt it to what you know. All keys: experiments/README.md
        question: %s

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
          seeds: [101, 102, 103, 104, 105]
          keys:
            preset: [pytorch, recommended]   # initialisation of PyTorch, or of each one's literature
            training.optimizer.learning_rate: [0.0003, 0.001, 0.003, 0.01, 0.03]

        seeds: 10
        """,
        Quoted.of(task.question()),
        String.join("\n", task.keys()).indent(2),
        parameters(),
        length,
        BATCH_SIZE);
  }

  /** Enough for an LSTM of about ten units; it has the most parameters per unit. */
  private int parameters() {
    int inputSize = task.sizes().inputSize();
    int outputSize = task.sizes().outputSize();
    int least = 40 * (inputSize + 12) + 11 * outputSize;
    return Math.max(MIN_PARAMETERS, (least + 999) / 1000 * 2000);
  }
}
