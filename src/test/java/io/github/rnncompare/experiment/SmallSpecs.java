package io.github.rnncompare.experiment;

import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import io.github.rnncompare.task.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Specs of trials that take milliseconds. */
public final class SmallSpecs {
  /**
   * All that a plan can have: a sweep, two seeds, saved models, diagnostics, trials that diverge.
   */
  public static final String SWEEP =
      """
      question: Which architecture comes out the same after an interruption?
      task: {name: random_tensors, sequences: 12, time_steps: 3, input_size: 2, output_size: 1}
      architectures: {simple_rnn: {hidden_size: 3}, gru: {hidden_size: 2}}
      training:
        epochs: 2
        batch_size: 5
        optimizer: {name: sgd, learning_rate: {simple_rnn: 1e10, gru: 0.1}}
      sweep: {choose: mean, seeds: 1, keys: {training.l2: [0.5, 0]}}
      save: best
      diagnostics:
        measures: [gradient_through_time, lyapunov_exponents, recurrent_spectrum, saturation,
          gate_openings, state_norms, clipping]
        epochs: [0, 1]
      seeds: 2
      """;

  /** A search whose best learning rate lies beyond the edge. */
  public static final String WIDENED =
      SWEEP
          .replace("simple_rnn: 1e10, gru: 0.1", "simple_rnn: 1, gru: 1")
          .replaceFirst("learning_rate: [{].*?[}]", "learning_rate: 0.1")
          .replace("training.l2: [0.5, 0]", "training.optimizer.learning_rate: [0.001, 0.003]");

  /** The same without the sweep. */
  public static final String PLAIN = SWEEP.replaceFirst("(?m)^sweep.*\\n", "");

  private SmallSpecs() {}

  /** A series of 40 values; validation and test of 5 each, one GRU. */
  public static String series(Path directory, String training) throws IOException {
    Path file = directory.resolve("series.csv");
    Files.writeString(
        file,
        IntStream.rangeClosed(1, 40)
            .mapToObj(t -> "%d,%s".formatted(t, 100 + 2 * t + 20 * Math.sin(t)))
            .collect(Collectors.joining("\n", "month,level\n", "\n")));
    return """
        question: Does a training go on as if it had not stopped?
        task: {name: series, file: %s, columns: [level], transforms: [standardise], window: 4,
          validation: 5, test: 5}
        architectures: {gru: {hidden_size: 3}}
        training: {%s}
        save: best
        seeds: 1
        """
        .formatted(file, training);
  }

  /** Reads a spec from {@code directory/NAME.yaml}. */
  public static ExperimentSpec read(Path directory, String text, String... overrides)
      throws IOException {
    return ExperimentSpec.read(write(directory, text), List.of(overrides));
  }

  /** Writes a spec into {@code directory}, whose results are then called "small". */
  public static Path write(Path directory, String text) throws IOException {
    return Files.writeString(directory.resolve("small.yaml"), text);
  }

  /** The same with another task. */
  static ExperimentSpec with(ExperimentSpec spec, Task task) {
    return new ExperimentSpec(
        spec.name(),
        spec.question(),
        task,
        spec.architectures(),
        spec.candidates(),
        spec.further(),
        spec.sweep(),
        spec.save(),
        spec.baselines(),
        spec.seeds(),
        spec.diagnostics(),
        spec.resolved());
  }

  /** Gives the data of a seed. */
  public interface Data {
    TaskData of(long seed) throws IOException;
  }

  /** A task as the spec's, whose data go another way. */
  record OtherData(Task task, Data data) implements Task {
    @Override
    public String description() {
      return task.description();
    }

    @Override
    public Shape shape() {
      return task.shape();
    }

    @Override
    public boolean hasValidation() {
      return task.hasValidation();
    }

    @Override
    public TaskData data(long seed) throws IOException {
      return data.of(seed);
    }

    @Override
    public Predictions predict(Path file, TrainedNetwork network) throws IOException {
      return task.predict(file, network);
    }
  }

  /** The same with data that {@code data} makes of the spec's own task. */
  public static ExperimentSpec withData(ExperimentSpec spec, Data data) {
    return with(spec, new OtherData(spec.task(), data));
  }
}
