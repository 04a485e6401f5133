package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EmbeddedReberTest {
  private static final String SYMBOLS = "BTPSXVE";

  /** The way from where T and V may follow to the end, as a regular expression. */
  private static final String LOWER = "(?:T*VPX)*T*V(?:PS|V)E";

  private static final Pattern EMBEDDED =
      Pattern.compile("B([TP])B(?:TS*X(?:SE|X" + LOWER + ")|P" + LOWER + ")\\1E");

  /** The automaton of Cleeremans et al.: state and symbol to the next state, "end" after E. */
  private static final Map<String, String> AUTOMATON =
      Map.ofEntries(
          Map.entry("0B", "1"),
          Map.entry("1T", "2"),
          Map.entry("1P", "3"),
          Map.entry("2S", "2"),
          Map.entry("2X", "4"),
          Map.entry("3T", "3"),
          Map.entry("3V", "5"),
          Map.entry("4X", "3"),
          Map.entry("4S", "6"),
          Map.entry("5P", "4"),
          Map.entry("5V", "6"),
          Map.entry("6E", "end"));

  private static Task task(String keys) {
    return SpecTasks.read("name: embedded_reber, " + keys);
  }

  /** The strings of a split: the first input, then every target. */
  private static List<String> strings(Sequences split) {
    int[][] inputs = Symbols.of(split.features());
    int[][] targets = Symbols.of(split.targets());
    List<String> strings = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      StringBuilder text = new StringBuilder().append(SYMBOLS.charAt(inputs[i][0]));
      for (int target : targets[i]) {
        if (target != Symbols.NONE) {
          text.append(SYMBOLS.charAt(target));
        }
      }
      strings.add(text.toString());
    }
    return strings;
  }

  /** All strings of the embedded grammar up to a length, by trying what may follow. */
  private static List<String> all(int longest) {
    List<String> found = new ArrayList<>();
    walk("0", "", longest - 4, found);
    return found.stream()
        .flatMap(inner -> List.of("BT" + inner + "TE", "BP" + inner + "PE").stream())
        .toList();
  }

  private static void walk(String state, String text, int longest, List<String> found) {
    if (state.equals("end")) {
      found.add(text);
    } else if (text.length() < longest) {
      for (String symbol : SYMBOLS.split("", -1)) {
        String next = AUTOMATON.get(state + symbol);
        if (next != null) {
          walk(next, text + symbol, longest, found);
        }
      }
    }
  }

  @Test
  void everyStringIsAcceptedAndAsLongAsAsked() throws IOException {
    for (long seed = 1; seed <= 10; seed++) {
      // given
      Random random = new Random(seed);
      int shortest = 30 + random.nextInt(200);
      int longest = shortest + random.nextInt(30);
      String keys =
          "sequences: 40, validation: 10, test: 10, shortest: %d, time_steps: %d"
              .formatted(shortest, longest);

      // when
      List<Sequences> splits = SpecTasks.sequences(task(keys).data(seed));

      // then
      for (Sequences split : splits) {
        assertThat(split.features().shape()).containsExactly(split.count(), 7, longest - 1);
        assertThat(split.targets().shape()).containsExactly(split.count(), 7, longest - 1);
        assertThat(strings(split))
            .as("seed %d: %s", seed, keys)
            .allMatch(string -> EMBEDDED.matcher(string).matches())
            .allMatch(string -> string.length() >= shortest && string.length() <= longest);
      }
    }
  }

  @Test
  void inputsAreAllSymbolsButTheLastAndTheMaskEndsWithThem() throws IOException {
    Sequences train = task("sequences: 200, time_steps: 25").data(4).train().sequences();
    List<String> strings = strings(train);
    int[][] inputs = Symbols.of(train.features());
    INDArray mask = Objects.requireNonNull(train.mask());

    assertThat(mask.shape()).containsExactly(200, 24);
    for (int i = 0; i < 200; i++) {
      int length = strings.get(i).length();
      for (int t = 0; t < 24; t++) {
        boolean real = t < length - 1;
        assertThat(mask.getInt(i, t)).isEqualTo(real ? 1 : 0);
        assertThat(inputs[i][t])
            .isEqualTo(real ? SYMBOLS.indexOf(strings.get(i).charAt(t)) : Symbols.NONE);
      }
    }
  }

  @Test
  void eachOfTwoWaysIsTakenHalfTheTime() throws IOException {
    // given: lengths that bind no one
    Task task = task("sequences: 20000, validation: 1, test: 1, time_steps: 150");

    // when: how often each symbol followed in each state
    Map<String, Integer> counts = new HashMap<>();
    int second = 0;
    for (String string : strings(task.data(5).train().sequences())) {
      second += string.charAt(1) == 'T' ? 1 : 0;
      String state = "0";
      for (char symbol : string.substring(2, string.length() - 2).toCharArray()) {
        counts.merge(state + symbol, 1, Integer::sum);
        state = Objects.requireNonNull(AUTOMATON.get(state + symbol));
      }
    }

    // then: within five standard errors
    assertThat(second / 20_000.0).isCloseTo(0.5, within(0.018));
    for (String two : List.of("1TP", "2SX", "3TV", "4XS", "5PV")) {
      int first = Objects.requireNonNull(counts.get(two.substring(0, 2)));
      int other = Objects.requireNonNull(counts.get("" + two.charAt(0) + two.charAt(2)));
      assertThat((double) first / (first + other))
          .as(two)
          .isCloseTo(0.5, within(2.5 / Math.sqrt(first + other)));
    }
  }

  @Test
  void withinBoundsEachStringHasItsChance() throws IOException {
    // given: a string of n symbols has a chance that halves with n
    List<String> all = all(12).stream().filter(string -> string.length() > 9).toList();
    double total = all.stream().mapToDouble(string -> Math.pow(2, -string.length())).sum();

    // when
    Map<String, Long> counts =
        strings(new EmbeddedReber(new SplitSizes(20_000, 1, 1), 10, 60).data(6).train().sequences())
            .stream()
            .filter(string -> string.length() <= 12)
            .collect(Collectors.groupingBy(string -> string, Collectors.counting()));
    double drawn = counts.values().stream().mapToLong(Long::longValue).sum();

    // then: within five standard errors
    assertThat(counts.keySet()).isEqualTo(new HashSet<>(all));
    for (String string : all) {
      double chance = Math.pow(2, -string.length()) / total;
      assertThat(Objects.requireNonNull(counts.get(string)) / drawn)
          .as(string)
          .isCloseTo(chance, within(5 * Math.sqrt(chance / drawn)));
    }
  }

  @Test
  void thereAreSoManyStrings() {
    // given: what the documentation says
    assertThat(ReberGrammar.count(9, 11)).isEqualTo(18);
    assertThat(ReberGrammar.count(9, 20)).isEqualTo(1036);
    assertThat(ReberGrammar.count(9, 30)).isEqualTo(48_858);
    assertThat(ReberGrammar.count(9, 50)).isEqualTo(102_224_156);
    assertThat(ReberGrammar.count(9, 100_000_000)).isInfinite();

    for (int longest = 9; longest <= 22; longest++) {
      // when
      List<String> all = all(longest);
      int length = longest;

      // then
      assertThat(ReberGrammar.count(9, longest)).isEqualTo(all.size());
      assertThat(ReberGrammar.count(longest, longest))
          .isEqualTo((double) all.stream().filter(string -> string.length() == length).count());
    }
  }

  @Test
  void noStringIsInTwoParts() throws IOException {
    // given: few strings, so that they come again and again
    List<Sequences> splits = SpecTasks.sequences(task("sequences: 300, time_steps: 25").data(7));

    // when
    List<Set<String>> sets =
        splits.stream().<Set<String>>map(split -> new HashSet<>(strings(split))).toList();

    // then
    assertThat(sets.get(0)).hasSizeLessThan(300);
    assertThat(sets.get(0)).doesNotContainAnyElementsOf(sets.get(1));
    assertThat(sets.get(0)).doesNotContainAnyElementsOf(sets.get(2));
    assertThat(sets.get(1)).doesNotContainAnyElementsOf(sets.get(2));
    assertThat(splits).extracting(Sequences::count).containsExactly(300, 1000, 1000);
  }

  @Test
  void equalSeedsGiveEqualDataAndOthersDoNot() throws IOException {
    Task task = task("sequences: 30, validation: 10, test: 10, time_steps: 30");
    List<List<String>> first =
        SpecTasks.sequences(task.data(1)).stream().map(EmbeddedReberTest::strings).toList();

    assertThat(SpecTasks.sequences(task.data(1)))
        .extracting(EmbeddedReberTest::strings)
        .isEqualTo(first);
    assertThat(strings(task.data(2).train().sequences())).isNotEqualTo(first.get(0));
  }

  @Test
  void theMetricLooksAtTheLastButOneSymbolAlone() throws IOException {
    // given: outputs that are right at the last but one symbol alone, and wrong there alone
    Split test = SpecTasks.splits(task("sequences: 50, time_steps: 40").data(3)).get(2);
    INDArray targets = test.sequences().targets();
    INDArray right = Nd4j.zeros(DataType.FLOAT, targets.shape());
    INDArray wrong = targets.dup();
    List<String> strings = strings(test.sequences());
    for (int i = 0; i < strings.size(); i++) {
      int step = strings.get(i).length() - 3;
      right.putScalar(new int[] {i, SYMBOLS.indexOf(strings.get(i).charAt(1)), step}, 1);
      wrong.putScalar(new int[] {i, SYMBOLS.indexOf('V'), step}, 2);
    }

    // then
    Metric metric = SpecTasks.metric(test);
    assertThat(metric.of(right)).isEqualTo(1);
    assertThat(metric.of(wrong)).isZero();
    assertThat(metric.of(targets)).isEqualTo(1);
  }

  @Test
  void whoHasForgottenScoresTheBaselines() throws IOException {
    // given: the shares of the symbols that come next in training
    TaskData data = task("sequences: 400, time_steps: 40").data(8);
    double[] shares = new double[7];
    int all = 0;
    for (String string : strings(data.train().sequences())) {
      for (char symbol : string.substring(1).toCharArray()) {
        shares[SYMBOLS.indexOf(symbol)]++;
        all++;
      }
    }

    // when: the loss of those shares in each split
    List<Double> losses = new ArrayList<>();
    for (Sequences split : SpecTasks.sequences(data)) {
      String symbols =
          strings(split).stream().map(string -> string.substring(1)).collect(Collectors.joining());
      double sum = 0;
      for (int t = 0; t < symbols.length(); t++) {
        sum -= Math.log(shares[SYMBOLS.indexOf(symbols.charAt(t))] / all);
      }
      losses.add(sum / symbols.length());
    }
    Random random = new Random(9);
    Split test = SpecTasks.splits(data).get(2);
    INDArray guess = Nd4j.zeros(DataType.FLOAT, test.sequences().targets().shape());
    for (int i = 0; i < 1000; i++) {
      int symbol = random.nextBoolean() ? 1 : 2;
      for (int t = 0; t < 39; t++) {
        guess.putScalar(new int[] {i, symbol, t}, 1);
      }
    }

    // then: 1,000 guesses have a standard error of 0.016
    List<Baseline> baselines = data.baselines();
    assertThat(baselines)
        .extracting(Baseline::measure)
        .containsExactly("final_train_loss", "best_validation_loss", "test_loss", "test_metric");
    for (int split = 0; split < 3; split++) {
      assertThat(baselines.get(split).value()).isCloseTo(losses.get(split), within(1e-9));
    }
    assertThat(SpecTasks.metric(test).of(guess)).isCloseTo(baselines.get(3).value(), within(0.06));
  }

  @Test
  void theSizesMustBeWithinReach() {
    SpecTasks.assertFaults(
        "name: embedded_reber, sequences: 17, validation: 1, test: 1, time_steps: 11",
        "41: 'task.sequences' with validation and test is 19, but only 18 different sequences are"
            + " possible; take fewer, or longer ones");
    SpecTasks.assertFaults(
        "name: embedded_reber, sequences: 17, shortest: 12, time_steps: 11",
        "55: 'task.shortest' is 12; expected at most time_steps, 11");
    SpecTasks.assertFaults(
        "name: embedded_reber, sequences: 2, validation: 1, test: 1, shortest: 8, time_steps: 8",
        "78: 'task.shortest' is '8'; expected a whole number from 9 to 100000000",
        "93: 'task.time_steps' is '8'; expected a whole number from 9 to 100000000");
    SpecTasks.assertFaults(
        "name: embedded_reber, sequences: 17, time_steps: 10000",
        "41: 'task.sequences' with validation and test, × time_steps × features (or classes) is"
            + " 1.41e+08 values; at most 1.00e+08 are allowed");
  }

  @Test
  void allStringsThatThereAreCanBeAskedFor() throws IOException {
    for (long seed = 1; seed <= 10; seed++) {
      // given: 1036 strings, of which the longest are drawn once in 16,000 times
      Task task = task("sequences: 800, validation: 200, test: 36, time_steps: 20");

      // when
      List<Sequences> splits = SpecTasks.sequences(task.data(seed));

      // then
      assertThat(strings(splits.get(2)))
          .as("seed %d", seed)
          .hasSize(36)
          .doesNotContainAnyElementsOf(strings(splits.get(0)))
          .doesNotContainAnyElementsOf(strings(splits.get(1)));
    }
  }
}
