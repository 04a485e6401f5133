package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.statistics.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Claim 8: the GRU has more trouble than the LSTM where tasks are very complex. Supported if the
 * LSTM succeeds in a share of the seeds that is greater by 0.3 or more in counting beyond the
 * trained lengths and in recalling the most items, and if that difference grows from the fewest
 * items to the most.
 */
final class HardTasks implements ClaimTest {
  private static final String RUNS = "8-hard-tasks/";
  static final List<Integer> ITEMS = List.of(2, 4, 6, 8);

  private static final Bilingual COUNTING =
      new Bilingual("counting beyond the trained length", "contar más allá de lo entrenado");

  /** Of the difference between two success rates. */
  private static final double THRESHOLD = 0.3;

  @Override
  public Finding judge(Evidence evidence) {
    RunFiles.Content counting = evidence.run(RUNS + "counting");
    RunFiles.Content fewest = recall(evidence, ITEMS.get(0));
    RunFiles.Content most = recall(evidence, ITEMS.get(ITEMS.size() - 1));
    RateParts rates = new RateParts(THRESHOLD);
    addTo(rates, COUNTING, counting);
    addTo(
        rates,
        new Bilingual("recall of %s items", "recuerdo de %s elementos")
            .with(ITEMS.get(ITEMS.size() - 1)),
        most);
    List<Part> parts = new ArrayList<>(rates.parts());
    parts.add(growth(fewest, most));
    List<Figure> figures = new ArrayList<>();
    for (int items : ITEMS) {
      for (String architecture : List.of("lstm", "gru")) {
        figures.add(
            new Figure(
                new Bilingual("%s, %d items", "%s, %d elementos").with(architecture, items),
                new Bilingual("seeds that succeed", "semillas que aciertan"),
                Amount.Share.of(Successes.rate(recall(evidence, items), architecture))));
      }
    }
    figures.addAll(HeldRates.figures(COUNTING, counting));
    figures.addAll(HeldRates.figures(new Bilingual("recall", "recuerdo"), most));
    return Finding.ofAll(
        new Bilingual(
            "the share of seeds of the LSTM that succeed, less that of the GRU",
            "la proporción de semillas de la LSTM que aciertan, menos la de la GRU"),
        parts,
        figures);
  }

  private static RunFiles.Content recall(Evidence evidence, int items) {
    return evidence.run(RUNS + "recall-" + items);
  }

  private static void addTo(RateParts rates, Bilingual name, RunFiles.Content run) {
    rates.add(name, Successes.rate(run, "lstm"), Successes.rate(run, "gru"));
  }

  /** By how much the difference grows; whether that is anything at all is all that is asked. */
  private static Part growth(RunFiles.Content fewest, RunFiles.Content most) {
    Leads first = Leads.of(fewest);
    Leads last = Leads.of(most);
    return Part.of(
        new Part.Compared(
            new Bilingual(
                "the difference with the most items against that with the fewest",
                "la diferencia con más elementos frente a la que hay con menos"),
            new Amount.Value(last.mean()),
            new Amount.Value(first.mean())),
        last.mean() - first.mean(),
        last.values().isEmpty()
            ? Optional.empty()
            : Optional.of(
                Bootstrap.interval(
                    last.values().size(), seeds -> last.mean(seeds) - first.mean(seeds))),
        null,
        0);
  }

  /**
   * Whether the LSTM alone succeeds with a seed (1), the GRU alone (−1), or both or neither (0).
   *
   * @param values in the order of the seeds
   */
  private record Leads(List<Integer> values) {

    static Leads of(RunFiles.Content run) {
      List<Boolean> lstm = List.copyOf(Successes.of(run, "lstm").values());
      List<Boolean> gru = List.copyOf(Successes.of(run, "gru").values());
      List<Integer> values = new ArrayList<>();
      for (int i = 0; i < Math.min(lstm.size(), gru.size()); i++) {
        values.add((lstm.get(i) ? 1 : 0) - (gru.get(i) ? 1 : 0));
      }
      return new Leads(List.copyOf(values));
    }

    double mean() {
      return values.stream().mapToInt(value -> value).average().orElse(Double.NaN);
    }

    double mean(int[] seeds) {
      int sum = 0;
      for (int seed : seeds) {
        sum += values.get(seed);
      }
      return (double) sum / seeds.length;
    }
  }
}
