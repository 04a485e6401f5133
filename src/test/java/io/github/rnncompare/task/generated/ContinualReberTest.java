package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.metric.Metric;
import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ContinualReberTest {
  private static final String SYMBOLS = "BTPSXVE";
  private static final String LOWER = "(?:T*VPX)*T*V(?:PS|V)E";

  /** An embedded Reber string, as a regular expression. */
  private static final Pattern STRING =
      Pattern.compile("B([TP])B(?:TS*X(?:SE|X" + LOWER + ")|P" + LOWER + ")\\1E");

  private static Task task(String keys) {
    return SpecTasks.read("name: continual_reber, " + keys);
  }

  /** The streams of a split: the first input, then every target. */
  private static List<String> streams(Sequences split) {
    List<List<Integer>> inputs = SpecTasks.symbols(split.features());
    List<List<Integer>> targets = SpecTasks.symbols(split.targets());
    List<String> streams = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      StringBuilder text = new StringBuilder().append(SYMBOLS.charAt(inputs.get(i).get(0)));
      targets.get(i).forEach(target -> text.append(SYMBOLS.charAt(target)));
      int steps = inputs.get(i).size();
      assertThat(inputs.get(i).subList(1, steps)).isEqualTo(targets.get(i).subList(0, steps - 1));
      streams.add(text.toString());
    }
    return streams;
  }

  /** The whole strings at the beginning of a stream. */
  private static List<MatchResult> strings(String stream) {
    List<MatchResult> strings = new ArrayList<>();
    var matcher = STRING.matcher(stream);
    for (int begin = 0; matcher.find(begin) && matcher.start() == begin; begin = matcher.end()) {
      strings.add(matcher.toMatchResult());
    }
    return strings;
  }

  @Test
  void aStreamIsStringsOneAfterAnotherAndTheLastMayBeCut() throws IOException {
    for (long seed = 1; seed <= 10; seed++) {
      // given
      Random random = new Random(seed);
      int longest = 12 + random.nextInt(20);
      int steps = longest + 10 + random.nextInt(80);
      Task task =
          task(
              "sequences: 40, validation: 10, test: 10, time_steps: "
                  + steps
                  + ", longest: "
                  + longest);

      for (Sequences split : SpecTasks.sequences(task.data(seed))) {
        // then
        assertThat(split.features().shape()).containsExactly(split.count(), 7, steps);
        assertThat(split.targets().shape()).containsExactly(split.count(), 7, steps);
        assertThat(split.mask()).isNull();
        for (String stream : streams(split)) {
          List<MatchResult> strings = strings(stream);
          String rest = stream.substring(strings.get(strings.size() - 1).end());
          assertThat(strings).allMatch(string -> string.group().length() <= longest);
          assertThat(rest.length()).as(stream).isLessThan(longest);
          assertThat(rest).as(stream).matches("|B|B[TP]|B([TP])B[^B]*");
        }
      }
    }
  }

  @Test
  void theMetricLooksAtTheLastButOneSymbolOfEachWholeStringAlone() throws IOException {
    // given: outputs that are right there alone, and wrong in the last of these places alone
    Split test = SpecTasks.splits(task("sequences: 1, test: 50, time_steps: 60").data(3)).get(2);
    INDArray targets = test.sequences().targets();
    INDArray right = Nd4j.zeros(DataType.FLOAT, targets.shape());
    INDArray wrong = targets.dup();
    List<String> streams = streams(test.sequences());
    int all = 0;
    for (int i = 0; i < 50; i++) {
      int step = 0;
      for (MatchResult string : strings(streams.get(i))) {
        step = string.end() - 3;
        right.putScalar(new int[] {i, SYMBOLS.indexOf(string.group(1)), step}, 1);
        all++;
      }
      wrong.putScalar(new int[] {i, SYMBOLS.indexOf('V'), step}, 2);
    }

    // then
    Metric metric = SpecTasks.metric(test);
    assertThat(metric.of(right)).isEqualTo(1);
    assertThat(metric.of(targets)).isEqualTo(1);
    assertThat(metric.of(wrong)).isEqualTo((all - 50) / (double) all);
    assertThat(metric.name()).isEqualTo("accuracy");
  }

  @Test
  void thereAreSoManyStreams() {
    for (int longest : new int[] {9, 10, 11, 13}) {
      // given: all different streams, by joining all strings and cutting them
      List<String> strings = strings(longest);
      for (int symbols = 1; symbols <= 30; symbols += 3) {
        Set<String> streams = new HashSet<>();
        join("", strings, symbols, streams);

        // then
        assertThat(new ReberGrammar(9, longest).countStreams(symbols))
            .as("%d symbols of strings up to %d", symbols, longest)
            .isEqualTo(streams.size());
      }
    }
  }

  private static void join(String before, List<String> strings, int symbols, Set<String> found) {
    if (before.length() >= symbols) {
      found.add(before.substring(0, symbols));
    } else {
      strings.forEach(string -> join(before + string, strings, symbols, found));
    }
  }

  /** All strings up to a length: of many drawn ones those that are different. */
  private static List<String> strings(int longest) {
    ReberGrammar grammar = new ReberGrammar(9, longest);
    Random random = new Random(1);
    Set<String> strings = new HashSet<>();
    while (strings.size() < ReberGrammar.count(9, longest)) {
      StringBuilder text = new StringBuilder();
      for (int symbol : grammar.draw(random)) {
        text.append(SYMBOLS.charAt(symbol));
      }
      strings.add(text.toString());
    }
    return List.copyOf(strings);
  }

  @Test
  void allStreamsThatThereAreCanBeAskedFor() throws IOException {
    // given: four strings of nine symbols, two of them and the B of a third
    Task task = task("sequences: 10, validation: 3, test: 3, time_steps: 18, longest: 9");

    // when
    Set<String> streams = new HashSet<>();
    SpecTasks.sequences(task.data(1)).forEach(split -> streams.addAll(streams(split)));

    // then
    assertThat(streams)
        .hasSize(16)
        .allMatch(stream -> strings(stream).size() == 2 && stream.endsWith("B"));
  }

  @Test
  void whoHasForgottenScoresTheBaselines() throws IOException {
    // given: the shares of the symbols that come next in training
    TaskData data = task("sequences: 400, time_steps: 40").data(8);
    double[] shares = new double[7];
    for (String stream : streams(data.train().sequences())) {
      stream.substring(1).chars().forEach(symbol -> shares[SYMBOLS.indexOf(symbol)]++);
    }

    // when: the loss of those shares in each split, and T or P by chance in the test
    List<Double> losses = new ArrayList<>();
    for (Sequences split : SpecTasks.sequences(data)) {
      double sum = 0;
      for (String stream : streams(split)) {
        for (char symbol : stream.substring(1).toCharArray()) {
          sum -= Math.log(shares[SYMBOLS.indexOf(symbol)] / (400 * 40));
        }
      }
      losses.add(sum / (split.count() * 40));
    }
    Random random = new Random(9);
    INDArray guess = Nd4j.zeros(DataType.FLOAT, 1000, 7, 40);
    for (int i = 0; i < 1000; i++) {
      for (int t = 0; t < 40; t++) {
        guess.putScalar(new int[] {i, random.nextBoolean() ? 1 : 2, t}, 1);
      }
    }

    // then: at least 1,000 guesses have a standard error of 0.016
    List<Baseline> baselines = data.baselines();
    for (int split = 0; split < 3; split++) {
      assertThat(baselines.get(split).value()).isCloseTo(losses.get(split), within(1e-9));
    }
    assertThat(SpecTasks.metric(SpecTasks.splits(data).get(2)).of(guess))
        .isCloseTo(baselines.get(3).value(), within(0.06));
  }

  @Test
  void theKeysAreRead() {
    Task task = task("sequences: 7, time_steps: 60");
    assertThat(task).isEqualTo(new ContinualReber(new SplitSizes(7, 1000, 1000), 60, 20));
    assertThat(task("sequences: 5, validation: 1, test: 1, time_steps: 18"))
        .isEqualTo(new ContinualReber(new SplitSizes(5, 1, 1), 18, 18));
    assertThat(task.shape()).isEqualTo(new Shape(7, 60, 7, TargetKind.CLASSES, true));
    assertThat(task.description())
        .isEqualTo(
            "continual_reber: 7 sequences × 60 steps × 7 features → the next symbol of strings of"
                + " 9 to 20 symbols, one after another; validation 1000, test 1000");
  }

  @Test
  void faultsAreLocated() {
    SpecTasks.assertFaults(
        "name: continual_reber, sequences: 5, time_steps: 17, longest: 8",
        "57: 'task.time_steps' is '17'; expected a whole number from 18 to 1000000000",
        "70: 'task.longest' is '8'; expected a whole number from 9 to 1000");
    SpecTasks.assertFaults(
        "name: continual_reber, sequences: 5, time_steps: 18, longest: 19",
        "70: 'task.longest' is 19; expected at most time_steps, 18");
    SpecTasks.assertFaults(
        "name: continual_reber, sequences: 15, validation: 1, test: 1, time_steps: 18, longest: 9",
        "42: 'task.sequences' with validation and test is 17, but only 16 different sequences are"
            + " possible; take fewer, or longer ones");
    SpecTasks.assertFaults(
        "name: continual_reber, sequences: 17, time_steps: 10000",
        "42: 'task.sequences' with validation and test, × time_steps × features (or classes) is"
            + " 1.41e+08 values; at most 1.00e+08 are allowed");
  }
}
