package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.statistics.Bootstrap;
import io.github.rnncompare.statistics.HalfDistance;
import io.github.rnncompare.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Claim 4: the simple RNN forgets over long distances, and gated networks do not. Supported if the
 * distance at which half of the seeds fail is at least twice as long for both gated networks as for
 * the simple RNN, in all three tasks. The interval comes from seeds drawn with replacement, and is
 * no narrower than one step of the grid of distances. Where neither network has such a distance on
 * the grid, nothing is decided.
 */
final class LongRange implements ClaimTest {
  private static final String RUNS = "4-long-range/";

  /** Of the time steps; each is twice the one before it. */
  static final List<Integer> DISTANCES = List.of(20, 40, 80, 160, 320);

  static final List<String> TASKS = List.of("delayed-recall", "adding", "temporal-order");

  private static final double STEP = StrictMath.log(2);

  /** Of the logarithm of the ratio: twice as long. */
  private static final double THRESHOLD = StrictMath.log(2);

  @Override
  public Finding judge(Evidence evidence) {
    List<Part> parts = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    for (String task : TASKS) {
      Succeeding simple = Succeeding.read(evidence, task, "simple_rnn");
      for (String gated : List.of("lstm", "gru")) {
        parts.add(part(gated, task, Succeeding.read(evidence, task, gated), simple));
      }
      figures.addAll(
          HeldRates.figures(name(task), evidence.run(RUNS + task + "-" + DISTANCES.get(0))));
    }
    return Finding.ofAll(
        new Bilingual(
            "the logarithm of the distance at which half of the seeds fail, less that of simple_rnn"
                + " (0.69 is twice as far)",
            "el logaritmo de la distancia a la que fracasa la mitad de las semillas, menos el de"
                + " simple_rnn (0,69 es el doble)"),
        parts,
        figures);
  }

  private static Part part(String gated, String task, Succeeding longer, Succeeding shorter) {
    HalfDistance one = longer.half();
    HalfDistance other = shorter.half();
    boolean known = one.bound() != other.bound() || one.bound() == HalfDistance.Bound.EXACT;
    double estimate = one.logarithm() - other.logarithm();
    return Part.of(
        new Part.Compared(
            new Bilingual(gated + ", " + name(task).english(), gated + ", " + name(task).spanish()),
            amount(one),
            amount(other)),
        known ? estimate : Double.NaN,
        known ? Optional.of(interval(longer, shorter, estimate)) : Optional.empty(),
        null,
        THRESHOLD);
  }

  private static Bilingual name(String task) {
    return switch (task) {
      case "adding" -> new Bilingual("adding", "suma");
      case "temporal-order" -> new Bilingual("temporal order", "orden temporal");
      default -> new Bilingual("delayed recall", "recuerdo diferido");
    };
  }

  private static Amount amount(HalfDistance half) {
    return switch (half.bound()) {
      case EXACT -> new Amount.Value(half.distance());
      case BELOW -> new Amount.LessThan(DISTANCES.get(0));
      case ABOVE -> new Amount.MoreThan(DISTANCES.get(DISTANCES.size() - 1));
    };
  }

  private static Interval interval(Succeeding longer, Succeeding shorter, double estimate) {
    Interval drawn =
        Bootstrap.interval(
            longer.seeds(),
            seeds -> longer.half(seeds).logarithm() - shorter.half(seeds).logarithm());
    return new Interval(
        Math.min(drawn.low(), estimate - STEP / 2), Math.max(drawn.high(), estimate + STEP / 2));
  }

  /**
   * Which seeds of an architecture succeed at each distance.
   *
   * @param byDistance for each distance, whether each seed does, in the order of the seeds
   */
  private record Succeeding(List<List<Boolean>> byDistance) {

    static Succeeding read(Evidence evidence, String task, String architecture) {
      List<List<Boolean>> all = new ArrayList<>();
      for (int distance : DISTANCES) {
        RunFiles.Content run = evidence.run(RUNS + task + "-" + distance);
        SortedMap<Long, Boolean> bySeed = Successes.of(run, architecture);
        all.add(List.copyOf(bySeed.values()));
      }
      return new Succeeding(all);
    }

    int seeds() {
      return byDistance.get(0).size();
    }

    HalfDistance half() {
      int[] every = new int[seeds()];
      for (int i = 0; i < every.length; i++) {
        every[i] = i;
      }
      return half(every);
    }

    /** Of some of the seeds. */
    HalfDistance half(int[] seeds) {
      double[] shares = new double[byDistance.size()];
      for (int i = 0; i < shares.length; i++) {
        int successes = 0;
        for (int seed : seeds) {
          successes += byDistance.get(i).get(seed) ? 1 : 0;
        }
        shares[i] = (double) successes / seeds.length;
      }
      return HalfDistance.of(
          DISTANCES.stream().mapToDouble(distance -> distance).toArray(), shares);
    }
  }
}
