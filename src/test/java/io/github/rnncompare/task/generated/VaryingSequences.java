package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Place;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads padded splits back, without the code that wrote them. */
final class VaryingSequences {
  private VaryingSequences() {}

  /** The symbols of each sequence up to its end, which is where the mask ends. */
  static List<List<Integer>> of(Sequences split) {
    int[][] symbols = Symbols.of(split.features());
    INDArray mask = Objects.requireNonNull(split.mask());
    List<List<Integer>> all = new ArrayList<>();
    for (int i = 0; i < symbols.length; i++) {
      List<Integer> sequence = Arrays.stream(symbols[i]).boxed().toList();
      int end = (int) mask.getRow(i).sumNumber().longValue();
      for (int t = 0; t < sequence.size(); t++) {
        assertThat(mask.getInt(i, t)).isEqualTo(t < end ? 1 : 0);
        assertThat(sequence.get(t) == Symbols.NONE).isEqualTo(t >= end);
      }
      all.add(sequence.subList(0, end));
    }
    return all;
  }

  /** The class of each sequence. */
  static int[] targets(Sequences split) {
    return split.targets().argMax(1).toIntVector();
  }

  /** What predictions.csv calls each sequence. */
  static List<String> names(Split split) {
    return values(split).stream().map(Split.Predicted::place).map(Place::sequence).toList();
  }

  /** What predictions.csv calls each sequence's class. */
  static List<Object> classes(Split split) {
    return values(split).stream().map(Split.Predicted::actual).toList();
  }

  private static List<Split.Predicted> values(Split split) {
    return split.predicted(TargetKind.CLASSES, Sequences::targets, Integer.MAX_VALUE);
  }
}
