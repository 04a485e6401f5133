package io.github.rnncompare.cli;

import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Backend;
import io.github.rnncompare.network.Matching;
import io.github.rnncompare.network.RecurrentNetwork;
import io.github.rnncompare.plan.Candidate;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.plan.Plan;
import io.github.rnncompare.report.Format;
import io.github.rnncompare.report.Table;
import io.github.rnncompare.spec.Names;
import io.github.rnncompare.spec.Shape;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows an experiment on the terminal before it runs: the task and the architectures. */
final class PlanView {
  private static final int WIDTH = 67;

  private final PrintWriter out;
  private final ExperimentSpec spec;
  private final Plan plan;

  PlanView(PrintWriter out, Experiment experiment) {
    this.out = out;
    this.spec = experiment.spec();
    this.plan = experiment.plan();
  }

  void show(Backend backend) {
    out.println(Text.wrapped(spec.question(), 79));
    out.println();
    line("task", spec.task().description());
    training();
    line("seeds", spec.seeds().size() + ", one trial each for every architecture");
    spec.sweep().ifPresent(sweep -> line("sweep", sweep()));
    line(
        "backend", backend.artifact() + " on the " + backend.device() + ", BLAS " + backend.blas());
    out.println();
    out.print(architectures().plain(WIDTH).indent(2));
    nearestTotals();
    out.flush();
  }

  private void line(String name, String text) {
    out.println(
        String.format(
            Locale.ROOT,
            "  %-9s %s",
            name,
            Text.wrapped(text, WIDTH).replace("\n", "\n            ")));
  }

  /** One line if all architectures are trained alike, otherwise one for each. */
  private void training() {
    List<Candidate> first = plan.firstCandidates();
    List<String> different =
        first.stream().map(candidate -> candidate.training().description()).distinct().toList();
    if (spec.sweep().isPresent()) {
      line("training", different.get(0) + ", except for what the sweep changes");
    } else if (different.size() == 1) {
      line("training", different.get(0));
    } else {
      first.forEach(
          candidate ->
              line(
                  candidate.equals(first.get(0)) ? "training" : "",
                  candidate.architecture().name() + ": " + candidate.training().description()));
    }
  }

  private String sweep() {
    long configurations = spec.candidates().size() / spec.architectures().all().size();
    String keys = String.join(", ", spec.sweptKeys());
    int seeds = spec.sweep().orElseThrow().seeds().size();
    int more = plan.mostTrials() - plan.size();
    return String.format(
        Locale.ROOT,
        "%d configurations of %s for each architecture, %s each: %d trials%s",
        configurations,
        keys,
        seeds == 1 ? "1 seed" : seeds + " seeds",
        plan.search().size(),
        more == 0 ? "" : "; up to " + more + " more while the best is at an edge");
  }

  /** The table of architectures; widths that a sweep changes are shown as a range. */
  private Table architectures() {
    Matching matching = spec.architectures().matching();
    List<String> header = new ArrayList<>(List.of("architecture", "units", "parameters"));
    if (matching.isByParameters()) {
      header.add("off " + Format.count(matching.parameters()) + " by");
    }
    header.add("engine");
    Table table = new Table(header);
    Shape shape = spec.task().shape();
    for (Architecture named : spec.architectures().all()) {
      List<Architecture> widths = widths(named.name());
      List<String> row = new ArrayList<>();
      row.add(named.name());
      row.add(range(widths.stream().map(a -> (long) a.hiddenSize()).toList()));
      List<Long> totals =
          widths.stream().map(a -> RecurrentNetwork.parameterCount(a, shape)).toList();
      row.add(range(totals));
      if (matching.isByParameters()) {
        row.add(Format.percent(matching.gap(totals.get(0))));
      }
      row.add(Names.of(RecurrentNetwork.engineOf(named, shape)));
      table.add(row);
    }
    return table;
  }

  private List<Architecture> widths(String name) {
    return spec.candidates().stream()
        .map(Candidate::architecture)
        .filter(architecture -> architecture.name().equals(name))
        .toList();
  }

  private static String range(List<Long> values) {
    long least = values.stream().mapToLong(v -> v).min().orElseThrow();
    long most = values.stream().mapToLong(v -> v).max().orElseThrow();
    return least == most ? Format.count(least) : Format.count(least) + " to " + Format.count(most);
  }

  private void nearestTotals() {
    List<Long> nearest = spec.architectures().nearestTotals();
    if (!nearest.isEmpty()) {
      String totals = nearest.stream().map(Format::count).collect(Collectors.joining(" and "));
      out.println();
      out.println(
          Text.wrapped(
              "An architecture is more than 2 % off; the nearest counts that all can reach are "
                  + totals
                  + ".",
              79));
    }
  }
}
