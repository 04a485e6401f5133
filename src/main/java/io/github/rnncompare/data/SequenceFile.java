package io.github.rnncompare.data;

import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads sequences from a CSV file with a row for each step: columns {@code sequence} (its name),
 * {@code step} (from 1, ascending within a sequence) and {@code x1} to {@code xI}, the features of
 * the step. Other columns are passed over.
 */
public final class SequenceFile {
  private static final String SEQUENCE = "sequence";
  private static final String STEP = "step";

  private final List<String> features;
  private final Map<String, List<float[]>> steps = new LinkedHashMap<>();

  private SequenceFile(int inputSize) {
    this.features = IntStream.rangeClosed(1, inputSize).mapToObj(i -> "x" + i).toList();
  }

  /**
   * The sequences by their names, in the order of their first rows.
   *
   * @return each [input_size, time_steps], feature by feature; their lengths may differ
   * @throws MistakeException naming file, line and column of what is not as it should be
   */
  public static Map<String, float[]> read(Path file, int inputSize) throws IOException {
    SequenceFile sequences = new SequenceFile(inputSize);
    List<String> columns =
        Stream.concat(Stream.of(SEQUENCE, STEP), sequences.features.stream()).toList();
    DataRow.read(file, columns, sequences::add);
    Map<String, float[]> byName = new LinkedHashMap<>();
    sequences.steps.forEach((name, rows) -> byName.put(name, byFeature(rows, inputSize)));
    return byName;
  }

  private void add(DataRow row) {
    String excess = "x" + (features.size() + 1);
    if (row.has(excess)) {
      throw new MistakeException(
          "%s:1: a column '%s', but the network reads x1 to x%d"
              .formatted(row.file(), excess, features.size()));
    }
    String name = row.text(SEQUENCE);
    if (name.isBlank()) {
      throw row.mistake(SEQUENCE, "expected the name of a sequence");
    }
    List<float[]> earlier = steps.computeIfAbsent(name, key -> new ArrayList<>());
    int expected = earlier.size() + 1;
    if (row.number(STEP) != expected) {
      throw row.mistake(
          STEP, "expected %d, as steps ascend from 1 in each sequence".formatted(expected));
    }
    float[] values = new float[features.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) row.number(features.get(i));
      if (Float.isInfinite(values[i])) {
        throw row.mistake(features.get(i), "expected a number from -3.4e38 to 3.4e38");
      }
    }
    earlier.add(values);
  }

  private static float[] byFeature(List<float[]> rows, int inputSize) {
    float[] values = new float[inputSize * rows.size()];
    for (int step = 0; step < rows.size(); step++) {
      for (int i = 0; i < inputSize; i++) {
        values[i * rows.size() + step] = rows.get(step)[i];
      }
    }
    return values;
  }
}
