package io.github.rnncompare.plan;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.network.Architectures;
import io.github.rnncompare.network.Matching.By;
import io.github.rnncompare.spec.Configuration;
import io.github.rnncompare.spec.Section;
import io.github.rnncompare.spec.Sweep;
import io.github.rnncompare.spec.SweepEdges;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A sweep over several architectures, each with its own configurations. */
record Search(Sweep sweep, Architectures.Chosen architectures) {
  private static final long MAX_TRIALS = 100_000;

  /** The configurations of an architecture, in a fixed order. */
  List<Configuration> configurations(String architecture) {
    return sweep.configurations(key -> concerns(key, architecture));
  }

  private boolean concerns(String key, String architecture) {
    return Sweep.concerns(key, architecture, names());
  }

  private List<String> names() {
    return architectures.all().stream().map(Architecture::name).toList();
  }

  /**
   * The number of an architecture's configurations. The values of a narrow range are not counted
   * beforehand, but drawn.
   */
  private long budget(String architecture) {
    long counted = sweep.count(key -> concerns(key, architecture));
    return counted == sweep.draws().orElse(0) ? configurations(architecture).size() : counted;
  }

  /** Records errors that would make the search unfair or too long. */
  void check(Section spec) {
    List<Long> budgets = names().stream().map(this::budget).toList();
    checkBudgets(spec, budgets);
    if (architectures.matching().by() == By.HIDDEN_SIZE && sweep.goesThrough("hidden_size")) {
      spec.fault(
          "match",
          "is hidden_size, but the sweep may choose another hidden_size for each architecture;"
              + " remove match, or hidden_size from the sweep");
    }
    long trials = trials(budgets);
    if (budgets.stream().anyMatch(budget -> budget > Sweep.MAX_CONFIGURATIONS)) {
      spec.fault(
          "sweep",
          String.format(
              Locale.ROOT,
              "has more than %d combinations; draw some of them at random: draws: 100",
              Sweep.MAX_CONFIGURATIONS));
    } else if (trials > MAX_TRIALS) {
      spec.fault(
          "sweep",
          String.format(
              Locale.ROOT,
              "has %d trials; at most %d are allowed: take fewer seeds, values or draws",
              trials,
              MAX_TRIALS));
    } else {
      checkWidest(spec);
    }
  }

  private void checkWidest(Section spec) {
    Sweep widest = new SweepEdges(sweep, names()).widest();
    List<Long> budgets =
        names().stream().map(name -> widest.count(key -> concerns(key, name))).toList();
    if (budgets.stream().anyMatch(budget -> budget > Sweep.MAX_CONFIGURATIONS)
        || trials(budgets) > MAX_TRIALS) {
      spec.fault(
          "sweep",
          String.format(
              Locale.ROOT,
              "can have %d trials if it is widened; at most %d, and %d configurations, are allowed:"
                  + " take fewer seeds or values, or set sweep.widen to false",
              trials(budgets),
              MAX_TRIALS,
              Sweep.MAX_CONFIGURATIONS));
    }
  }

  private long trials(List<Long> budgets) {
    return budgets.stream().mapToLong(budget -> budget * sweep.seeds().size()).sum();
  }

  private void checkBudgets(Section spec, List<Long> budgets) {
    // An architecture that tries more configurations than another has an advantage.
    boolean unequal = budgets.stream().distinct().count() > 1;
    int draws = sweep.draws().orElse(0);
    if (budgets.stream().anyMatch(budget -> budget < draws)) {
      spec.fault(
          "sweep",
          String.format(
              Locale.ROOT,
              "draws %d configurations, but there are %s for %s; draw fewer, or remove draws to try all",
              draws,
              budgets,
              names()));
    } else if (unequal) {
      spec.fault(
          "sweep",
          String.format(
              Locale.ROOT,
              "has %s configurations for %s; give each architecture the same number, or draw the same number for each: draws: %d",
              budgets,
              names(),
              Collections.min(budgets)));
    }
  }
}
