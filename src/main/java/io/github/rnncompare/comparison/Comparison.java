package io.github.rnncompare.comparison;

import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.FloorRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.SummaryRow;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.spec.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run's files come to: its architectures over all figures, and every two of them. */
public final class Comparison {
  private final RunFiles.Content run;
  private final Optional<Target> target;
  private final List<String> architectures;
  private final List<String> floors;
  private final List<Figure> figures;
  private final List<SummaryRow> summaries;
  private final List<SummaryRow> sweep;
  private final List<ComparisonRow> pairs = new ArrayList<>();

  /** Of a run's files. */
  public Comparison(RunFiles.Content run) {
    this.run = run;
    target = Target.of(run.spec());
    architectures = run.trials().stream().map(TrialRow::architecture).distinct().toList();
    floors = run.floors().stream().map(FloorRow::floor).distinct().toList();
    summaries = new Summaries(run.trials(), run.floors(), run.losses(), target).rows();
    sweep = new Summaries(run.sweepTrials(), List.of(), run.sweepLosses(), target).rows();
    figures =
        Figure.of(run.trials()).stream()
            .filter(figure -> summaries.stream().anyMatch(row -> is(row, figure)))
            .toList();
    figures.forEach(figure -> pairs.addAll(Pairs.of(figure, run.trials(), ranked(figure))));
  }

  public RunFiles.Content run() {
    return run;
  }

  /** What a trial must reach, where the spec says so. */
  public Optional<Target> target() {
    return target;
  }

  /** In the order of the run. */
  public List<String> architectures() {
    return architectures;
  }

  public List<String> floors() {
    return floors;
  }

  /** Architectures and floors, figure by figure. */
  public List<SummaryRow> summaries() {
    return summaries;
  }

  /** Every setting that the sweep tried; empty without one. */
  public List<SummaryRow> sweep() {
    return sweep;
  }

  /** Every two architectures, figure by figure. */
  public List<ComparisonRow> pairs() {
    return pairs;
  }

  public List<ComparisonRow> pairs(Figure figure) {
    return pairs.stream().filter(row -> row.figure().equals(figure.column())).toList();
  }

  /** How many pairs of architectures there are. */
  public int countOfPairs() {
    return architectures.size() * (architectures.size() - 1) / 2;
  }

  /** What is known of an architecture or a floor over its trials. */
  public Optional<SummaryRow> find(String name, Figure figure) {
    return summaries.stream()
        .filter(row -> row.architecture().equals(name) && row.figure().equals(figure.column()))
        .findFirst();
  }

  /** The mean; infinite where there is none. */
  public double mean(String name, Figure figure) {
    Double mean = find(name, figure).map(SummaryRow::mean).orElse(null);
    return mean == null ? Double.POSITIVE_INFINITY : mean;
  }

  /** The mean, less being better; infinite where there is none. */
  public double cost(String name, Figure figure) {
    Double mean = find(name, figure).map(SummaryRow::mean).orElse(null);
    return mean == null ? Double.POSITIVE_INFINITY : figure.cost(mean);
  }

  /** What stands for an architecture: its cost; infinite where half of its trials ended badly. */
  public double score(String architecture, Figure figure) {
    return mostEndedBadly(architecture, figure)
        ? Double.POSITIVE_INFINITY
        : cost(architecture, figure);
  }

  /** The figures that the run has, the one that decides last. */
  public List<Figure> figures() {
    return figures;
  }

  private static boolean is(SummaryRow row, Figure figure) {
    return row.figure().equals(figure.column());
  }

  /** The figure that answers the question: of the test where there is one, else of training. */
  public Figure deciding() {
    return figures.get(figures.size() - 1);
  }

  /**
   * The architectures by their means, the best first; those of which half of the trials or more
   * ended badly come after the others, whatever the rest came to.
   */
  public List<String> ranked(Figure figure) {
    return architectures.stream()
        .sorted(
            Comparator.comparing((String name) -> mostEndedBadly(name, figure))
                .thenComparing(name -> cost(name, figure)))
        .toList();
  }

  private boolean mostEndedBadly(String name, Figure figure) {
    return find(name, figure).map(row -> 2 * row.n() <= row.trials()).orElse(true);
  }

  /** Two architectures, in whichever order they were compared. */
  public Optional<ComparisonRow> pair(Figure figure, String one, String other) {
    return pairs(figure).stream()
        .filter(row -> List.of(row.architecture(), row.other()).containsAll(List.of(one, other)))
        .findFirst();
  }

  public Verdict verdict(ComparisonRow row) {
    return Verdict.of(row, countOfPairs());
  }

  /** Whether it is significantly worse than the architecture that ranks first. */
  public boolean isWorseThanBest(String name, Figure figure) {
    String best = ranked(figure).get(0);
    return !name.equals(best)
        && pair(figure, best, name).map(row -> verdict(row) == Verdict.BETTER).orElse(false);
  }

  public List<TrialRow> trials(String architecture) {
    return run.trials().stream().filter(t -> t.architecture().equals(architecture)).toList();
  }

  /** A figure as a heading: the metric by its own name. */
  public String title(Figure figure) {
    return figure.isMetric()
        ? run.trials().stream()
            .map(TrialRow::metric)
            .filter(metric -> !metric.isEmpty())
            .findFirst()
            .map(metric -> "test_" + metric)
            .orElse(figure.column())
        : figure.column();
  }

  /** The setting that a sweep chose for an architecture; empty where it chose none. */
  public Map<String, String> setting(String architecture) {
    return trials(architecture).stream().findFirst().map(TrialRow::setting).orElse(Map.of());
  }
}
