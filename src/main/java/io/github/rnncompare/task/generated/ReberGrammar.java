package io.github.rnncompare.task.generated;

import io.github.rnncompare.task.Baseline;
import java.util.Arrays;
import java.util.List;
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

  /** How many symbols there are. */
  static final int SIZE = SYMBOLS.length();

  /** The shortest string has three choices: BTBTXSETE. */
  static final int SHORTEST = 9;

  /** Symbols of a string before and after the walk. */
  private static final int HEAD = 3;

  private static final int TAIL = 3;
  private static final int FRAME = HEAD + TAIL;
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

  /**
   * How many different streams of {@code symbols} symbols there are, if strings are joined one
   * after another and the last one may be cut; exact up to 2^53.
   */
  double countStreams(int symbols) {
    double[] begun = new double[symbols + 1]; // streams of n symbols that begin with a string
    double[] inner = new double[symbols + 1]; // the same, that begin with a walk
    double[][] before = new double[0][];
    for (int n = 0; n <= symbols; n++) {
      double[][] here = new double[most + 1][END + 1]; // after so many choices, in a state
      for (int made = 0; made <= most; made++) {
        here[made][END] = n > TAIL ? begun[n - TAIL] : 1;
        for (int state = 0; state < END && made < most; state++) {
          for (int next : NEXT[state]) {
            boolean allowed = probabilities[made + 1][next] > 0;
            here[made][state] += n > 0 && allowed ? before[made + 1][next] : 0;
          }
        }
        if (n == 0) {
          Arrays.fill(here[made], 1);
        }
      }
      inner[n] = here[0][START];
      begun[n] = (n > 1 ? 2 : 1) * (n > HEAD ? inner[n - HEAD] : 1);
      before = here;
    }
    return begun[symbols];
  }

  /**
   * The loss of the symbol frequencies of the training targets on each split's own targets, and the
   * expected accuracy of the last but one symbol for who has forgotten the second.
   *
   * @param train and {@code validation} and {@code test}: the symbols of each string or stream, all
   *     but the first of which are targets
   */
  static List<Baseline> baselines(int[][] train, int[][] validation, int[][] test) {
    Frequencies known = Frequencies.anywhere(train, SIZE);
    String name = "symbol frequencies";
    return List.of(
        new Baseline(name, "final_train_loss", known.crossEntropy(known)),
        new Baseline(
            name,
            "best_validation_loss",
            known.crossEntropy(Frequencies.anywhere(validation, SIZE))),
        new Baseline(name, "test_loss", known.crossEntropy(Frequencies.anywhere(test, SIZE))),
        new Baseline("second symbol forgotten", "test_metric", 0.5));
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
