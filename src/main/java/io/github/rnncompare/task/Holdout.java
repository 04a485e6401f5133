package io.github.rnncompare.task;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.MistakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Parts the sequences of a file, in its order: the last ones are for the test, those before them
 * for validation. Sequences of several kinds are parted kind by kind, so that each part has about
 * the same share of all.
 *
 * @param validation share of the sequences
 * @param test share of the sequences; 0 where it has a file of its own
 */
record Holdout(double validation, double test) {

  record Parts(SequencePart train, SequencePart validation, SequencePart test) {}

  /**
   * Parts all sequences of a table.
   *
   * @param kind of a sequence, by its number, from 0 to below {@code kinds}
   * @throws MistakeException if a part has none
   */
  Parts part(String place, SequenceTable table, IntFunction<Integer> kind, int kinds) {
    List<List<Integer>> byKind = new ArrayList<>();
    IntStream.range(0, kinds).forEach(k -> byKind.add(new ArrayList<>()));
    IntStream.range(0, table.count()).forEach(i -> byKind.get(kind.apply(i)).add(i));
    List<Integer> train = new ArrayList<>();
    List<Integer> validating = new ArrayList<>();
    List<Integer> testing = new ArrayList<>();
    for (List<Integer> alike : byKind) {
      int count = alike.size();
      int testStart = count - held(test, count, 3);
      int validationStart = testStart - Math.min(testStart - 1, held(validation, count, 2));
      for (int i = 0; i < count; i++) {
        List<Integer> part = i < validationStart ? train : i < testStart ? validating : testing;
        part.add(alike.get(i));
      }
    }
    Parts parts = new Parts(part(table, train), part(table, validating), part(table, testing));
    require(parts.validation, place, table, "validation", validation);
    require(parts.train, place, table, "train", 1 - validation - test);
    if (test > 0) {
      require(parts.test, place, table, "test", test);
    }
    return parts;
  }

  /**
   * How many of {@code count} alike are for a part: at least one, where there are as many as {@code
   * enough}.
   */
  private static int held(double share, int count, int enough) {
    int least = share > 0 && count >= enough ? 1 : 0;
    return Math.min(Math.max(least, (int) Math.round(share * count)), Math.max(0, count - 1));
  }

  /** In the order of the file. */
  private static SequencePart part(SequenceTable table, List<Integer> sequences) {
    return new SequencePart(
        table, sequences.stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  private static void require(
      SequencePart part, String place, SequenceTable table, String name, double share) {
    if (part.isEmpty()) {
      throw new MistakeException(
          String.format(
              Locale.ROOT,
              "%s: %d sequences are too few for a %s part of %s; add sequences, or change validation and test",
              place,
              table.count(),
              name,
              share));
    }
  }
}
