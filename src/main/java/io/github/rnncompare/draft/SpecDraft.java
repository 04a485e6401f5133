package io.github.rnncompare.draft;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A spec for a file of a person's own, which can be run as it is. */
public final class SpecDraft {
  /** Of the trainings that a draft has. */
  public static final int BATCH_SIZE = 32;

  private static final int FEWEST_PARAMETERS = 2000;

  private final TaskDraft task;

  private SpecDraft(TaskDraft task) {
    this.task = task;
  }

  /**
   * Looks at a file or folder.
   *
   * @throws UserErrorException if it is none of the kinds that can be read, or is damaged
   */
  public static SpecDraft of(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new UserErrorException("no such file: " + file);
    }
    String base = String.valueOf(file.toAbsolutePath().normalize().getFileName());
    String name =
        base.replaceFirst("(?i)\\.gz$", "")
            .replaceFirst("(?i)\\.(csv|tsv|ts|txt)$", "")
            .replaceAll("[^\\p{L}\\p{N}_-]+", "-")
            .replaceFirst("^-+", "");
    return new SpecDraft(task(file, base, name.isEmpty() ? "data" : name));
  }

  private static TaskDraft task(Path file, String base, String name) throws IOException {
    String lower = base.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (Files.isDirectory(file)) {
      return FolderDraft.of(file, name);
    }
    if (lower.endsWith(".ts")) {
      return TsDraft.of(file, name);
    }
    return lower.endsWith(".csv") || lower.endsWith(".tsv")
        ? CsvDraft.of(file, name)
        : TextDraft.of(file, name);
  }

  /** Of the experiment, and of its file without {@code .yaml}. */
  public String name() {
    return task.name();
  }

  /** What the file holds, and what it was taken for, line by line. */
  public List<String> found() {
    return task.found();
  }

  /**
   * The spec as YAML.
   *
   * @param length of a training, as {@code epochs: 100} or {@code steps: 500}
   */
  public String yaml(String length) {
    return String.format(
        Locale.ROOT,
        """
        # A draft that runs as it is; change what you know better. All keys: experiments/README.md
        question: %s

        task:
        %s
        match: parameters           # widths follow, so that all have about as many parameters
        parameters: %d
        architectures:
          simple_rnn: {}
          lstm:
            forget_bias: 1
          gru: {}

        training:
          %s
          batch_size: %d
          clip: 1.0
          optimizer:
            name: adam

        sweep:                      # every architecture tries every value, and keeps its best
          seeds: [101, 102]
          keys:
            training.optimizer.learning_rate: [0.001, 0.003, 0.01]

        seeds: 10
        """,
        Quoted.of(task.question()),
        String.join("\n", task.keys()).indent(2),
        parameters(),
        length,
        BATCH_SIZE);
  }

  /** Enough for an LSTM of ten units or so, the widest of the three. */
  private int parameters() {
    int inputSize = task.sizes().inputSize();
    int outputSize = task.sizes().outputSize();
    int least = 40 * (inputSize + 12) + 11 * outputSize;
    return Math.max(FEWEST_PARAMETERS, (least + 999) / 1000 * 2000);
  }
}
