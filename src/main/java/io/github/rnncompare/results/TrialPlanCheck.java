package io.github.rnncompare.results;

import io.github.rnncompare.results.TrialKey.Candidate;
import io.github.rnncompare.spec.Excerpt;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that a file of trials has exactly those of the spec, each once. */
final class TrialPlanCheck {
  private static final String AGAIN = "; run the experiment again";

  private final ResultFile<TrialRow> file;
  private final PlannedRun plan;
  private final List<Long> seeds;
  private final Map<TrialKey, Integer> rows = new HashMap<>();

  /** The configurations of each architecture in the file. */
  private final Map<String, Set<Map<String, String>>> configurations = new LinkedHashMap<>();

  private TrialPlanCheck(ResultFile<TrialRow> file, PlannedRun plan, List<Long> seeds) {
    this.file = file;
    this.plan = plan;
    this.seeds = seeds;
  }

  /**
   * Checks the trials of a sweep.
   *
   * @return the configurations that it tried, by architecture
   */
  static Map<String, Set<Map<String, String>>> search(
      ResultFile<TrialRow> file, PlannedRun plan, List<Long> seeds, Optional<Integer> draws)
      throws IOException {
    TrialPlanCheck check = new TrialPlanCheck(file, plan, seeds);
    check.eachRow();
    for (String architecture : plan.architectures()) {
      Set<Map<String, String>> found = check.configurations.getOrDefault(architecture, Set.of());
      if (draws.isPresent() && found.size() != draws.get()) {
        throw file.fault(
            "has "
                + found.size()
                + " configurations of "
                + Excerpt.of(architecture)
                + "; expected "
                + draws.get()
                + ", which "
                + plan.file()
                + " draws"
                + AGAIN);
      }
      check.complete(architecture, plan.grid(architecture).orElse(found));
    }
    return check.configurations;
  }

  /**
   * Checks the trials of the comparison.
   *
   * @param tried the configurations that a sweep tried, by architecture; empty without a sweep
   * @param source the file of those configurations, for messages
   */
  static void comparison(
      ResultFile<TrialRow> file,
      PlannedRun plan,
      Map<String, Set<Map<String, String>>> tried,
      String source)
      throws IOException {
    TrialPlanCheck check = new TrialPlanCheck(file, plan, plan.seeds());
    check.eachRow();
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < file.rows().size(); i++) {
      TrialRow row = file.rows().get(i);
      Set<Map<String, String>> known = tried.get(row.architecture());
      if (known != null && !known.contains(row.configuration())) {
        throw check.otherConfiguration(
            i, known, "a configuration that the architecture has in " + source);
      }
      int before = first.getOrDefault(row.architecture(), i);
      first.put(row.architecture(), before);
      Map<String, String> chosen = file.rows().get(before).configuration();
      if (!row.configuration().equals(chosen)) {
        throw check.otherConfiguration(
            i,
            Set.of(chosen),
            "the configuration that the architecture has in " + file.place(before));
      }
    }
    for (String architecture : plan.architectures()) {
      check.complete(
          architecture,
          check.configurations.getOrDefault(architecture, Set.of(noConfiguration(plan))));
    }
  }

  private static Map<String, String> noConfiguration(PlannedRun plan) {
    Map<String, String> none = new LinkedHashMap<>();
    plan.columns().values().forEach(column -> none.put(column, ""));
    return none;
  }

  private void eachRow() throws IOException {
    checkColumns(Set.copyOf(plan.columns().values()));
    Set<Long> allowed = Set.copyOf(seeds);
    Map<String, Set<String>> columns = new HashMap<>();
    Map<String, Optional<Set<Map<String, String>>>> grids = new HashMap<>();
    for (String architecture : plan.architectures()) {
      columns.put(architecture, plan.columnsOf(architecture));
      grids.put(architecture, plan.grid(architecture));
    }
    for (int i = 0; i < file.rows().size(); i++) {
      TrialRow row = file.rows().get(i);
      Set<String> own = columns.get(row.architecture());
      if (own == null) {
        throw file.fault(
            i,
            "architecture",
            "one of " + plan.file() + ": " + Excerpt.of(String.join(", ", plan.architectures())));
      }
      if (!allowed.contains(row.seed())) {
        throw file.fault(i, "seed", "a seed of " + plan.file());
      }
      checkConfiguration(i, own, grids.getOrDefault(row.architecture(), Optional.empty()));
      configurations
          .computeIfAbsent(row.architecture(), name -> new LinkedHashSet<>())
          .add(row.configuration());
      Integer first = rows.putIfAbsent(TrialKey.of(row), i);
      if (first != null) {
        throw file.fault(
            i,
            "a second row for " + TrialKey.of(row) + "; the first is " + file.place(first) + AGAIN);
      }
    }
  }

  private void checkColumns(Set<String> expected) throws IOException {
    Set<String> found = file.rows().get(0).configuration().keySet();
    for (String column : found) {
      if (!expected.contains(column)) {
        throw file.fault(
            "column '"
                + Excerpt.of(column)
                + "' is no key that "
                + plan.file()
                + " sweeps"
                + AGAIN);
      }
    }
    for (String column : expected) {
      if (!found.contains(column)) {
        throw file.fault(0, column, "a value in each row, as " + plan.file() + " sweeps it");
      }
    }
  }

  private void checkConfiguration(int i, Set<String> own, Optional<Set<Map<String, String>>> grid)
      throws IOException {
    for (Map.Entry<String, String> value : file.rows().get(i).configuration().entrySet()) {
      if (own.contains(value.getKey()) == value.getValue().isEmpty()) {
        throw file.fault(
            i,
            value.getKey(),
            value.getValue().isEmpty()
                ? "a value that " + plan.file() + " sweeps"
                : "nothing, as it is another architecture's in " + plan.file());
      }
    }
    if (grid.isPresent() && !grid.get().contains(file.rows().get(i).configuration())) {
      throw otherConfiguration(i, grid.get(), "a value that " + plan.file() + " sweeps");
    }
  }

  /** The error of a row whose configuration is not allowed, naming the column that differs. */
  private RuntimeException otherConfiguration(
      int i, Set<Map<String, String>> allowed, String expected) throws IOException {
    Set<Map<String, String>> left = allowed;
    for (Map.Entry<String, String> value : file.rows().get(i).configuration().entrySet()) {
      Set<Map<String, String>> fitting = new HashSet<>();
      for (Map<String, String> configuration : left) {
        if (value.getValue().equals(configuration.get(value.getKey()))) {
          fitting.add(configuration);
        }
      }
      if (fitting.isEmpty()) {
        return file.fault(i, value.getKey(), expected);
      }
      left = fitting;
    }
    return file.fault(i, "its configuration is not known; expected " + expected);
  }

  private void complete(String architecture, Set<Map<String, String>> expected) {
    for (Map<String, String> configuration : expected) {
      for (long seed : seeds) {
        TrialKey key = new TrialKey(new Candidate(architecture, configuration), seed);
        if (!rows.containsKey(key)) {
          throw file.fault(
              "has no row for " + key + ", which " + plan.file() + " asks for" + AGAIN);
        }
      }
    }
  }
}
