package io.github.rnncompare.reliability;

import io.github.rnncompare.cli.TrainedModel;
import io.github.rnncompare.experiment.SmallSpecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Saved models that were whole before their zip was changed. */
final class MutatedModels implements Attack {
  private static final List<ModelMutation> MUTATIONS = List.of(ModelMutation.values());
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Pattern NO_NUMBER = Pattern.compile("NaN|Infinity");
  private static final String SERIES =
      """
      task: {name: series, file: FILE, columns: [level], transforms: [standardise], window: 4,
        validation: 5, test: 5}
      engine: fast
      architectures: {gru: {hidden_size: 5}}
      """;

  private @Nullable List<Whole> models;

  /** A model, the data that it is asked of, and what it says of them. */
  private record Whole(Path file, Path data, CommandRun predicted) {}

  @Override
  public String name() {
    return "mutated models";
  }

  @Override
  public String description() {
    return "Saved models of each architecture with bytes, entries, values of their description and"
        + " configuration, and parameters changed, or mixed from two. `predict` refuses each with"
        + " one message that names the file, or gives the predictions of the model as it was.";
  }

  @Override
  public int cases(boolean quick) {
    return quick ? 30 : 2_000;
  }

  @Override
  public Outcome attempt(int number, Path directory) throws IOException, InterruptedException {
    Random random = new Random(number * 0x9E3779B97F4A7C15L);
    List<Whole> all = models();
    Whole model = all.get(random.nextInt(all.size()));
    Whole other = all.get(random.nextInt(all.size()));
    ModelMutation mutation = MUTATIONS.get(number % MUTATIONS.size());
    Path file = directory.resolve("model.zip");
    Files.write(
        file,
        mutation.of(Files.readAllBytes(model.file()), Files.readAllBytes(other.file()), random));

    CommandRun run = predict(file, model.data());

    Outcome outcome = outcome(file, run, model.predicted());
    return outcome.verdict() == Outcome.Verdict.HELD
        ? outcome
        : Outcome.finding(outcome.kind(), Judged.shortened(mutation + "\n" + outcome.detail()));
  }

  private static Outcome outcome(Path file, CommandRun run, CommandRun whole) {
    Optional<String> fault = run.fault(List.of(file.toString()));
    if (fault.isPresent()) {
      return Outcome.finding(fault.get(), run.shown());
    }
    if (run.code() != 0) {
      return Outcome.held("one message");
    }
    if (NO_NUMBER.matcher(run.out()).find()) {
      return Outcome.finding("predicts what is no number", run.shown());
    }
    if (!run.out().equals(whole.out())) {
      return Outcome.finding("other predictions, silently", run.shown());
    }
    return run.err().equals(whole.err())
        ? Outcome.held("the same predictions")
        : Outcome.finding("says of the model what it was not", run.shown() + "was: " + whole.err());
  }

  private static CommandRun predict(Path model, Path data) throws InterruptedException {
    return CommandRun.of(LONGEST, List.of("predict", model.toString(), data.toString()));
  }

  private List<Whole> models() throws IOException, InterruptedException {
    List<Whole> made = models;
    if (made == null) {
      Path directory = Files.createTempDirectory("rnn-compare-models");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> SampleFolders.delete(directory)));
      SmallSpecs.series(directory, "epochs: 1");
      Path series = directory.resolve("series.csv");
      made = new ArrayList<>();
      for (String spec :
          List.of(
              TrainedModel.gru(),
              TrainedModel.gru().replace("sequences: 12", "sequences: 13"),
              TrainedModel.gru().replace("gru", "lstm"),
              TrainedModel.gru()
                  .replace("gru", "simple_rnn")
                  .replace("targets: values", "targets: classes, targets_at: every_step"),
              SERIES.replace("FILE", series.toString()),
              SERIES.replace("FILE", series.toString()).replace("window: 4", "window: 5"))) {
        Path own = Files.createDirectory(directory.resolve("model-" + made.size()));
        made.add(whole(spec, own, series));
      }
      models = made;
    }
    return made;
  }

  private static Whole whole(String spec, Path directory, Path series)
      throws IOException, InterruptedException {
    TrainedModel trained = TrainedModel.train(spec, directory);
    Path data =
        spec.contains("series")
            ? series
            : Path.of(TrainedModel.write(trained.data().train().sequences().features(), directory));
    Path file = Path.of(trained.file());
    CommandRun predicted = predict(file, data);
    if (!predicted.isDone()) {
      throw new IOException(predicted.shown());
    }
    return new Whole(file, data, predicted);
  }
}
