package io.github.rnncompare.experiment;

import io.github.rnncompare.network.Backend;
import io.github.rnncompare.network.BackendException;
import io.github.rnncompare.network.Memory;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.results.Json;
import io.github.rnncompare.results.MachineKind;
import io.github.rnncompare.results.TrialRecord;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs trials that another process asks for, each on one thread. */
public final class TrialWorker {
  /** The most bytes of an answer. */
  static final int MOST_BYTES = 64 << 20;

  /** The experiment of the last request; its data are read once for all its trials. */
  private static @Nullable Opened last;

  private TrialWorker() {}

  private record Opened(String spec, Experiment experiment) {}

  /** The trial's own work, whose result no machine changes. */
  private record Done(
      Optional<TrialRecord> record,
      Optional<String> model,
      Optional<String> failure,
      Optional<String> shortage) {}

  /**
   * Answers a request. What the trial throws is part of the answer.
   *
   * @param request a {@link TrialRequest} as JSON
   * @param host of this process, as the cluster names it
   * @param attempt from 0; higher if machines were lost
   * @return a {@link TrialAnswer} as JSON, of at most 64 MB
   * @throws IOException if it is no request, or data cannot be read
   */
  public static byte[] answer(byte[] request, String host, int attempt) throws IOException {
    TrialAnswer answer = answer(Json.read(request, TrialRequest.class), host, attempt);
    byte[] bytes = Json.bytes(answer);
    if (bytes.length <= MOST_BYTES) {
      return bytes;
    }
    String large =
        String.format(
            Locale.ROOT,
            "its answer has %d MB, of which at most %d can be sent; train fewer epochs, make the network smaller, or leave out diagnostics",
            bytes.length >> 20,
            MOST_BYTES >> 20);
    return Json.bytes(refusal(host, attempt, answer.kind(), large));
  }

  private static TrialAnswer answer(TrialRequest request, String host, int attempt)
      throws IOException {
    Experiment experiment;
    MachineKind kind;
    try {
      Backend.load();
      experiment = opened(request);
      kind = Machine.kind(experiment);
    } catch (UserErrorException | BackendException e) {
      return refusal(host, attempt, Optional.empty(), String.valueOf(e.getMessage()));
    }
    Done done;
    try {
      done = onOneThread(experiment, request.trial(experiment.spec()));
    } catch (UserErrorException e) { // as here: data that do not fit stop the run
      return refusal(host, attempt, Optional.of(kind), String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new TrialAnswer(
        host,
        attempt,
        Optional.of(kind),
        done.record(),
        done.model(),
        done.failure(),
        done.shortage(),
        Optional.empty());
  }

  private static TrialAnswer refusal(
      String host, int attempt, Optional<MachineKind> kind, String why) {
    return new TrialAnswer(
        host,
        attempt,
        kind,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(why));
  }

  private static synchronized Experiment opened(TrialRequest request) {
    Opened known = last;
    if (known == null || !known.spec().equals(request.spec())) {
      known =
          new Opened(
              request.spec(),
              new Experiment(
                  ExperimentSpec.readResolvedText(
                      request.name(), request.spec(), request.name() + " of the request")));
      last = known;
    }
    return known.experiment();
  }

  /** The engine's parallel work takes no more cores than the cluster has given the trial. */
  private static Done onOneThread(Experiment experiment, Trial trial) throws IOException {
    AtomicReference<@Nullable Done> done = new AtomicReference<>();
    new ParallelRunner(1).run(List.of(() -> done.set(run(experiment, trial))));
    return Objects.requireNonNull(done.get());
  }

  private static Done run(Experiment experiment, Trial trial) throws IOException {
    try {
      TrialRun run = TrialsHere.of(experiment, trial);
      TrialRecord record = run.run(Optional.empty(), (epoch, progress) -> {});
      Optional<String> model =
          experiment.keepsModel(trial, record)
              ? Optional.of(
                  Base64.getEncoder()
                      .encodeToString(run.model(experiment.spec().resolved()).bytes()))
              : Optional.empty();
      return new Done(Optional.of(record), model, Optional.empty(), Optional.empty());
    } catch (UserErrorException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | VirtualMachineError | LinkageError e) {
      Optional<String> shortage = Memory.shortage(e);
      if (shortage.isPresent()) {
        Memory.releaseSteps();
      }
      TrialRecord failed =
          TrialRun.failed(
              trial, experiment.configuration(trial.candidate()), experiment.shape(), e);
      return new Done(Optional.of(failed), Optional.empty(), Optional.of(trace(e)), shortage);
    }
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
