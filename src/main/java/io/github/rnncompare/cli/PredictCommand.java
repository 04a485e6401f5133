package io.github.rnncompare.cli;

import io.github.rnncompare.network.Backend;
import io.github.rnncompare.network.ModelDescription;
import io.github.rnncompare.network.SavedModel;
import io.github.rnncompare.plan.Tasks;
import io.github.rnncompare.plan.TrialSeeds;
import io.github.rnncompare.results.CsvRows;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Predictions;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TrainedNetwork;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/**
 * {@code predict}: prints a saved model's predictions for new data as CSV. Nothing else goes to the
 * output stream, so that it can be piped. Programs get it unchanged, terminals made harmless.
 */
@Command(
    name = "predict",
    description =
        "Runs a saved model on new data and prints its predictions as CSV, with the time and the split"
            + " of each row.",
    mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  @Spec private CommandSpec command;
  @ParentCommand private RootCommand root;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model that a run has saved (`save: best` in its spec).")
  private Path file = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "DATA",
      description =
          "A file in the format of the training data; targets are not read. For a model of a"
              + " generated task: CSV with columns sequence, step, and x1, x2, …, one for each input"
              + " of the network; also for a model of .ts or .arff files.")
  private Path data = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the predictions to FILE instead of the terminal.")
  private @Nullable Path out;

  @Option(names = "--overwrite", description = "Replace the FILE of --out if it exists.")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    root.log();
    OutputFile target = out == null ? null : new OutputFile(out, overwrite, List.of(file, data));
    if (target != null) {
      target.check();
    }
    Backend.load();
    SavedModel model = SavedModel.read(file);
    ModelDescription description = model.description();
    Task task = task(description);
    model.requireFits(task.shape(), file);
    requireFitted(task, description);
    Predictions predictions =
        task.predict(
            data,
            new TrainedNetwork(
                description.fitted(),
                description.trainedOn(),
                TrialSeeds.of(description.seed()).data(),
                features -> model.network().outputs(features, null)));
    if (target != null) {
      target.write(csv -> write(predictions, csv));
    } else {
      // What fits into the buffer is not shown if a prediction fails
      write(predictions, new BufferedWriter(new StreamedOutput(root.output().exact()), BUFFER));
    }
    PrintWriter err = command.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "%s, seed %d, epoch %d; trained on %s%n",
        description.architecture(),
        description.seed(),
        description.epoch(),
        task.description());
    err.flush();
    return 0;
  }

  /** The task that the model was trained on, read from the spec stored in it. */
  private Task task(ModelDescription description) {
    Map<String, Object> kept = new LinkedHashMap<>(description.spec());
    kept.keySet().retainAll(Set.of("task"));
    return SpecFile.readText(SpecFile.dump(kept), file + ": the task of its spec", Tasks::read)
        .value()
        .orElseThrow();
  }

  private void requireFitted(Task task, ModelDescription description) {
    try {
      task.requireFitted(description.fitted());
    } catch (UserErrorException e) { // the message lacks the name of the model file
      throw new UserErrorException(SavedModel.damaged(file, e.getMessage()), e);
    }
  }

  private static void write(Predictions predictions, Writer out) throws IOException {
    CsvRows csv = new CsvRows(out, predictions.columns());
    predictions.rows().write(csv::row);
    csv.flush();
  }
}
