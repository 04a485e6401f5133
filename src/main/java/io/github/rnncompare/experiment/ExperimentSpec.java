package io.github.rnncompare.experiment;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Architectures;
import io.github.rnncompare.network.Initialisation;
import io.github.rnncompare.network.LayerEngine;
import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Range;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.Tasks;
import io.github.rnncompare.training.TrainingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment: what to compare on which data, and how.
 *
 * @param name of the spec's file, without its ending
 * @param question that the experiment answers
 * @param seeds one trial each for every architecture
 * @param resolved the spec as it was understood, with every default filled in
 */
public record ExperimentSpec(
    String name,
    String question,
    Task task,
    List<Architecture> architectures,
    Initialisation init,
    TrainingSettings training,
    List<Long> seeds,
    Map<String, Object> resolved) {

  private static final int MOST_SEEDS = 10_000;

  /** What a spec's keys said, before it is known whether they were all right. */
  private record Keys(
      String question,
      Optional<Task> task,
      List<Architecture> architectures,
      Initialisation init,
      Optional<TrainingSettings> training,
      List<Long> seeds) {

    static Keys read(Section spec) {
      String question = spec.text("question");
      Optional<Task> task = Tasks.read(spec);
      LayerEngine engine = LayerEngine.read(spec);
      return new Keys(
          question,
          task,
          Architectures.read(spec, engine),
          Initialisation.read(spec, engine),
          TrainingSettings.read(spec),
          spec.countOrList("seeds", 10, Range.between(1, 1_000_000), MOST_SEEDS));
    }
  }

  /**
   * Reads a spec.
   *
   * @param overrides {@code key.path=value}, each put in the place of what the file says
   * @throws MistakeException listing every fault, each with file, line, column and key
   * @throws IOException if the file is there and cannot be read
   */
  public static ExperimentSpec read(Path file, List<String> overrides) throws IOException {
    SpecFile.Reading<Keys> reading = SpecFile.read(file, overrides, Keys::read);
    Keys keys = reading.value();
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    if (name.isEmpty() || name.startsWith(".")) {
      throw new MistakeException(
          file + ": the file's name becomes the results' and must not begin with a dot");
    }
    return new ExperimentSpec(
        name,
        keys.question(),
        keys.task().orElseThrow(),
        keys.architectures(),
        keys.init(),
        keys.training().orElseThrow(),
        keys.seeds(),
        reading.resolved());
  }
}
