package io.github.rnncompare.claim;

import io.github.rnncompare.results.RunFiles;
import io.github.rnncompare.results.TrialRow;
import io.github.rnncompare.statistics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Claim 9: each gate has its task. A gate matters in a task if the test loss of the network without
 * it is greater by 5 % or more, each of both with a learning rate of its own; it has its task if it
 * matters in one of the two. Supported if all four gates have theirs; a gate that is shown to
 * matter in neither refutes the claim.
 */
final class Gates implements ClaimTest {
  private static final String RUNS = "9-gates/";

  /** Of the logarithm of the ratio of two losses. */
  private static final double THRESHOLD = StrictMath.log(1.05);

  /** A gate of an architecture. */
  private record Gate(String architecture, String name, String spanish) {}

  private static final List<Gate> GATES =
      List.of(
          new Gate("lstm", "forget", "olvido"),
          new Gate("lstm", "input", "entrada"),
          new Gate("lstm", "output", "salida"),
          new Gate("gru", "reset", "reinicio"));

  static final List<String> TASKS = List.of("string", "stream");

  @Override
  public Finding judge(Evidence evidence) {
    PairedParts pairs = PairedParts.ofRatios(THRESHOLD);
    for (Gate gate : GATES) {
      for (String task : TASKS) {
        String whole = RUNS + task + "-" + gate.architecture();
        pairs.add(
            name(gate, task),
            losses(evidence.run(whole + "-without-" + gate.name())),
            losses(evidence.run(whole)));
      }
    }
    List<Part> parts = pairs.parts();
    List<ClaimVerdict> gates = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += TASKS.size()) {
      gates.add(
          ClaimVerdict.ofAny(
              parts.subList(i, i + TASKS.size()).stream().map(Part::verdict).toList()));
    }
    return new Finding(
        new Bilingual(
            "the logarithm of the test loss without the gate, less that with it (0.049 is 5 %)",
            "el logaritmo de la pérdida de prueba sin la puerta, menos el de la pérdida con ella"
                + " (0,049 es un 5 %)"),
        parts,
        biases(evidence),
        ClaimVerdict.ofAll(gates));
  }

  private static Bilingual name(Gate gate, String task) {
    return new Bilingual(
        gate.architecture() + " without the " + gate.name() + " gate, " + name(task).english(),
        gate.architecture() + " sin la puerta de " + gate.spanish() + ", " + name(task).spanish());
  }

  private static Bilingual name(String task) {
    return task.equals("stream")
        ? new Bilingual("stream of strings", "flujo continuo de cadenas")
        : new Bilingual("single strings", "cadenas sueltas");
  }

  /** What the bias of the forget gate makes of the test loss. */
  private static List<Figure> biases(Evidence evidence) {
    List<Figure> figures = new ArrayList<>();
    for (String task : TASKS) {
      for (String bias : List.of("-bias-0", "", "-bias-5")) {
        String value = bias.isEmpty() ? "1" : bias.substring("-bias-".length());
        figures.add(
            new Figure(
                new Bilingual(
                    "lstm, forget bias " + value + ", " + name(task).english(),
                    "lstm, sesgo de olvido " + value + ", " + name(task).spanish()),
                new Bilingual("median test loss", "mediana de la pérdida de prueba"),
                new Amount.Value(median(losses(evidence.run(RUNS + task + "-lstm" + bias))))));
      }
    }
    return figures;
  }

  private static double median(SortedMap<Long, Double> losses) {
    return Summary.medianOf(losses.values().stream().mapToDouble(loss -> loss).toArray());
  }

  /** By seed; infinite for a network that diverged. */
  private static SortedMap<Long, Double> losses(RunFiles.Content run) {
    SortedMap<Long, Double> losses = new TreeMap<>();
    for (TrialRow trial : run.trials()) {
      Double loss = trial.isOk() ? trial.testLoss() : null;
      losses.put(trial.seed(), loss == null ? Double.POSITIVE_INFINITY : loss);
    }
    return losses;
  }
}
