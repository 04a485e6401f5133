package io.github.rnncompare.plan;

import io.github.rnncompare.network.Architecture;
import io.github.rnncompare.spec.Configuration;
import io.github.rnncompare.spec.Configuration.Chosen;
import io.github.rnncompare.spec.Side;
import io.github.rnncompare.spec.Sweep;
import io.github.rnncompare.spec.SweepEdges;
import io.github.rnncompare.spec.UserErrorException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Widens a sweep while the best value of any architecture lies at an edge of what was tried: all
 * architectures try the next value beyond it, in all combinations with the other keys. What is
 * tried follows from the results so far, so that a resumed run tries the same.
 */
public final class Widening {
  private final Candidates candidates;
  private final List<String> architectures;

  /** With all values that were tried so far. */
  private Sweep sweep;

  /**
   * The widening of a spec's sweep.
   *
   * @param sweep as the spec has it
   */
  public Widening(ExperimentSpec spec, Sweep sweep) {
    this.candidates = spec.further();
    this.architectures = spec.architectures().all().stream().map(Architecture::name).toList();
    this.sweep = sweep;
  }

  /**
   * The candidates that are to be tried next; empty if the search has ended.
   *
   * @param chosen the best candidate of each architecture so far
   * @param says takes a sentence for the user about each value that is tried
   */
  public List<Candidate> next(List<Candidate> chosen, Consumer<String> says) {
    List<Candidate> next = new ArrayList<>();
    for (String key : edges().keys()) {
      for (Side side : Side.values()) {
        List<String> best = bestAt(key, side, chosen);
        if (!best.isEmpty() && edges().next(key, side).isPresent()) {
          Chosen value = edges().next(key, side).get();
          List<Candidate> more = beyond(key, side);
          if (!more.isEmpty()) {
            next.addAll(more);
            says.accept(sentence(key, best, chosen, value));
          }
        }
      }
    }
    return next;
  }

  private SweepEdges edges() {
    return new SweepEdges(sweep, architectures);
  }

  /** The architectures whose chosen value is at an edge. */
  private List<String> bestAt(String key, Side side, List<Candidate> chosen) {
    return chosen.stream()
        .filter(candidate -> edges().isAtEdge(key, value(candidate, key), side))
        .map(candidate -> candidate.architecture().name())
        .toList();
  }

  private static String value(Candidate candidate, String key) {
    return candidate.configuration().texts().getOrDefault(key, "");
  }

  /** Widens the sweep by one value; none are returned, and it stays, if a key does not allow it. */
  private List<Candidate> beyond(String key, Side side) {
    Sweep wider = edges().beyond(key, side).orElseThrow();
    List<Candidate> more = new ArrayList<>();
    try {
      for (String architecture : architectures) {
        more.addAll(candidates.read(architecture, added(architecture, wider)));
      }
    } catch (UserErrorException e) {
      return List.of();
    }
    sweep = wider;
    return more;
  }

  private List<Configuration> added(String architecture, Sweep wider) {
    Set<Configuration> added = new LinkedHashSet<>(configurations(architecture, wider));
    configurations(architecture, sweep).forEach(added::remove);
    return List.copyOf(added);
  }

  private List<Configuration> configurations(String architecture, Sweep among) {
    return among.configurations(key -> Sweep.concerns(key, architecture, architectures));
  }

  private static String sentence(
      String key, List<String> best, List<Candidate> chosen, Chosen value) {
    String edge =
        chosen.stream()
            .filter(candidate -> candidate.architecture().name().equals(best.get(0)))
            .map(candidate -> value(candidate, key))
            .findFirst()
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "%s: the best of %s is at the edge, %s; all try %s.",
        key.replaceFirst(".*\\.", ""),
        String.join(" and ", best),
        edge,
        value.text());
  }

  /** The most trials that the search can have, each key by itself widened as far as it allows. */
  int mostTrials() {
    Sweep widest = edges().widened(this::allows);
    long configurations = 0;
    for (String architecture : architectures) {
      configurations += widest.count(key -> Sweep.concerns(key, architecture, architectures));
    }
    return Math.toIntExact(configurations * sweep.seeds().size());
  }

  private boolean allows(String key, Chosen value) {
    try {
      candidates.read(architectures.get(0), List.of(new Configuration(Map.of(key, value))));
      return true;
    } catch (UserErrorException e) {
      return false;
    }
  }
}
