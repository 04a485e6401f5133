package io.github.rnncompare.baseline;

import io.github.rnncompare.task.SequenceSet;
import io.github.rnncompare.task.Sequences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The probabilities of a class at each step after the one or two inputs up to it, from counts; for
 * a text bigrams and trigrams. A context that is rare leans on the shorter one: P(c | ba) = (n(bac)
 * + s · P(c | a)) / (n(ba) + s), and so on down to P(c) = (n(c) + 1) / (n + classes) (Jelinek and
 * Mercer 1980, with the weight of MacKay and Peto 1995). As a network does, it begins each piece of
 * a text without knowing what was before.
 */
final class CharacterTable implements Model {
  /** Values of s to choose from. */
  static final List<Double> STRENGTHS = List.of(1000.0, 100.0, 10.0, 1.0, 0.1);

  private final List<Map<Long, Map<Integer, Integer>>> counts;
  private final double[] shares;
  private final double strength;

  private CharacterTable(
      List<Map<Long, Map<Integer, Integer>>> counts, double[] shares, double strength) {
    this.counts = counts;
    this.shares = shares;
    this.strength = strength;
  }

  /**
   * The tables for each strength.
   *
   * @param length of the longest context: 1 for bigrams, 2 for trigrams
   */
  static List<Model> fit(SequenceSet train, int length, int classes) {
    List<Map<Long, Map<Integer, Integer>>> counts = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      counts.add(new HashMap<>());
    }
    double[] occurrences = new double[classes];
    double[] all = {classes};
    Arrays.fill(occurrences, 1);
    for (Sequences batch : train.inOrder()) {
      double[][] targets = Positions.targets(batch);
      visit(
          batch,
          length,
          (position, contexts) -> {
            int actual = highest(targets[position]);
            occurrences[actual]++;
            all[0]++;
            for (int i = 0; i < contexts.size(); i++) {
              counts
                  .get(i)
                  .computeIfAbsent(contexts.get(i), context -> new HashMap<>())
                  .merge(actual, 1, Integer::sum);
            }
          });
    }
    for (int k = 0; k < classes; k++) {
      occurrences[k] /= all[0];
    }
    return STRENGTHS.stream()
        .<Model>map(strength -> new CharacterTable(counts, occurrences, strength))
        .toList();
  }

  /** Receives the contexts of a position, the shortest first. */
  private interface Visitor {
    void position(int position, List<Long> contexts);
  }

  private static void visit(Sequences batch, int length, Visitor visitor) {
    Steps steps = Steps.of(batch);
    int position = 0;
    for (int sequence = 0; sequence < steps.sequences(); sequence++) {
      for (int step = 0; step < steps.timeSteps(); step++) {
        if (!steps.isReal(sequence, step)) {
          continue;
        }
        List<Long> contexts = new ArrayList<>();
        long context = 0;
        for (int back = 0; back < length && back <= step; back++) {
          context = context * steps.inputSize() + input(steps, sequence, step - back);
          contexts.add(context);
        }
        visitor.position(position++, contexts);
      }
    }
  }

  private static int input(Steps steps, int sequence, int step) {
    int feature = 0;
    while (steps.at(sequence, feature, step) == 0) {
      feature++;
    }
    return feature;
  }

  private static int highest(double[] target) {
    int k = 0;
    while (target[k] == 0) {
      k++;
    }
    return k;
  }

  @Override
  public INDArray outputs(Sequences batch) {
    List<double[]> outputs = new ArrayList<>();
    visit(batch, counts.size(), (position, contexts) -> outputs.add(probabilities(contexts)));
    return Positions.outputs(outputs.toArray(double[][]::new), batch);
  }

  private double[] probabilities(List<Long> contexts) {
    double[] probabilities = shares.clone();
    for (int i = 0; i < contexts.size(); i++) {
      Map<Integer, Integer> found = counts.get(i).getOrDefault(contexts.get(i), Map.of());
      double all = found.values().stream().mapToInt(Integer::intValue).sum() + strength;
      for (int k = 0; k < probabilities.length; k++) {
        probabilities[k] *= strength / all;
      }
      found.forEach((k, count) -> probabilities[k] += count / all);
    }
    return probabilities;
  }
}
