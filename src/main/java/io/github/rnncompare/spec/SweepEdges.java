package io.github.rnncompare.spec;

import io.github.rnncompare.spec.Axis.Choices;
import io.github.rnncompare.spec.Configuration.Chosen;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The edges of a sweep that can be widened: the least and the greatest value of each key that lists
 * numbers and that concerns all architectures alike.
 */
public record SweepEdges(Sweep sweep, Collection<String> architectures) {

  /** The keys that have edges, in the spec's order; none if the sweep is not to be widened. */
  public List<String> keys() {
    return sweep.axes().stream()
        .filter(axis -> sweep.widen() && axis instanceof Choices listed && listed.isNumeric())
        .map(Axis::key)
        .filter(
            key ->
                architectures.stream().allMatch(name -> Sweep.concerns(key, name, architectures)))
        .toList();
  }

  /** Whether a value of one of {@link #keys} is the last one on a side. */
  public boolean isAtEdge(String key, String value, Side side) {
    return listed(key).edge(side).text().equals(value);
  }

  /** The next value of one of {@link #keys} beyond an edge; empty if there is none. */
  public Optional<Chosen> next(String key, Side side) {
    return listed(key).beyond(side);
  }

  /** The sweep with {@link #next}, if that is there. */
  public Optional<Sweep> beyond(String key, Side side) {
    Choices listed = listed(key);
    return listed.beyond(side).map(value -> sweep.with(listed.with(side, value)));
  }

  /** The sweep with as many values beyond each edge as there can be. */
  public Sweep widest() {
    return widened((key, value) -> true);
  }

  /**
   * The sweep with all values beyond its edges up to the first that is not accepted.
   *
   * @param accepts a key and a value of it
   */
  public Sweep widened(BiPredicate<String, Chosen> accepts) {
    SweepEdges wider = this;
    for (String key : keys()) {
      for (Side side : Side.values()) {
        Optional<Chosen> next = wider.next(key, side);
        while (next.isPresent() && accepts.test(key, next.get())) {
          wider = new SweepEdges(wider.beyond(key, side).orElseThrow(), architectures);
          next = wider.next(key, side);
        }
      }
    }
    return wider.sweep;
  }

  private Choices listed(String key) {
    return (Choices)
        sweep.axes().stream().filter(axis -> axis.key().equals(key)).findFirst().orElseThrow();
  }
}
