package io.github.rnncompare.task.generated;

import java.util.Arrays;
import java.util.Random;

/**
 * The strings of the embedded Reber grammar: B, then T or P, a string of Reber's grammar, the same
 * T or P again, E. Reber's own grammar is B, a walk over the states below, in which each of the two
 * transitions has probability 1/2, and E.
 *
 * <p>A walk of k choices gives a string of k + 6 symbols and has probability 2^−k. Walks are drawn
 * with their probability given that the length is in the requested range.
 */
final class ReberGrammar {
  /** The symbols in the order of their indices. */
  static final String SYMBOLS = "BTPSXVE";

  /** The shortest string has three choices: BTBTXSETE. */
  static final int SHORTEST = 9;

  private static final int FRAME = 6;
  private static final int START = 0;
  private static final int END = 5;

  /** The two symbols that may follow in each state, and the states that they lead to. */
  private static final int[][] SYMBOL = numbers("TP", "SX", "TV", "XS", "PV");

  private static final int[][] NEXT = {{1, 2}, {1, 3}, {2, 4}, {2, END}, {3, END}};

  private final int most;

  /**
   * For each number of choices made and each state: the probability, up to a factor, of ending at a
   * requested length.
   */
  private final double[][] probabilities;

  /** Strings of {@code shortest} to {@code longest} symbols. */
  ReberGrammar(int shortest, int longest) {
    int least = shortest - FRAME;
    most = longest - FRAME;
    probabilities = new double[most + 1][END + 1];
    probabilities[most][END] = 1;
    for (int made = most - 1; made >= 0; made--) {
      double[] here = probabilities[made];
      double[] after = probabilities[made + 1];
      for (int state = 0; state < END; state++) {
        here[state] = (after[NEXT[state][0]] + after[NEXT[state][1]]) / 2;
      }
      here[END] = made >= least ? 1 : 0;
      double highest = Arrays.stream(here).max().orElseThrow();
      for (int state = 0; state <= END; state++) {
        here[state] /= highest; // else the probabilities of long walks underflow
      }
    }
  }

  private static int[][] numbers(String... symbols) {
    return Arrays.stream(symbols)
        .map(pair -> pair.chars().map(SYMBOLS::indexOf).toArray())
        .toArray(int[][]::new);
  }

  /**
   * How many strings of {@code shortest} to {@code longest} symbols there are; exact up to 2^53.
   */
  static double count(int shortest, int longest) {
    double[] walks = new double[END + 1]; // to each state, after so many choices
    walks[START] = 1;
    double count = 0;
    for (int length = FRAME + 1; length <= longest && count < Double.POSITIVE_INFINITY; length++) {
      double[] before = walks;
      walks = new double[END + 1];
      for (int state = 0; state < END; state++) {
        walks[NEXT[state][0]] += before[state];
        walks[NEXT[state][1]] += before[state];
      }
      count += length >= shortest ? 2 * walks[END] : 0;
    }
    return count;
  }

  /** Draws one string: the indices of its symbols. */
  int[] draw(Random random) {
    int[] string = new int[most + FRAME];
    int outer = random.nextInt(2);
    int length = 0;
    string[length++] = SYMBOLS.indexOf('B');
    string[length++] = SYMBOL[START][outer];
    string[length++] = SYMBOLS.indexOf('B');
    int made = 0;
    for (int state = START; state != END; made++) {
      double first = probabilities[made + 1][NEXT[state][0]];
      double second = probabilities[made + 1][NEXT[state][1]];
      int way = random.nextDouble() * (first + second) < first ? 0 : 1;
      string[length++] = SYMBOL[state][way];
      state = NEXT[state][way];
    }
    string[length++] = SYMBOLS.indexOf('E');
    string[length++] = SYMBOL[START][outer];
    string[length++] = SYMBOLS.indexOf('E');
    return Arrays.copyOf(string, length);
  }
}
