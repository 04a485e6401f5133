package io.github.rnncompare.report;

import io.github.rnncompare.comparison.Centre;
import io.github.rnncompare.comparison.Comparison;
import io.github.rnncompare.comparison.Measure;
import io.github.rnncompare.results.ComparisonRow;
import io.github.rnncompare.results.TrialRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What may turn the answer over: one seed, wins that contradict the mean, too few epochs. */
final class Doubts {
  private final Comparison comparison;
  private final Measure measure;
  private final String best;
  private final List<String> others;

  Doubts(Comparison comparison, String best, List<String> others) {
    this.comparison = comparison;
    this.best = best;
    this.others = others;
    measure = comparison.primary();
  }

  /** The sentences; empty if there is no doubt of these kinds. */
  Optional<String> words() {
    List<String> words = new ArrayList<>();
    if (!others.isEmpty()) {
      carried().ifPresent(words::add);
      contradicted().ifPresent(words::add);
    }
    List<String> improving = comparison.stillImproving().stream().map(Format::name).toList();
    if (!improving.isEmpty()) {
      words.add(
          "Still improving when training ended (↗): "
              + Format.list(improving)
              + "; more epochs may change the answer.");
    }
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
  }

  /** A mean that one seed carries. */
  private Optional<String> carried() {
    String second = others.get(0);
    if (comparison.centre(measure) != Centre.MEAN) {
      return Optional.empty();
    }
    Map<Long, Double> differences = new HashMap<>();
    Map<Long, Double> ours = costs(best);
    costs(second)
        .forEach(
            (seed, cost) ->
                Optional.ofNullable(ours.get(seed))
                    .ifPresent(own -> differences.put(seed, own - cost)));
    double sum = differences.values().stream().mapToDouble(d -> d).sum();
    List<Long> carrying =
        differences.entrySet().stream()
            .filter(entry -> sum < 0 && sum - entry.getValue() > 0)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return carrying.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "One seed carries the mean: without seed %d %s would be ahead of %s.",
                carrying.get(0),
                Format.name(second),
                Format.name(best)));
  }

  private Map<Long, Double> costs(String architecture) {
    Map<Long, Double> costs = new HashMap<>();
    for (TrialRow trial : comparison.trials(architecture)) {
      OptionalDouble value = measure.of(trial);
      if (value.isPresent()) {
        costs.put(trial.seed(), measure.cost(value.getAsDouble()));
      }
    }
    return costs;
  }

  /** Best by mean or median, and yet worse in most seeds. */
  private Optional<String> contradicted() {
    for (String other : others) {
      Optional<ComparisonRow> row =
          comparison
              .pair(measure, best, other)
              .filter(pair -> pair.architecture().equals(best) && pair.wins() < pair.losses());
      if (row.isPresent()) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "%s has the better %s than %s, and is yet worse in %d of %d seeds.",
                Format.name(best),
                comparison.centre(measure) == Centre.MEAN ? "mean" : "median",
                Format.name(other),
                row.get().losses(),
                row.get().pairs()));
      }
    }
    return Optional.empty();
  }
}
