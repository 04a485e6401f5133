package io.github.rnncompare.draft;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.Excerpt;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Sequences that are there twice: in two splits, what was seen in training is tested again. */
final class Repetitions {
  /** Shorter ones may be equal by chance. */
  private static final int LEAST_NUMBERS = 8;

  private final int features;
  private final Map<Integer, List<double[]>> seen = new HashMap<>();
  private final Map<Integer, List<String>> names = new HashMap<>();
  private String first = "";
  private int count;

  private Repetitions(int features) {
    this.features = features;
  }

  /**
   * A sentence where sequences of a file have the values of others in it.
   *
   * @param features numbers of a row that are compared, from its first
   */
  static Optional<String> within(SequenceTable table, int features) {
    Repetitions found = new Repetitions(features);
    for (int i = 0; i < table.count(); i++) {
      found.look(table, i);
      found.add(table, i);
    }
    return found.words(
        "equal another of the file",
        "two splits may have the same; leave repetitions out, or set group to a column of those"
            + " that belong together");
  }

  /** A sentence where sequences of the test file have the values of some in the training file. */
  static Optional<String> between(
      SequenceTable train, SequenceTable test, Path testFile, int features) {
    Repetitions found = new Repetitions(features);
    for (int i = 0; i < train.count(); i++) {
      found.add(train, i);
    }
    for (int i = 0; i < test.count(); i++) {
      found.look(test, i);
    }
    return found.words(
        "of the test split in " + testFile + " equal one that is trained on",
        "what was seen is tested again; leave them out of one of the files");
  }

  /** A sentence where sequences of both files have the same name. */
  static Optional<String> names(SequenceTable train, SequenceTable test, Path testFile) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < train.count(); i++) {
      names.add(train.name(i));
    }
    List<String> both =
        IntStream.range(0, test.count()).mapToObj(test::name).filter(names::contains).toList();
    return both.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Warning: %,d names of sequences in %s are in the training file too, the first"
                    + " '%s': if these are the same sequences, leave them out of one of the"
                    + " files.",
                both.size(),
                testFile,
                Excerpt.of(both.get(0))));
  }

  private void add(SequenceTable table, int sequence) {
    double[] values = values(table, sequence);
    int hash = Arrays.hashCode(values);
    if (values.length >= LEAST_NUMBERS) {
      seen.computeIfAbsent(hash, key -> new ArrayList<>()).add(values);
      names.computeIfAbsent(hash, key -> new ArrayList<>()).add(table.name(sequence));
    }
  }

  private void look(SequenceTable table, int sequence) {
    double[] values = values(table, sequence);
    int hash = Arrays.hashCode(values);
    List<double[]> alike = seen.getOrDefault(hash, List.of());
    for (int i = 0; i < alike.size(); i++) {
      if (Arrays.equals(alike.get(i), values)) {
        if (count++ == 0) {
          String other = names.getOrDefault(hash, List.of()).get(i);
          first =
              String.format(
                  Locale.ROOT,
                  "'%s', which equals '%s'",
                  Excerpt.of(table.name(sequence)),
                  Excerpt.of(other));
        }
        return;
      }
    }
  }

  private double[] values(SequenceTable table, int sequence) {
    int width = table.rows().width();
    int steps = table.steps(sequence);
    double[] rows = new double[steps * width];
    table.rows().read(table.first(sequence), steps, rows);
    double[] values = new double[steps * features];
    for (int step = 0; step < steps; step++) {
      System.arraycopy(rows, step * width, values, step * features, features);
    }
    return values;
  }

  private Optional<String> words(String what, String advice) {
    return count == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Warning: %,d sequences %s, the first %s: %s.",
                count,
                what,
                first,
                advice));
  }
}
