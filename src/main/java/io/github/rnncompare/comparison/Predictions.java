package io.github.rnncompare.comparison;

import io.github.rnncompare.results.PredictionRow;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What each architecture and baseline predicts on the test split of the {@link ReportedSeed}. */
public final class Predictions {
  /** What is predicted. */
  public enum Kind {
    /** Values of series. */
    FORECASTS,
    /** Numbers of sequences, or of their steps. */
    NUMBERS,
    /** Classes of sequences, or of their steps. */
    CLASSES
  }

  private final Comparison comparison;
  private final ReportedSeed.Chosen chosen;
  private final List<PredictionRow> rows;
  private final Kind kind;
  private final List<String> architectures;
  private final List<String> baselines;
  private final Map<String, double[]> numbers = new HashMap<>();

  private Predictions(Comparison comparison, ReportedSeed.Chosen chosen, List<PredictionRow> rows) {
    this.comparison = comparison;
    this.chosen = chosen;
    this.rows = rows;
    kind = kind(comparison, rows.get(0));
    Set<String> columns = rows.get(0).predicted().keySet();
    architectures = comparison.architectures().stream().filter(columns::contains).toList();
    Set<String> known =
        comparison.architectures().stream()
            .flatMap(name -> PredictionRow.ends(name).stream())
            .collect(Collectors.toSet());
    known.addAll(comparison.architectures());
    baselines = columns.stream().filter(name -> !known.contains(name)).toList();
  }

  private static Kind kind(Comparison comparison, PredictionRow row) {
    boolean classes = comparison.run().trials().stream().anyMatch(TrialRow::predictsClasses);
    return row.row() != null && !classes ? Kind.FORECASTS : classes ? Kind.CLASSES : Kind.NUMBERS;
  }

  /** The predictions of a run; empty if it has none, or none of that seed. */
  public static Optional<Predictions> of(Comparison comparison) {
    if (comparison.run().predictions().isEmpty()) {
      return Optional.empty();
    }
    return ReportedSeed.chosen(comparison)
        .flatMap(
            chosen -> {
              List<PredictionRow> rows =
                  comparison.run().predictions().stream()
                      .filter(row -> row.seed() == chosen.seed())
                      .toList();
              return rows.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Predictions(comparison, chosen, rows));
            })
        .filter(predictions -> !predictions.architectures.isEmpty());
  }

  public Kind kind() {
    return kind;
  }

  /** The seed that they are of, and why that. */
  public ReportedSeed.Chosen chosen() {
    return chosen;
  }

  /** A row for each value, in the order of the file. */
  public List<PredictionRow> rows() {
    return rows;
  }

  /** Whether there is a value for each step of a sequence. */
  public boolean everyStep() {
    return rows.get(0).step() != null;
  }

  /** The architectures with predictions, in the order of the run. */
  public List<String> architectures() {
    return architectures;
  }

  /** The architecture that ranks first by the primary measure. */
  public String best() {
    return comparison.ranked(comparison.primary()).stream()
        .filter(architectures::contains)
        .findFirst()
        .orElseThrow();
  }

  /** The baselines with predictions, in the order of the file. */
  public List<String> baselines() {
    return baselines;
  }

  /** The baseline that is best by the primary measure; empty if there is none. */
  public Optional<String> bestBaseline() {
    return bestBaseline(name -> true);
  }

  /** The best of those baselines that repeat an earlier value. */
  public Optional<String> bestNaive() {
    return bestBaseline(Predictions::isNaive);
  }

  /** The best of the others. */
  public Optional<String> bestLearnt() {
    return bestBaseline(name -> !isNaive(name));
  }

  private static boolean isNaive(String baseline) {
    return baseline.equals("persistence") || baseline.startsWith("seasonal naive");
  }

  private Optional<String> bestBaseline(Predicate<String> wanted) {
    Measure measure = comparison.primary();
    return baselines.stream()
        .filter(wanted)
        .min(Comparator.comparingDouble(name -> comparison.cost(name, measure)));
  }

  /** The names of what is predicted, in the order of the file; one, empty, where there is one. */
  public List<String> targets() {
    return rows.stream().map(PredictionRow::target).distinct().toList();
  }

  /** How many steps ahead the farthest forecast looks. */
  public long horizon() {
    return rows.stream().mapToLong(Predictions::stepsAhead).max().orElse(1);
  }

  /** How far ahead a forecast looks, from 1. */
  public static long stepsAhead(PredictionRow row) {
    Long ahead = row.stepsAhead();
    return ahead == null ? 1 : ahead;
  }

  /** Whether there are intervals of an architecture's forecasts. */
  public boolean hasIntervals(String architecture) {
    return rows.get(0).predicted().keySet().containsAll(PredictionRow.ends(architecture));
  }

  /** The actual value of each row; NaN where it is missing or infinite. */
  public double[] actual() {
    return numbers.computeIfAbsent(
        "actual", name -> parsed(rows.stream().map(PredictionRow::actual).toList()));
  }

  /**
   * What is predicted for each row; NaN where that is missing or infinite.
   *
   * @param column the name of an architecture or baseline, or one of {@link PredictionRow#ends}
   */
  public double[] of(String column) {
    return numbers.computeIfAbsent(
        "of " + column, name -> parsed(rows.stream().map(row -> predicted(row, column)).toList()));
  }

  /** The field of a row; empty where it is missing. */
  public static String predicted(PredictionRow row, String name) {
    return row.predicted().getOrDefault(name, "");
  }

  /** Whether a class is the right one. */
  public static boolean isRight(PredictionRow row, String name) {
    return predicted(row, name).equals(row.actual());
  }

  private static double[] parsed(List<String> fields) {
    return fields.stream().mapToDouble(Predictions::number).toArray();
  }

  /** A number, which was checked when the file was read; NaN where it is missing or infinite. */
  private static double number(String field) {
    double number = field.isEmpty() ? Double.NaN : Double.parseDouble(field);
    return Double.isInfinite(number) ? Double.NaN : number;
  }

  /** The indices of rows whose actual value is known. */
  public List<Integer> known() {
    List<Integer> known = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).actual().isEmpty()) {
        known.add(i);
      }
    }
    return known;
  }
}
