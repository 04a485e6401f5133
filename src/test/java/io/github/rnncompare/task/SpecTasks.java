package io.github.rnncompare.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.plan.Tasks;
import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tasks from the keys of a spec, and their data as plain numbers. */
public final class SpecTasks {
  private SpecTasks() {}

  /** From the keys of {@code task}, such as "name: adding, sequences: 5, time_steps: 3". */
  public static Task read(String keys) {
    return reading(keys).value().orElseThrow();
  }

  public static SpecFile.Reading<Optional<Task>> reading(String keys) {
    return SpecFile.readText("task: {" + keys + "}", "a.yaml", Tasks::read);
  }

  /** Each fault as "column: message", all of them in the one line that {@code keys} are. */
  public static void assertFaults(String keys, String... faults) {
    assertThatThrownBy(() -> read(keys))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            Stream.of(faults).map(fault -> "a.yaml:1:" + fault).collect(Collectors.joining("\n")));
  }

  /** Training, validation and test. */
  public static List<Split> splits(TaskData data) {
    return List.of(
        data.train(),
        Objects.requireNonNull(data.validation()),
        Objects.requireNonNull(data.test()));
  }

  /** The training, validation and test sequences together. */
  public static List<Sequences> sequences(TaskData data) {
    return splits(data).stream().map(Split::sequences).toList();
  }

  public static Metric metric(Split split) {
    return Objects.requireNonNull(split.metric());
  }

  /** [first index][second][third], read number by number. */
  public static double[][][] numbers(INDArray array) {
    double[][][] numbers =
        new double[(int) array.size(0)][(int) array.size(1)][(int) array.size(2)];
    for (int i = 0; i < numbers.length; i++) {
      for (int j = 0; j < numbers[i].length; j++) {
        for (int k = 0; k < numbers[i][j].length; k++) {
          numbers[i][j][k] = array.getDouble(i, j, k);
        }
      }
    }
    return numbers;
  }

  /**
   * The index of the 1 at each step of each sequence.
   *
   * @param array [sequences, size, time_steps]; everything else in it must be 0
   */
  public static List<List<Integer>> symbols(INDArray array) {
    List<List<Integer>> all = new ArrayList<>();
    for (double[][] sequence : numbers(array)) {
      List<Integer> symbols = new ArrayList<>();
      for (int step = 0; step < sequence[0].length; step++) {
        for (int k = 0; k < sequence.length; k++) {
          assertThat(sequence[k][step]).isIn(0.0, 1.0);
          if (sequence[k][step] == 1) {
            symbols.add(k);
          }
        }
        assertThat(symbols).hasSize(step + 1); // one at each step
      }
      all.add(symbols);
    }
    return all;
  }
}
