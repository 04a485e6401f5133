package io.github.rnncompare.report;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The comparison of a run as a table and in words, the same in the report and the terminal. */
public final class Comparison {
  private final RunFiles.Content run;
  private final Summaries summaries;

  Comparison(RunFiles.Content run, Summaries summaries) {
    this.run = run;
    this.summaries = summaries;
  }

  /** A row for each architecture and, under them, each floor; mean ± sd over seeds. */
  MarkdownTable table() {
    return table(summaries.figures());
  }

  /** The same with none but the figure that decides, which leaves it narrow. */
  public MarkdownTable shortTable() {
    return table(summaries.deciding().stream().toList());
  }

  private MarkdownTable table(List<String> figures) {
    List<String> header = new ArrayList<>(List.of("architecture", "parameters", "trials"));
    figures.forEach(figure -> header.add(title(figure)));
    MarkdownTable table = new MarkdownTable(header);
    for (String name : summaries.architectures()) {
      List<TrialRow> trials = trials(name);
      List<String> row = new ArrayList<>();
      row.add(name);
      row.add(Format.count(trials.get(0).parameters()));
      row.add(counted(trials));
      figures.forEach(figure -> row.add(cell(name, figure)));
      table.add(row);
    }
    for (String floor : summaries.floors()) {
      List<String> row = new ArrayList<>(List.of("floor: " + floor, "", ""));
      figures.forEach(figure -> row.add(cell(floor, figure)));
      table.add(row);
    }
    return table;
  }

  /** Which architecture has the lowest mean, and which floors it does not beat. */
  public String answer() {
    Optional<String> figure = summaries.deciding();
    if (figure.isEmpty()) {
      return "No trial ended with a finite loss: every one diverged or failed.";
    }
    List<SummaryRow> ranked =
        summaries.architectures().stream()
            .flatMap(name -> summaries.find(name, figure.get()).stream())
            .sorted(Comparator.comparingDouble(SummaryRow::mean))
            .toList();
    SummaryRow best = ranked.get(0);
    String answer =
        "The lowest mean %s is that of %s: %s (%s)%s."
            .formatted(
                title(figure.get()),
                best.architecture(),
                Format.meanAndDeviation(best),
                seeds(best.n()),
                others(ranked.subList(1, ranked.size())));
    return answer + " " + floors(best) + leftOut();
  }

  private static String others(List<SummaryRow> others) {
    List<String> words =
        others.stream()
            .map(row -> row.architecture() + " has " + Format.meanAndDeviation(row))
            .toList();
    return words.isEmpty() ? "" : "; " + String.join(", ", words);
  }

  private String floors(SummaryRow best) {
    List<SummaryRow> floors =
        summaries.floors().stream()
            .flatMap(name -> summaries.find(name, best.figure()).stream())
            .toList();
    List<String> unbeaten =
        floors.stream()
            .filter(f -> !(f.mean() > best.mean()))
            .map(SummaryRow::architecture)
            .toList();
    if (floors.isEmpty()) {
      return "There is no floor to hold it against.";
    }
    if (unbeaten.isEmpty()) {
      return "It beats "
          + (floors.size() == 1 ? "the floor" : "every floor")
          + ": "
          + String.join(
              ", ",
              floors.stream()
                  .map(f -> f.architecture() + " has " + Format.number(f.mean()))
                  .toList())
          + ".";
    }
    return "It does not beat " + String.join(" and ", unbeaten) + ".";
  }

  /** Which means leave trials out; empty where none do. */
  private String leftOut() {
    StringBuilder words = new StringBuilder();
    for (String name : summaries.architectures()) {
      List<TrialRow> trials = trials(name);
      String ended = endedBadly(trials, " of " + trials.size() + " trials");
      if (!ended.isEmpty()) {
        words.append(" Of %s, %s, and are left out.".formatted(name, ended));
      }
    }
    return words.toString();
  }

  /** "2 diverged, 1 failed", or nothing. */
  private static String endedBadly(List<TrialRow> trials, String of) {
    return Stream.of(TrialRow.DIVERGED, TrialRow.FAILED)
        .map(
            status ->
                Map.entry(status, trials.stream().filter(t -> t.status().equals(status)).count()))
        .filter(ended -> ended.getValue() > 0)
        .map(ended -> ended.getValue() + of + " " + ended.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String seeds(long n) {
    return n == 1 ? "1 seed" : "mean ± sd, " + n + " seeds";
  }

  /** A figure as a heading: the metric by its own name. */
  private String title(String figure) {
    String metric = run.trials().get(0).metric();
    return figure.equals("test_metric") ? "test_" + metric : figure;
  }

  private String cell(String name, String figure) {
    return summaries.find(name, figure).map(Format::meanAndDeviation).orElse("");
  }

  private List<TrialRow> trials(String architecture) {
    return run.trials().stream().filter(t -> t.architecture().equals(architecture)).toList();
  }

  private static String counted(List<TrialRow> trials) {
    String ended = endedBadly(trials, "");
    return trials.size() + (ended.isEmpty() ? "" : " (" + ended + ")");
  }
}
