package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.Experiment.Assembled;
import io.github.rnncompare.experiment.ExperimentObserver;
import io.github.rnncompare.experiment.ExperimentSpec;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.report.Comparison;
import io.github.rnncompare.report.Format;
import io.github.rnncompare.report.MarkdownTable;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.training.EpochRecord;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * What the terminal shows of a run: what is compared, for each architecture the first seed's losses
 * line by line and the other seeds as a progress bar, and the comparison.
 */
final class RunView implements ExperimentObserver, AutoCloseable {
  private final PrintWriter out;
  private final ExperimentSpec spec;

  /** What to say once no progress bar is in the way. */
  private final List<String> notes = new ArrayList<>();

  private @Nullable ProgressBar bar;

  RunView(PrintWriter out, ExperimentSpec spec) {
    this.out = out;
    this.spec = spec;
  }

  /** On as many lines of a narrow terminal as it takes, all below the first one's beginning. */
  private static String indented(String text) {
    return wrapped(text, 67).replace("\n", "\n            ");
  }

  /** What is compared, and on what. */
  void header(Backend backend, List<Assembled> networks) {
    out.println(spec.question());
    out.println();
    out.println("  task      " + indented(spec.task().description()));
    out.println("  training  " + spec.training().description());
    out.println("  seeds     " + spec.seeds().size() + ", one trial each for every architecture");
    String products = "BLAS " + backend.blas();
    out.println(
        "  backend   "
            + indented(backend.artifact() + " on the " + backend.device() + ", " + products));
    out.println();
    MarkdownTable table =
        new MarkdownTable(List.of("architecture", "units", "parameters", "engine"));
    for (int i = 0; i < networks.size(); i++) {
      Architecture architecture = spec.architectures().get(i);
      table.add(
          List.of(
              architecture.name(),
              String.valueOf(architecture.hiddenSize()),
              Format.count(networks.get(i).parameters()),
              Names.of(networks.get(i).engine())));
    }
    out.print(table.plain("  "));
    out.flush();
  }

  @Override
  public void trialStarted(Architecture architecture, long seed) {
    if (isFirst(seed)) {
      out.printf("%n%s, seed %d%n", architecture.name(), seed);
      out.flush();
    }
  }

  @Override
  public void epochEnded(Architecture architecture, long seed, EpochRecord epoch) {
    int last = spec.training().epochs();
    int step = last >= 10 ? 10 : 1;
    if (bar != null && epoch.epoch() > 0) {
      bar.step();
    }
    if (isFirst(seed)
        && epoch.epoch() > 0
        && (epoch.epoch() % step == 0 || epoch.epoch() == last)) {
      out.printf(
          Locale.ROOT, "Epoch [%d/%d], Loss: %.4f%n", epoch.epoch(), last, epoch.trainLoss());
      out.flush();
    }
  }

  @Override
  public void trialEnded(TrialRow trial) {
    if (trial.status().equals("diverged")) {
      notes.add(
          "%s, seed %d diverged in epoch %d; a lower learning_rate may help"
              .formatted(trial.architecture(), trial.seed(), trial.epochs()));
    }
    int others = spec.seeds().size() - 1;
    if (isFirst(trial.seed()) && others > 0) {
      openBar(trial.architecture() + ", " + others + " more", others);
    }
    if (trial.seed() == spec.seeds().get(others) && others > 0) {
      closeBar(trial.architecture());
    }
    if (bar == null) {
      notes.forEach(out::println);
      notes.clear();
    }
    out.flush();
  }

  private boolean isFirst(long seed) {
    return seed == spec.seeds().get(0);
  }

  private void openBar(String task, int trials) {
    if (Ansi.AUTO.enabled()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax((long) trials * spec.training().epochs())
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .setMaxRenderedLength(79)
              .build();
    }
  }

  private void closeBar(String architecture) {
    if (bar == null) {
      out.println(architecture + ": all " + spec.seeds().size() + " seeds done");
    } else {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /** The comparison, and where the files lie. */
  void end(Comparison comparison, Path directory) {
    out.println();
    out.print(comparison.shortTable().plain("  "));
    out.println();
    out.println(wrapped(comparison.answer(), 79));
    out.println();
    out.println("Report: " + directory.resolve("report.md"));
    out.println("Tables: losses.csv, trials.csv, summary.csv beside it; log: run.log");
    out.flush();
  }

  private static String wrapped(String text, int width) {
    StringBuilder lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > width) {
        lines.append('\n');
        column = 0;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString();
  }
}
