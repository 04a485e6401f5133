package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code report.md}: a run, written to be read on a code host. */
final class MarkdownReport {
  private final RunFiles.Content run;
  private final Comparison comparison;
  private final List<LossCurve> training;
  private final List<LossCurve> validation;

  MarkdownReport(
      RunFiles.Content run,
      Comparison comparison,
      List<LossCurve> training,
      List<LossCurve> validation) {
    this.run = run;
    this.comparison = comparison;
    this.training = training;
    this.validation = validation;
  }

  String text() {
    List<String> parts = new ArrayList<>();
    parts.add("# " + run.spec().getOrDefault("question", "A comparison"));
    parts.add(comparison.answer());
    parts.add(comparison.table().markdown());
    matching().ifPresent(parts::add);
    parts.add(
        "Losses are means over all elements; cells are mean ± standard deviation over seeds.");
    parts.add(chart("train_loss.svg", "Training loss by epoch"));
    if (!validation.isEmpty()) {
      parts.add(chart("validation_loss.svg", "Validation loss by epoch"));
    }
    parts.add("Lines are means over seeds; bands reach one standard deviation to each side.");
    parts.add("## Training loss by epoch");
    parts.add(byEpoch(training));
    if (!validation.isEmpty()) {
      parts.add("## Validation loss by epoch");
      parts.add(byEpoch(validation));
    }
    parts.add("Means over seeds; every epoch of every seed is in [losses.csv](losses.csv).");
    new SweepTable(run).section().ifPresent(parts::add);
    Endings.section(run).ifPresent(parts::add);
    if (!run.costs().isEmpty()) {
      parts.add(CostTable.section(run.costs()));
    }
    parts.add("## What it rests on");
    parts.add(restsOn());
    parts.add("## Run it again");
    parts.add("```\n" + again() + "\n```");
    parts.add(caveat());
    return String.join("\n\n", parts.stream().map(String::stripTrailing).toList()) + "\n";
  }

  /** How the widths were chosen, and how far each is off; empty where the spec has none. */
  private Optional<String> matching() {
    if (String.valueOf(run.spec().get("match")).equals("hidden_size")) {
      return Optional.of("All architectures have the same hidden_size.");
    }
    if (!(run.spec().get("parameters") instanceof Number total)) {
      return Optional.empty();
    }
    List<String> gaps =
        run.trials().stream()
            .map(
                trial ->
                    "%s with %s units is %s off"
                        .formatted(
                            trial.architecture(),
                            Format.count(trial.hiddenSize()),
                            Format.percent(trial.parameters() / total.doubleValue() - 1)))
            .distinct()
            .toList();
    return Optional.of(
        "Widths are matched by parameters, %s in all: %s."
            .formatted(Format.count(total.longValue()), String.join(", ", gaps)));
  }

  private static String chart(String file, String title) {
    return "![" + title + "](" + file + ")";
  }

  /** Every tenth of the epochs, and the first and the last. */
  private static String byEpoch(List<LossCurve> curves) {
    TreeSet<Long> all = new TreeSet<>();
    curves.forEach(curve -> all.addAll(curve.epochs()));
    if (all.isEmpty()) {
      return "No finite loss was recorded.";
    }
    long last = all.last();
    long step = Math.max(1, last / 10);
    List<String> header = new ArrayList<>(List.of("epoch"));
    curves.forEach(curve -> header.add(curve.architecture()));
    MarkdownTable table = new MarkdownTable(header);
    for (long epoch : all) {
      if (epoch % step == 0 || epoch == last) {
        List<String> row = new ArrayList<>(List.of(String.valueOf(epoch)));
        curves.forEach(curve -> row.add(lossAt(curve, epoch)));
        table.add(row);
      }
    }
    return table.markdown();
  }

  private static String lossAt(LossCurve curve, long epoch) {
    int i = curve.epochs().indexOf(epoch);
    return i < 0 ? "" : Format.number(curve.losses().get(i).mean());
  }

  private String restsOn() {
    Provenance p = run.provenance();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Seeds: " + p.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    lines.add(engines());
    p.data().forEach(file -> lines.add("Data: " + file.file() + ", SHA-256 " + file.sha256()));
    lines.add(
        "rnn-compare %s, commit %s%s"
            .formatted(
                p.version(),
                p.commit(),
                p.uncommittedChanges() ? " with uncommitted changes" : ""));
    lines.add(
        "Deeplearning4j %s; backend %s on the %s; BLAS %s; threads: %d"
            .formatted(p.dl4j(), p.backend(), p.device(), p.blas(), p.threads()));
    lines.add("%s; %s; %s".formatted(p.java(), p.os(), p.cpu()));
    lines.add("Run from %s to %s".formatted(p.started(), p.ended()));
    return lines.stream().map(line -> "* " + line).collect(Collectors.joining("\n"))
        + "\n\nThe whole experiment is in [spec.yaml](spec.yaml), the machine in"
        + " [provenance.json](provenance.json), each trial in [trials.csv](trials.csv).";
  }

  /** Which networks ran on which engine. */
  private String engines() {
    Map<String, Set<String>> networks = new LinkedHashMap<>();
    for (TrialRow trial : run.trials()) {
      networks
          .computeIfAbsent(trial.engine(), engine -> new LinkedHashSet<>())
          .add(trial.architecture() + " of " + trial.hiddenSize() + " units");
    }
    boolean one = networks.size() == 1;
    return networks.entrySet().stream()
        .map(
            entry ->
                (one ? "All ran on %s: %s" : "On %s ran: %s")
                    .formatted(words(entry.getKey()), String.join(", ", entry.getValue())))
        .collect(Collectors.joining("\n* "));
  }

  private static String words(String engine) {
    return switch (engine) {
      case "fast" -> "the fast engine (Java loops, products by BLAS)";
      case "portable" -> "the portable engine (ND4J's operations)";
      case "stock" -> "Deeplearning4j's own layers (engine: stock)";
      default -> "the engine " + engine;
    };
  }

  private String again() {
    Provenance p = run.provenance();
    return (p.data().isEmpty() ? "" : "RNNCOMPARE_DATA=/path/to/data ")
        + "mvn -q "
        + (p.device().equals("GPU") ? "-Pcuda " : "")
        + "compile exec:java"
        + (p.command().isEmpty() ? "" : " -Dexec.args=\"" + p.command() + "\"");
  }

  private static String caveat() {
    return "These figures hold for this task, these settings and these seeds. An architecture that"
        + " loses here may win with another learning rate, width or length of sequence.";
  }
}
