package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.ExperimentObserver;
import io.github.rnncompare.experiment.Part;
import io.github.rnncompare.plan.Plan;
import io.github.rnncompare.plan.Trial;
import io.github.rnncompare.plan.Trial.Stage;
import io.github.rnncompare.report.Format;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.training.EpochRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress on the terminal while an experiment runs: a line for each trial that has ended,
 * and for each architecture the losses of its first seed as the lecture notes print them. Where the
 * terminal can be redrawn, its last line shows how far the run is.
 */
final class RunView implements ExperimentObserver, AutoCloseable {
  private static final int WIDTH = 79;
  private static final int REDRAW_MS = 200;
  private static final long QUIET_NANOS = 30_000_000_000L;

  private final Output output;
  private final Experiment experiment;
  private final Part part;
  private final long firstSeed;
  private int planned;
  private final int sequences;
  private final TimeLeft timeLeft;

  /** The last epoch of each running trial, by its index in the plan; in words only when shown. */
  private final Map<Integer, Supplier<String>> running = new TreeMap<>();

  private final Map<Integer, StringBuilder> lectureLines = new HashMap<>();
  private int done;
  private int found;
  private long lastLine = System.nanoTime();
  private Supplier<Optional<String>> elsewhere = Optional::empty;
  private @Nullable ProgressBar bar;

  /**
   * @param jobs how many trials run at once
   * @param redraws whether the output is a terminal whose last line can be redrawn
   */
  RunView(Output output, Experiment experiment, int jobs, boolean redraws) throws IOException {
    this(output, experiment, Part.WHOLE, jobs, redraws);
  }

  /**
   * A view of a part's trials.
   *
   * @param jobs how many trials run at once
   * @param redraws whether the output is a terminal whose last line can be redrawn
   */
  RunView(Output output, Experiment experiment, Part part, int jobs, boolean redraws)
      throws IOException {
    this.output = output;
    this.experiment = experiment;
    this.part = part;
    Plan plan = experiment.plan();
    firstSeed = experiment.spec().seeds().get(0);
    List<Trial> trials = plan.stages().stream().flatMap(all -> part.share(all).stream()).toList();
    planned = trials.size();
    sequences = experiment.trainingSequences();
    timeLeft = new TimeLeft(jobs);
    trials.forEach(trial -> timeLeft.plan(trial, epochs(trial)));
    if (redraws) {
      bar =
          new ProgressBarBuilder()
              .setUpdateIntervalMillis(REDRAW_MS)
              .continuousUpdate() // the shown text changes without steps of its own
              .setRenderer((progress, width) -> status())
              .setConsumer(new DelegatingProgressBarConsumer(this::redraw, WIDTH))
              .build();
    }
  }

  /** From now on the last line has these words too, if there are any at the time. */
  synchronized void showAlso(Supplier<Optional<String>> words) {
    elsewhere = words;
  }

  @Override
  public synchronized void trialFound(Trial trial, TrialRow row) {
    done++;
    found++;
    timeLeft.ended(trial);
    if (done == planned) {
      resumed(); // otherwise reported when the next trial starts
    }
  }

  private void resumed() {
    say(
        String.format(
            Locale.ROOT, "Resuming an unfinished run: %d of %d trials were done.", found, planned));
  }

  @Override
  public synchronized void trialStarted(Trial trial, int epochs) {
    if (found > 0 && found == done && running.isEmpty()) {
      resumed();
    }
    timeLeft.started(trial, epochs(trial) - epochs, System.nanoTime());
    running.put(trial.index(), () -> name(trial));
  }

  @Override
  public synchronized void trialPlaced(Trial trial, String machine, int attempt) {
    running.put(trial.index(), () -> name(trial) + " on " + machine);
    if (attempt > 0) {
      say(
          Text.wrapped(
              trial.description() + " runs again, on " + machine + ", as its machine was lost",
              WIDTH));
    }
  }

