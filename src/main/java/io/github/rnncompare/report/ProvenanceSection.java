package io.github.rnncompare.report;

import io.github.rnncompare.results.Provenance;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.ExecArguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The provenance of a run, and the command that repeats it. */
final class ProvenanceSection {
  private final RunFiles.Content run;

  ProvenanceSection(RunFiles.Content run) {
    this.run = run;
  }

  /** A Markdown list of seeds, engines, data, program and machine. */
  String list() {
    Provenance p = run.provenance();
    List<String> lines = new ArrayList<>();
    lines.add(
        "Seeds: " + p.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    lines.addAll(engines());
    p.data().forEach(file -> lines.add("Data: " + file.file() + ", SHA-256 " + file.sha256()));
    lines.add(String.format(Locale.ROOT, "rnn-compare %s, %s", p.version(), commit()));
    lines.add(
        String.format(
            Locale.ROOT,
            "Deeplearning4j %s; backend %s on the %s; BLAS %s; threads: %s",
            p.dl4j(),
            p.backend(),
            p.device(),
            p.blas(),
            p.threads()));
    lines.add(String.format(Locale.ROOT, "%s; %s; %s", p.java(), p.os(), p.cpu()));
    p.machines().ifPresent(machines -> machines.forEach(machine -> lines.add(words(machine))));
    lines.add(String.format(Locale.ROOT, "Run from %s to %s", p.started(), p.ended()));
    return lines.stream()
        .map(line -> "* " + Markdown.escape(Format.line(line)))
        .collect(Collectors.joining("\n"));
  }

  /** "Trials on 10.0.0.5 (…): lines 1-12 of sweep_trials.csv, 2 of trials.csv; 1 ran again …". */
  private static String words(Provenance.MachineUsed machine) {
    List<String> files = new ArrayList<>();
    if (!machine.sweepTrials().isEmpty()) {
      files.add("lines " + machine.sweepTrials() + " of sweep_trials.csv");
    }
    if (!machine.trials().isEmpty()) {
      files.add("lines " + machine.trials() + " of trials.csv");
    }
    return String.format(
        Locale.ROOT,
        "Trials on %s (%s; %s; %s; %s): %s%s",
        machine.host(),
        machine.cpu(),
        machine.kernels(),
        machine.java(),
        machine.os(),
        String.join(", ", files),
        machine.repeated() == 0
            ? ""
            : "; " + machine.repeated() + " of them ran there again, as another machine was lost");
  }

  /** A run as an item of a list of several: its name, its question, and where it comes from. */
  String item(String name) {
    return String.format(
        Locale.ROOT,
        "* %s: %s (%s%s)",
        Markdown.escape(Format.name(name)),
        Markdown.escape(MarkdownReport.question(run)),
        commit(),
        run.changed().isEmpty()
            ? ""
            : "; changed since the run: " + Markdown.escape(String.join(", ", run.changed())));
  }

  private String commit() {
    Provenance p = run.provenance();
    return "commit " + p.commit() + (p.uncommittedChanges() ? " with uncommitted changes" : "");
  }

  /** Says which networks ran on which engine. */
  private List<String> engines() {
    Map<String, Set<String>> networks = new LinkedHashMap<>();
    for (TrialRow trial : run.trials()) {
      networks
          .computeIfAbsent(trial.engine(), engine -> new LinkedHashSet<>())
          .add(Format.name(trial.architecture()) + " of " + trial.hiddenSize() + " units");
    }
    boolean one = networks.size() == 1;
    return networks.entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    (one ? "All ran on %s: %s" : "On %s ran: %s"),
                    words(entry.getKey()),
                    String.join(", ", entry.getValue())))
        .toList();
  }

  private static String words(String engine) {
    return switch (engine) {
      case "fast" -> "the fast engine (Java loops, products by BLAS)";
      case "portable" -> "the portable engine (ND4J's operations)";
      case "stock" -> "Deeplearning4j's own layers (engine: stock)";
      default -> engine; // older versions: "DL4J LSTM"
    };
  }

  /**
   * Replaces what would end the line or change its direction; spaces stay, as a path may have two.
   */
  private static String oneLine(String command) {
    return command.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]+", " ");
  }

  /** The command that repeats the run. */
  String again() {
    Provenance p = run.provenance();
    return (p.data().isEmpty() ? "" : "RNNCOMPARE_DATA=/path/to/data ")
        + "mvn -q "
        + (p.device().equals("GPU") ? "-Pcuda " : "")
        + "compile exec:java"
        + (p.command().isEmpty() ? "" : " " + ExecArguments.option(oneLine(p.command())));
  }
}
