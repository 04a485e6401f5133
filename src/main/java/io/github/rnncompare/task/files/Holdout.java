package io.github.rnncompare.task.files;

import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.UserErrorException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Divides the sequences of a file, in its order or in a random one: the last ones are for the test,
 * those before them for validation. Sequences of several kinds are divided kind by kind
 * (stratified), so that each split has about the same share of every kind.
 *
 * @param validation share of the sequences
 * @param test share of the sequences; 0 where the test has a file of its own
 * @param validates whether there is a validation split; not where validation has a file of its own
 */
record Holdout(double validation, double test, boolean validates) {

  Holdout(double validation, double test) {
    this(validation, test, true);
  }

  record Splits(SplitSequences train, SplitSequences validation, SplitSequences test) {}

  /**
   * The indices of sequences of each kind, in order.
   *
   * @param kind of a sequence, given its index; from 0 to below {@code kinds}
   */
  static List<List<Integer>> byKind(int count, IntFunction<Integer> kind, int kinds) {
    List<List<Integer>> byKind = new ArrayList<>();
    IntStream.range(0, kinds).forEach(k -> byKind.add(new ArrayList<>()));
    IntStream.range(0, count).forEach(i -> byKind.get(kind.apply(i)).add(i));
    return byKind;
  }

  /**
   * The sequences of each kind in a random order.
   *
   * @param withTest whether the test is drawn too; else those for the test stay what they are
   */
  List<List<Integer>> shuffled(List<List<Integer>> byKind, boolean withTest, Random random) {
    List<List<Integer>> shuffled = new ArrayList<>();
    for (List<Integer> alike : byKind) {
      List<Integer> order = new ArrayList<>(alike);
      int drawn = withTest ? order.size() : testStart(order.size());
      Collections.shuffle(order.subList(0, drawn), random);
      shuffled.add(order);
    }
    return shuffled;
  }

  /**
   * Divides all sequences of a table.
   *
   * @param byKind the sequences of each kind, the last of which are for the test
   * @throws UserErrorException if a split is empty
   */
  Splits divide(String place, SequenceTable table, List<List<Integer>> byKind) {
    List<Integer> train = new ArrayList<>();
    List<Integer> validating = new ArrayList<>();
    List<Integer> testing = new ArrayList<>();
    for (List<Integer> alike : byKind) {
      int count = alike.size();
      int testStart = testStart(count);
      int validationStart = testStart - Math.min(testStart - 1, held(validation, count, 2));
      for (int i = 0; i < count; i++) {
        List<Integer> split = i < validationStart ? train : i < testStart ? validating : testing;
        split.add(alike.get(i));
      }
    }
    Splits splits =
        new Splits(split(table, train), split(table, validating), split(table, testing));
    if (validates) {
      require(splits.validation, place, table, "validation", validation);
    }
    require(splits.train, place, table, "train", 1 - validation - test);
    if (test > 0) {
      require(splits.test, place, table, "test", test);
    }
    return splits;
  }

  /**
   * Divides sequences that belong together in groups: the last groups are for the test, as many as
   * it takes for its share of the sequences, those before them for validation.
   *
   * @param groups the sequences of each
   * @throws UserErrorException if a split is empty
   */
  Splits divideGroups(String place, SequenceTable table, List<List<Integer>> groups) {
    int testStart = testStart(groups, table.count());
    int validationStart = start(groups, testStart, validation, table.count());
    Splits splits =
        new Splits(
            split(table, flat(groups.subList(0, validationStart))),
            split(table, flat(groups.subList(validationStart, testStart))),
            split(table, flat(groups.subList(testStart, groups.size()))));
    if (splits.train.isEmpty() || (validates && splits.validation.isEmpty())) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %d groups are too few for validation %s and test %s; a group is never divided",
              place,
              groups.size(),
              validation,
              test));
    }
    return splits;
  }

  /** The groups in a random order; those for the test stay at the end unless they are drawn too. */
  List<List<Integer>> shuffledGroups(
      List<List<Integer>> groups, int count, boolean withTest, Random random) {
    List<List<Integer>> order = new ArrayList<>(groups);
    Collections.shuffle(
        order.subList(0, withTest ? order.size() : testStart(groups, count)), random);
    return order;
  }

  private int testStart(List<List<Integer>> groups, int count) {
    return start(groups, groups.size(), test, count);
  }

  /** The first of the last groups before {@code end} that have a share of all sequences. */
  private static int start(List<List<Integer>> groups, int end, double share, int count) {
    int start = end;
    for (long held = 0; start > 0 && held < Math.round(share * count); ) {
      start--;
      held += groups.get(start).size();
    }
    return start;
  }

  private static List<Integer> flat(List<List<Integer>> groups) {
    return groups.stream().flatMap(List::stream).toList();
  }

  /** How many sequences of a kind come before those for the test. */
  private int testStart(int count) {
    return count - held(test, count, 3);
  }

  /**
   * How many of {@code count} sequences of a kind go to a split: at least one, where there are
   * {@code enough} of them.
   */
  private static int held(double share, int count, int enough) {
    int least = share > 0 && count >= enough ? 1 : 0;
    return Math.min(Math.max(least, (int) Math.round(share * count)), Math.max(0, count - 1));
  }

  /** In the order of the file. */
  private static SplitSequences split(SequenceTable table, List<Integer> sequences) {
    return new SplitSequences(
        table, sequences.stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  private static void require(
      SplitSequences split, String place, SequenceTable table, String name, double share) {
    if (split.isEmpty()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %d sequences are too few for a %s split of %s; add sequences, or change validation and test",
              place,
              table.count(),
              name,
              share));
    }
  }
}