  @Override
  public synchronized void epochEnded(Trial trial, EpochRecord epoch) {
    if (epoch.epoch() == 0) {
      timeLeft.epochStarted(trial, System.nanoTime());
      return;
    }
    timeLeft.epochEnded(trial, System.nanoTime());
    double loss = epoch.trainLoss();
    running.put(trial.index(), () -> String.format(Locale.ROOT, "%s %.3g", name(trial), loss));
    if (isFirst(trial)) {
      lectureLine(trial, epoch);
    }
    if (bar == null && System.nanoTime() - lastLine > QUIET_NANOS) {
      say(Text.wrapped(status(), WIDTH));
    }
  }

  /** Adds a loss as the lecture notes print it, every tenth epoch. */
  private void lectureLine(Trial trial, EpochRecord epoch) {
    int last = epochs(trial);
    int step = last >= 10 ? 10 : 1;
    if (epoch.epoch() % step == 0 || epoch.epoch() == last) {
      lectureLines
          .computeIfAbsent(trial.index(), index -> new StringBuilder())
          .append(
              String.format(
                  Locale.ROOT,
                  "Epoch [%d/%d], Loss: %.4f%n",
                  epoch.epoch(),
                  last,
                  epoch.trainLoss()));
    }
  }

  @Override
  public synchronized void trialPutOff(Trial trial, int epoch) {
    running.remove(trial.index());
    lectureLines.remove(trial.index());
    timeLeft.putOff(trial, epochs(trial));
    say(
        Text.wrapped(
            trial.description() + " ran out of memory beside others; it will run by itself later",
            WIDTH));
  }

  @Override
  public synchronized void trialEnded(Trial trial, TrialRow row) {
    done++;
    running.remove(trial.index());
    timeLeft.ended(trial);
    StringBuilder lines = lectureLines.remove(trial.index());
    if (lines != null) {
      say("\n" + Text.wrapped(trial.description(), WIDTH) + "\n" + lines);
    }
    if (!row.isOk()) {
      say(Text.wrapped(trial.description() + " " + row.status() + ": " + row.message(), WIDTH));
    } else if (bar == null) {
      say(
          Text.wrapped(
              String.format(
                  Locale.ROOT, "%d/%d  %s: %s", done, planned, trial.description(), loss(row)),
              WIDTH));
    }
  }

  @Override
  public synchronized void searchWidened(List<Trial> trials) {
    List<Trial> own = part.share(trials);
    planned += own.size();
    own.forEach(trial -> timeLeft.plan(trial, epochs(trial)));
  }

  @Override
  public synchronized void said(String sentence) {
    say(Text.wrapped(sentence, WIDTH));
  }

  private static String loss(TrialRow row) {
    return row.bestValidationLoss() == null
        ? String.format(Locale.ROOT, "final_train_loss %.4g", row.finalTrainLoss())
        : String.format(Locale.ROOT, "best_validation_loss %.4g", row.bestValidationLoss());
  }

  /** "12 of 30 done, 2 running, 16 to go; about 42 s left; lstm 0.5312, gru 0.981". */
  private synchronized String status() {
    List<String> parts = new ArrayList<>();
    parts.add(
        String.format(
            Locale.ROOT,
            "%d of %d done, %d running, %d to go",
            done,
            planned,
            running.size(),
            planned - done - running.size()));
    elsewhere.get().ifPresent(parts::add);
    timeLeft.estimate().ifPresent(time -> parts.add(Text.about(time) + " left"));
    if (!running.isEmpty()) {
      parts.add(running.values().stream().map(Supplier::get).collect(Collectors.joining(", ")));
    }
    return String.join("; ", parts);
  }

  private synchronized void redraw(String status) {
    output.clearLine();
    output.shown().print(Format.cut(status, WIDTH));
    output.shown().flush();
  }

  private void say(String lines) {
    if (bar != null) {
      output.clearLine();
    }
    output.shown().println(lines.stripTrailing());
    output.shown().flush();
    lastLine = System.nanoTime();
  }

  /** Whether it is an architecture's first trial of the comparison. */
  private boolean isFirst(Trial trial) {
    return trial.stage() == Stage.COMPARISON && trial.seed() == firstSeed;
  }

  private static String name(Trial trial) {
    return trial.candidate().architecture().name();
  }

  private int epochs(Trial trial) {
    return experiment.epochs(trial.candidate(), sequences);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      output.clearLine();
      bar = null;
    }
  }
}
