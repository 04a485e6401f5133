package io.github.rnncompare.task.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.rnncompare.spec.Shape;
import io.github.rnncompare.spec.TargetKind;
import io.github.rnncompare.task.Baseline;
import io.github.rnncompare.task.Sequences;
import io.github.rnncompare.task.SpecTasks;
import io.github.rnncompare.task.Split;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class TemporalOrderTest {
  private static final String ALPHABET = "abcdEBXY";
  private static final List<String> OF_TWO = List.of("XX", "XY", "YX", "YY");
  private static final List<String> OF_THREE =
      List.of("XXX", "XXY", "XYX", "XYY", "YXX", "YXY", "YYX", "YYY");

  private static TemporalOrder task(int timeSteps, int symbols, int test) {
    return new TemporalOrder(new SplitSizes(50, 50, test), timeSteps, symbols);
  }

  @Test
  void aSequenceAtTheLengthOfThePaperIsAsThePaperHasIt() {
    // given: places 10 to 20 and 50 to 60, or 10 to 20, 33 to 43 and 66 to 76, after E at 0
    String two = "E[abcd]{9,19}([XY])[abcd]{29,49}([XY])[abcd]{38,48}B";
    String three = "E[abcd]{9,19}([XY])[abcd]{12,32}([XY])[abcd]{22,42}([XY])[abcd]{22,32}B";
    assertWritten(task(100, 2, 2000), two, OF_TWO, new int[][] {{10, 20}, {50, 60}});
    assertWritten(task(100, 3, 2000), three, OF_THREE, new int[][] {{10, 20}, {33, 43}, {66, 76}});
  }

  @Test
  void placesScaleWithTheLength() {
    // given: hundredths of 10 and of 25, rounded down
    assertWritten(
        task(10, 2, 500),
        "E[abcd]{0,1}([XY])[abcd]{2,4}([XY])[abcd]{2,3}B",
        OF_TWO,
        places(1, 2, 5, 6));
    assertWritten(
        task(10, 3, 500),
        "E[abcd]{0,1}([XY])[abcd]{0,2}([XY])[abcd]{1,3}([XY])[abcd]{1,2}B",
        OF_THREE,
        places(1, 2, 3, 4, 6, 7));
    assertWritten(
        task(25, 3, 500),
        "E[abcd]{1,4}([XY])[abcd]{2,7}([XY])[abcd]{5,10}([XY])[abcd]{4,7}B",
        OF_THREE,
        places(2, 5, 8, 10, 16, 19));
  }

  private static int[][] places(int... ends) {
    int[][] places = new int[ends.length / 2][2];
    for (int i = 0; i < ends.length; i++) {
      places[i / 2][i % 2] = ends[i];
    }
    return places;
  }

  /** Every sequence, written as letters, is of that form, and its target says what stands there. */
  private static void assertWritten(
      TemporalOrder task, String form, List<String> orders, int[][] places) {
    Pattern pattern = Pattern.compile(form);
    List<Set<Integer>> seen = List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    Set<String> found = new TreeSet<>();
    for (Sequences split : SpecTasks.sequences(task.data(7))) {
      List<List<Integer>> sequences = SpecTasks.symbols(split.features());
      for (int i = 0; i < sequences.size(); i++) {
        String letters =
            sequences.get(i).stream()
                .map(symbol -> ALPHABET.substring(symbol, symbol + 1))
                .collect(Collectors.joining());
        Matcher matcher = pattern.matcher(letters);
        assertThat(matcher.matches()).as(letters).isTrue();
        StringBuilder order = new StringBuilder();
        for (int place = 0; place < places.length; place++) {
          order.append(matcher.group(place + 1));
          seen.get(place).add(matcher.start(place + 1));
        }
        found.add(order.toString());
        assertThat(split.targets().getDouble(i, orders.indexOf(order.toString()))).isEqualTo(1);
      }
    }
    assertThat(found).containsExactlyElementsOf(orders);
    for (int place = 0; place < places.length; place++) {
      Set<Integer> all = new TreeSet<>();
      for (int step = places[place][0]; step <= places[place][1]; step++) {
        all.add(step);
      }
      assertThat(seen.get(place)).isEqualTo(all);
    }
  }

  @Test
  void alwaysTheSameOrderScoresOneOfAll() {
    for (int symbols = 2; symbols <= 3; symbols++) {
      // given
      int orders = (int) Math.pow(2, symbols);
      TaskData data = task(40, symbols, 20_000).data(1);
      Split test = SpecTasks.splits(data).get(2);

      // then: within four standard errors
      double simulated = SpecTasks.metric(test).of(Nd4j.ones(20_000, orders));
      assertThat(simulated).isCloseTo(1.0 / orders, within(0.0125));
      assertThat(data.baselines())
          .extracting(Baseline::value)
          .containsExactly(Math.log(orders), Math.log(orders), Math.log(orders), 1.0 / orders);
    }
  }

  @Test
  void theKeysAreRead() {
    Task two = SpecTasks.read("name: temporal_order, sequences: 7, time_steps: 50");
    assertThat(two).isEqualTo(new TemporalOrder(new SplitSizes(7, 1000, 1000), 50, 2));
    assertThat(two.shape()).isEqualTo(new Shape(8, 50, 4, TargetKind.CLASSES, false));
    Task three = SpecTasks.read("name: temporal_order, sequences: 7, time_steps: 50, symbols: 3");
    assertThat(three.shape()).isEqualTo(new Shape(8, 50, 8, TargetKind.CLASSES, false));
    assertThat(three.description())
        .isEqualTo(
            "temporal_order: 7 sequences × 50 steps × 8 features → which of the 8 orders of 3"
                + " symbols; validation 1000, test 1000");
  }

  @Test
  void asManyAsArePossibleCanBeAskedFor() {
    // given: 4 orders × 4 pairs of places × 4⁶ distractors
    int possible = 4 * 2 * 2 * 4096;
    String most = "name: temporal_order, sequences: %d, validation: 1, test: 1, time_steps: 10";

    // then
    assertThat(SpecTasks.read(most.formatted(possible - 2)).shape().timeSteps()).isEqualTo(10);
    SpecTasks.assertFaults(
        most.formatted(possible - 1),
        "41: 'task.sequences' with validation and test is 65537, but only 65536 different"
            + " sequences are possible; take fewer, or longer ones");
  }

  @Test
  void faultsAreLocated() {
    SpecTasks.assertFaults(
        "name: temporal_order, sequences: 0, validation: 0, test: 0, time_steps: 9, symbols: 4",
        "41: 'task.sequences' is '0'; expected a whole number from 1 to 1000000000",
        "56: 'task.validation' is '0'; expected a whole number from 1 to 1000000000",
        "65: 'task.test' is '0'; expected a whole number from 1 to 1000000000",
        "80: 'task.time_steps' is '9'; expected a whole number from 10 to 1000000000",
        "92: 'task.symbols' is '4'; expected a whole number from 2 to 3");
    SpecTasks.assertFaults(
        "name: temporal_order, sequences: 98000, time_steps: 150",
        "41: 'task.sequences' with validation and test, × time_steps × features (or classes) is"
            + " 1.20e+08 values; at most 1.00e+08 are allowed");
  }
}
