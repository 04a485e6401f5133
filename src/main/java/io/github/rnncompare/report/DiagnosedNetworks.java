package io.github.rnncompare.report;

import io.github.rnncompare.chart.LossCurve;
import io.github.rnncompare.results.DiagnosticRow;
import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialKey;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Quartiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What was measured inside the networks of a run, before training and in those tested. */
record DiagnosedNetworks(List<DiagnosticRow> rows, Map<TrialKey, Long> tested) {

  /** Two states of a network. */
  enum Stage {
    /** As it was drawn. */
    UNTRAINED,
    /** With the parameters with which it is tested. */
    TESTED
  }

  static DiagnosedNetworks of(RunFiles.Content run) {
    Map<TrialKey, Long> tested = new HashMap<>();
    for (TrialRow trial : run.trials()) {
      tested.put(TrialKey.of(trial), trial.testedEpoch());
    }
    return new DiagnosedNetworks(run.diagnostics(), tested);
  }

  /** What is measured of what, in the order of the file: a measure, a layer, a state or gate. */
  record Subject(String measure, long layer, String of) {
    static Subject in(DiagnosticRow row) {
      return new Subject(row.measure(), row.layer(), row.of());
    }
  }

  /** The topmost layer in which a measure was taken. */
  long topmost(String measure) {
    return rows.stream()
        .filter(row -> row.measure().equals(measure))
        .mapToLong(DiagnosticRow::layer)
        .max()
        .orElse(0);
  }

  /** Subjects with a single number, or whose first is the one that matters. */
  List<Subject> singles() {
    return rows.stream()
        .filter(row -> row.position() == null || row.measure().equals("lyapunov_exponent"))
        .map(Subject::in)
        .distinct()
        .sorted(Comparator.comparing(Subject::measure))
        .toList();
  }

  /** The median over the seeds; empty if none has the number. */
  OptionalDouble median(String architecture, Subject subject, Stage stage) {
    double[] values =
        rows.stream()
            .filter(row -> row.architecture().equals(architecture))
            .filter(row -> Subject.in(row).equals(subject) && isAt(row, stage))
            .filter(row -> row.position() == null || row.position() == 1)
            .mapToDouble(DiagnosticRow::value)
            .toArray();
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Quartiles.of(values).median());
  }

  private boolean isAt(DiagnosticRow row, Stage stage) {
    return switch (stage) {
      case UNTRAINED -> row.epoch() == 0;
      case TESTED ->
          row.epoch() > 0 && Long.valueOf(row.epoch()).equals(tested.get(TrialKey.of(row)));
    };
  }

  /** A measure of the topmost layer by position, a curve for each architecture, and gate if any. */
  List<LossCurve> byPosition(String measure, Stage stage) {
    return curves(
        rows.stream()
            .filter(row -> row.measure().equals(measure) && isAt(row, stage))
            .filter(row -> row.layer() == topmost(measure) && row.position() != null)
            .toList(),
        DiagnosedNetworks::position);
  }

  private static long position(DiagnosticRow row) {
    Long position = row.position();
    return position == null ? 0 : position;
  }

  /**
   * A single number of the topmost layer by epoch, likewise, after epochs at which it was measured
   * in all seeds; none if these are fewer than three.
   */
  List<LossCurve> byEpoch(String measure) {
    List<LossCurve> curves =
        curves(
                rows.stream()
                    .filter(row -> row.measure().equals(measure) && row.layer() == topmost(measure))
                    .toList(),
                DiagnosticRow::epoch)
            .stream()
            .map(DiagnosedNetworks::ofAllSeeds)
            .toList();
    return curves.stream().anyMatch(curve -> curve.steps().size() > 2) ? curves : List.of();
  }

  private static LossCurve ofAllSeeds(LossCurve curve) {
    Set<Long> common = new HashSet<>(curve.seeds().get(0).keySet());
    curve.seeds().forEach(seed -> common.retainAll(seed.keySet()));
    List<SortedMap<Long, Double>> seeds = new ArrayList<>();
    for (SortedMap<Long, Double> seed : curve.seeds()) {
      SortedMap<Long, Double> kept = new TreeMap<>(seed);
      kept.keySet().retainAll(common);
      seeds.add(kept);
    }
    return new LossCurve(curve.architecture(), seeds);
  }

  private static List<LossCurve> curves(
      List<DiagnosticRow> rows, ToLongFunction<DiagnosticRow> along) {
    boolean severalOf =
        rows.stream()
                .filter(row -> !row.of().equals("cell_state"))
                .map(DiagnosticRow::of)
                .distinct()
                .count()
            > 1;
    Map<String, Map<Long, SortedMap<Long, Double>>> byName = new LinkedHashMap<>();
    for (DiagnosticRow row : rows) {
      if (!row.of().equals("cell_state")) {
        String name = severalOf ? row.architecture() + " " + row.of() : row.architecture();
        byName
            .computeIfAbsent(name, any -> new LinkedHashMap<>())
            .computeIfAbsent(row.seed(), any -> new TreeMap<>())
            .put(along.applyAsLong(row), row.value());
      }
    }
    List<LossCurve> curves = new ArrayList<>();
    byName.forEach((name, seeds) -> curves.add(new LossCurve(name, List.copyOf(seeds.values()))));
    return curves;
  }
}
