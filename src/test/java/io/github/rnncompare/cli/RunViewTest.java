package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.SmallSpecs;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.training.EpochRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunViewTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();

  private Experiment experiment(String spec, String... overrides) throws IOException {
    return new Experiment(SmallSpecs.read(directory, spec, overrides));
  }

  private RunView view(Experiment experiment, boolean redraws) throws IOException {
    return new RunView(new Output(new PrintWriter(out, true), redraws), experiment, 2, redraws);
  }

  private static TrialRow row(
      Trial trial, String status, @Nullable Double validation, String message) {
    return new TrialRow(
        trial.candidate().architecture().name(),
        Map.of(),
        "fast",
        2,
        39,
        trial.seed(),
        status,
        2,
        0.123456,
        null,
        validation,
        null,
        "",
        "",
        null,
        message);
  }

  private static EpochRecord epoch(int epoch) {
    return new EpochRecord(epoch, 0.5 / (epoch + 1), null, null, null, null);
  }

  private static void run(RunView view, Trial trial, TrialRow row) {
    view.trialStarted(trial, 0);
    for (int i = 0; i <= 2; i++) {
      view.epochEnded(trial, epoch(i));
    }
    view.trialEnded(trial, row);
  }

  @Test
  void withoutATerminalEachTrialIsALineAndTheFirstSeedsLossesStandAboveIt() throws IOException {
    // given: simple_rnn and gru with seeds 1 and 2
    Experiment experiment = experiment(SmallSpecs.PLAIN);
    List<Trial> trials = experiment.plan().all();

    // when
    try (RunView view = view(experiment, false)) {
      run(view, trials.get(2), row(trials.get(2), "ok", null, ""));
      run(view, trials.get(3), row(trials.get(3), "ok", 0.25, ""));
    }

    // then
    assertThat(out.toString())
        .isEqualTo(
            """

            gru, seed 1
            Epoch [1/2], Loss: 0.2500
            Epoch [2/2], Loss: 0.1667
            1/4  gru, seed 1: final_train_loss 0.1235
            2/4  gru, seed 2: best_validation_loss 0.2500
            """);
  }

  @Test
  void aLongTrainingsLossesAreShownEveryTenthEpoch() throws IOException {
    // given
    Experiment experiment = experiment(SmallSpecs.PLAIN, "training.epochs=25");
    Trial trial = experiment.plan().all().get(0);

    // when
    try (RunView view = view(experiment, false)) {
      view.trialStarted(trial, 0);
      for (int i = 0; i <= 25; i++) {
        view.epochEnded(trial, epoch(i));
      }
      view.trialEnded(trial, row(trial, "ok", null, ""));
    }

    // then
    assertThat(out.toString().lines().filter(line -> line.startsWith("Epoch")))
        .containsExactly(
            "Epoch [10/25], Loss: 0.0455",
            "Epoch [20/25], Loss: 0.0238",
            "Epoch [25/25], Loss: 0.0192");
  }

  @Test
  void trialsThatDivergedOrFailedAreExplained() throws IOException {
    // given
    Experiment experiment = experiment(SmallSpecs.SWEEP);
    List<Trial> trials = experiment.plan().all();
    String message =
        "train_loss is infinite in epoch 1; try a learning_rate below 1.0E10, or clip: 1.0";

    // when
    for (boolean redraws : new boolean[] {false, true}) {
      out.getBuffer().setLength(0);
      try (RunView view = view(experiment, redraws)) {
        run(view, trials.get(0), row(trials.get(0), "diverged", null, message));
        run(view, trials.get(1), row(trials.get(1), "failed", null, "OutOfMemoryError: heap"));
      }

      // then
      assertThat(shown())
          .contains(
              """
              simple_rnn, l2 0.5, seed 1 diverged: train_loss is infinite in epoch 1; try a
              learning_rate below 1.0E10, or clip: 1.0
              simple_rnn, l2 0, seed 1 failed: OutOfMemoryError: heap
              """);
    }
  }

  @Test
  void aTrialThatIsPutOffShowsItsLossesOnce() throws IOException {
    // given
    Experiment experiment = experiment(SmallSpecs.PLAIN);
    Trial trial = experiment.plan().all().get(2);

    // when
    try (RunView view = view(experiment, false)) {
      view.trialStarted(trial, 0);
      view.epochEnded(trial, epoch(0));
      view.epochEnded(trial, epoch(1));
      view.trialPutOff(trial, 1);
      run(view, trial, row(trial, "ok", null, ""));
    }

    // then
    assertThat(out.toString())
        .isEqualTo(
            """
            gru, seed 1 ran out of memory beside others; it will run by itself later

            gru, seed 1
            Epoch [1/2], Loss: 0.2500
            Epoch [2/2], Loss: 0.1667
            1/4  gru, seed 1: final_train_loss 0.1235
            """);
  }

  @Test
  void aRunThatGoesOnSaysWhatItHas() throws IOException {
    // given
    Experiment experiment = experiment(SmallSpecs.SWEEP);
    List<Trial> trials = experiment.plan().all();

    // when
    try (RunView view = view(experiment, false)) {
      view.trialFound(trials.get(0), row(trials.get(0), "ok", null, ""));
      view.trialFound(trials.get(1), row(trials.get(1), "ok", null, ""));
      view.trialStarted(trials.get(2), 1);
      view.trialStarted(trials.get(3), 0);
      view.epochEnded(trials.get(2), epoch(2));
      view.trialEnded(trials.get(2), row(trials.get(2), "ok", null, ""));
    }

    // then
    assertThat(out.toString())
        .isEqualTo(
            """
            Resuming an unfinished run: 2 of 8 trials were done.
            3/8  gru, l2 0.5, seed 1: final_train_loss 0.1235
            """);
  }

  @Test
  void aRunThatHasAllTrialsSaysSo() throws IOException {
    // given
    Experiment experiment = experiment(SmallSpecs.PLAIN);

    // when
    try (RunView view = view(experiment, false)) {
      experiment.plan().all().forEach(trial -> view.trialFound(trial, row(trial, "ok", null, "")));
    }

    // then
    assertThat(out.toString()).isEqualTo("Resuming an unfinished run: 4 of 4 trials were done.\n");
  }

  @Test
  void aTerminalsLastLineIsRedrawnAndNothingOfItIsLeft() throws Exception {
    // given
    Experiment experiment = experiment(SmallSpecs.SWEEP);
    List<Trial> trials = experiment.plan().all();

    // when
    try (RunView view = view(experiment, true)) {
      view.trialStarted(trials.get(0), 0);
      view.trialStarted(trials.get(2), 0);
      view.epochEnded(trials.get(0), epoch(0));
      view.epochEnded(trials.get(0), epoch(1));
      waitUntil(() -> out.toString().contains("simple_rnn 0.250"));
      view.trialEnded(trials.get(0), row(trials.get(0), "ok", null, ""));
      run(view, trials.get(4), row(trials.get(4), "ok", null, ""));
    }

    // then
    assertThat(out.toString())
        .contains(
            "\r\033[K0 of 8 done, 2 running, 6 to go; under a second left; simple_rnn 0.250, gru");
    assertThat(shown())
        .isEqualTo(
            """

            simple_rnn, l2 0.5, seed 1
            Epoch [1/2], Loss: 0.2500
            Epoch [2/2], Loss: 0.1667
            """);
  }

  @Test
  void noLineIsWiderThanATerminal() throws Exception {
    // given: a configuration of many keys
    String keys =
        "training.optimizer.learning_rate: [0.0123456789], training.weight_noise: [0.0123456789],"
            + " training.dropout: [0.123456789], training.l2: [0.123456789]";
    Experiment experiment =
        experiment(
            SmallSpecs.PLAIN.replaceFirst("learning_rate: [{].*[}][}]", "learning_rate: 0.1}"),
            "sweep={choose: mean, seeds: 1, keys: {" + keys + "}}");
    List<Trial> trials = experiment.plan().all();

    for (boolean redraws : new boolean[] {false, true}) {
      // when
      out.getBuffer().setLength(0);
      try (RunView view = view(experiment, redraws)) {
        trials.forEach(trial -> view.trialStarted(trial, 0));
        view.epochEnded(trials.get(0), epoch(0));
        view.epochEnded(trials.get(0), epoch(1));
        if (redraws) {
          waitUntil(() -> out.toString().split("\r", -1).length > 2); // drawn twice
        }
        for (Trial trial : trials) {
          run(view, trial, row(trial, "ok", null, ""));
        }
      }

      // then
      assertThat(out.toString().replace("\r\033[K", "\n").lines())
          .isNotEmpty()
          .allMatch(line -> line.length() <= 79);
    }
  }

  /** What a terminal shows in the end: a line that is drawn anew covers what was there. */
  private String shown() {
    StringBuilder shown = new StringBuilder();
    for (String line : out.toString().split("\n", -1)) {
      int last = line.lastIndexOf("\r\033[K");
      shown.append(last < 0 ? line : line.substring(last + "\r\033[K".length())).append('\n');
    }
    return shown.substring(0, shown.length() - 1);
  }

  /** Waits for what another thread draws; a test that waits in vain fails by what it asserts. */
  private static void waitUntil(BooleanSupplier seen) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!seen.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }
}
