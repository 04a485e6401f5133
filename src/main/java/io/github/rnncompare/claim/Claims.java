package io.github.rnncompare.claim;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The claims that can be tested, by their number. A new one takes a line below. */
public final class Claims {
  private static final SortedMap<Integer, ClaimTest> TESTS = new TreeMap<>();

  static {
    TESTS.put(1, new Vanishing());
    TESTS.put(2, new Exploding());
    TESTS.put(3, new Remedies());
    TESTS.put(4, new LongRange());
    TESTS.put(5, new Cost());
    TESTS.put(6, new Overfitting());
    TESTS.put(7, new Hyperparameters());
    TESTS.put(8, new HardTasks());
    TESTS.put(9, new Gates());
    TESTS.put(10, new Parallelism());
    TESTS.put(11, new AnyLength());
  }

  private Claims() {}

  /** The numbers of the claims, ascending. */
  public static Set<Integer> numbers() {
    return TESTS.keySet();
  }

  /** The rule of a claim, one of {@link #numbers}. */
  public static ClaimTest test(int number) {
    ClaimTest test = TESTS.get(number);
    if (test == null) {
      throw new IllegalArgumentException("no claim " + number);
    }
    return test;
  }
}
