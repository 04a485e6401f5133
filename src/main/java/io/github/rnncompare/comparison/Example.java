package io.github.rnncompare.comparison;

import io.github.rnncompare.results.PredictionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sequence with predictions at every step.
 *
 * @param rows indices of {@link Predictions#rows}, all of the sequence in the order of its steps
 * @param shown where in these the steps begin that are shown, at most 40
 * @param disagree whether the architectures disagree in it
 */
public record Example(List<Integer> rows, int shown, boolean disagree) {
  /** More steps than these are too many to read. */
  static final int LONGEST = 40;

  /**
   * The first sequence in which two architectures predict different classes at a step whose class
   * is known, or else the first of all; of numbers the first of all. Of a longer sequence those 40
   * steps are shown in which they disagree most often, of equal ones the first.
   */
  public static Example of(Predictions predictions) {
    List<List<Integer>> sequences = sequences(predictions);
    if (predictions.kind() == Predictions.Kind.CLASSES) {
      for (List<Integer> sequence : sequences) {
        if (sequence.stream().anyMatch(row -> isContested(predictions, row))) {
          return new Example(sequence, start(predictions, sequence), true);
        }
      }
    }
    return new Example(sequences.get(0), 0, false);
  }

  /** The rows that are shown. */
  public List<Integer> shownRows() {
    return rows.subList(shown, Math.min(rows.size(), shown + LONGEST));
  }

  /** How many steps of the sequence an architecture gets right, of those whose class is known. */
  public long right(Predictions predictions, String name) {
    return rows.stream()
        .map(predictions.rows()::get)
        .filter(row -> !row.actual().isEmpty() && Predictions.isRight(row, name))
        .count();
  }

  /** The rows of each sequence of the first target. */
  private static List<List<Integer>> sequences(Predictions predictions) {
    List<PredictionRow> rows = predictions.rows();
    String target = rows.get(0).target();
    List<List<Integer>> sequences = new ArrayList<>();
    String before = "";
    for (int i = 0; i < rows.size(); i++) {
      PredictionRow row = rows.get(i);
      if (row.target().equals(target)) {
        if (sequences.isEmpty() || !row.sequence().equals(before)) {
          sequences.add(new ArrayList<>());
          before = row.sequence();
        }
        sequences.get(sequences.size() - 1).add(i);
      }
    }
    return sequences;
  }

  private static boolean isContested(Predictions predictions, int index) {
    PredictionRow row = predictions.rows().get(index);
    return !row.actual().isEmpty()
        && predictions.architectures().stream()
                .map(name -> Predictions.predicted(row, name))
                .distinct()
                .count()
            > 1;
  }

  private static int start(Predictions predictions, List<Integer> sequence) {
    int[] contested =
        sequence.stream().mapToInt(row -> isContested(predictions, row) ? 1 : 0).toArray();
    int best = 0;
    int most = -1;
    for (int start = 0; start <= Math.max(0, contested.length - LONGEST); start++) {
      int end = Math.min(contested.length, start + LONGEST);
      int sum = IntStream.range(start, end).map(i -> contested[i]).sum();
      if (sum > most) {
        most = sum;
        best = start;
      }
    }
    return best;
  }
}
