package io.github.rnncompare.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.rnncompare.spec.Axis.Distribution;
import io.github.rnncompare.spec.Sweep.Choose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepTest {
  /** From the keys of the section, such as "draws: 3, keys: {a: [1, 2]}". */
  private static Sweep sweep(String keys) {
    return SpecFile.readText("sweep: {" + keys + "}\n", "s", Sweep::read).value().orElseThrow();
  }

  private static List<Map<String, String>> configurations(String keys) {
    return sweep(keys).configurations(key -> true).stream().map(Configuration::texts).toList();
  }

  private static List<String> drawn(String keys, String key) {
    return configurations(keys).stream().map(texts -> texts.getOrDefault(key, "")).toList();
  }

  /** Values of one key, repeats included. */
  private static List<String> draws(int count, String range) {
    SplittableRandom random = new SplittableRandom(7);
    Axis axis = sweep("draws: 1, keys: {a: " + range + "}").axes().get(0);
    return IntStream.range(0, count).mapToObj(i -> axis.draw(random).text()).toList();
  }

  @Test
  void aGridHasEveryCombinationAndItsLastKeyChangesFastest() {
    assertThat(configurations("keys: {b: [2, 1], a: [x, true]}"))
        .containsExactly(
            Map.of("b", "2", "a", "x"),
            Map.of("b", "2", "a", "true"),
            Map.of("b", "1", "a", "x"),
            Map.of("b", "1", "a", "true"));
    assertThat(sweep("keys: {b: [2, 1], a: [x, true]}").first().description())
        .isEqualTo("b 2, a x");
    assertThat(sweep("keys: {b: [2, 1], a: [x, true]}").configurations(key -> key.equals("a")))
        .extracting(Configuration::description)
        .containsExactly("a x", "a true");
  }

  @Test
  void aSpecNeedNotHaveASweep() {
    assertThat(SpecFile.readText("{}", "s", Sweep::read).value()).isEmpty();
    assertThat(Configuration.NONE.description()).isEmpty();
  }

  @Test
  void seedsAndDrawsHaveDefaults() {
    // when
    Sweep sweep = sweep("keys: {a: [1]}");

    // then
    assertThat(sweep.choose()).isEqualTo(Choose.SUCCESS);
    assertThat(sweep.seeds()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(sweep("choose: mean, keys: {a: [1]}").seeds()).containsExactly(1L, 2L, 3L);
    assertThat(sweep.draws()).isEmpty();
    assertThat(sweep.drawSeed()).isEqualTo(1);
  }

  @Test
  void choosingBySuccessNeedsSeeds() {
    assertFault(
        "seeds: [7, 8, 9, 10], keys: {a: [1]}",
        "s:1:16: 'sweep.seeds' has 4; choosing by success needs at least 5: take more, or set"
            + " choose to mean, which allows fewer");
    assertThat(sweep("seeds: 1, choose: mean, keys: {a: [1]}").seeds()).hasSize(1);
  }

  @Test
  void drawsHaveNoEdgesToBeWidened() {
    assertThat(sweep("keys: {a: [1]}").widen()).isTrue();
    assertThat(sweep("draws: 2, keys: {a: [1, 2]}").widen()).isFalse();
    assertThat(sweep("draws: 2, widen: false, keys: {a: [1, 2]}").widen()).isFalse();
    assertFault(
        "draws: 2, widen: true, keys: {a: [1, 2]}",
        "s:1:26: 'sweep.widen' is true, but draws are taken at random and have no edges; set it to"
            + " false, or draws to all");
  }

  @Test
  void equalNumbersHaveOneText() {
    assertThat(drawn("keys: {a: [1e-3, 2.50, 007, +3, 1e20, -0.0, 1e-9]}", "a"))
        .containsExactly("0.001", "2.5", "7", "3", "1.0E20", "0", "1.0E-9");
    assertFault("keys: {a: [1, 1.0]}", "s:1:23: 'sweep.keys.a' lists 1 twice");
    assertFault("keys: {a: [x, y, x]}", "s:1:26: 'sweep.keys.a' lists x twice");
  }

  @Test
  void drawsAreTheSameEachTimeAndWhateverKeysThereAreBeside() {
    // given
    String rate = "rate: {log_uniform: [1e-4, 1]}";

    // when
    List<String> alone = drawn("draws: 20, keys: {" + rate + "}", "rate");

    // then
    assertThat(drawn("draws: 20, keys: {" + rate + "}", "rate")).isEqualTo(alone);
    assertThat(drawn("draws: 20, keys: {a: [1, 2], " + rate + ", b: {uniform: [0, 1]}}", "rate"))
        .isEqualTo(alone);
    assertThat(drawn("draws: 30, keys: {" + rate + "}", "rate").subList(0, 20)).isEqualTo(alone);
    assertThat(drawn("draws: 20, draw_seed: 2, keys: {" + rate + "}", "rate")).isNotEqualTo(alone);
    assertThat(drawn("draws: 20, keys: {b: {log_uniform: [1e-4, 1]}}", "b")).isNotEqualTo(alone);
    assertThat(sweep("draws: 20, keys: {" + rate + "}").first().texts())
        .isEqualTo(Map.of("rate", alone.get(0)));
  }

  @Test
  void drawsThatDoNotRepeatAreThoseOfOlderVersions() {
    assertThat(drawn("draws: 3, keys: {rate: {log_uniform: [1e-4, 1]}}", "rate"))
        .containsExactly("0.0002499", "0.7741", "0.0008048");
    assertThat(configurations("draws: 3, draw_seed: 3, keys: {a: [1, 2, 3], b: [1, 2, 3]}"))
        .extracting(texts -> texts.get("a") + texts.get("b"))
        .containsExactly("11", "33", "32");
  }

  @Test
  void noConfigurationIsDrawnTwice() {
    for (String keys :
        List.of(
            "a: [1, 2], b: [1, 2]",
            "a: {uniform_integer: [1, 4]}",
            "a: {log_uniform_integer: [1, 4]}",
            "a: {uniform: [0.1, 0.1003]}")) {
      assertThat(configurations("draws: 4, keys: {" + keys + "}"))
          .as(keys)
          .doesNotHaveDuplicates()
          .hasSize(4);
    }

    // then: the fourth draw was the third again
    assertThat(configurations("draws: 4, draw_seed: 3, keys: {a: [1, 2], b: [1, 2]}"))
        .extracting(texts -> texts.get("a") + texts.get("b"))
        .containsExactly("21", "22", "12", "11");
  }

  @Test
  void drawingEndsWhereThereAreNoMoreConfigurations() {
    assertThat(configurations("draws: 9, keys: {a: {uniform: [0.1, 0.1003]}}")).hasSize(4);
  }

  @Test
  void numbersAreDrawnEvenlyBetweenTheirBounds() {
    // when
    List<String> uniform = draws(4000, "{uniform: [-2, 6]}");
    List<String> logarithmic = draws(4000, "{log_uniform: [1e-6, 1e2]}");

    // then: a quarter of them in each quarter, ± 4 standard deviations
    assertThat(count(uniform.stream().mapToDouble(Double::parseDouble), -2, 0))
        .isBetween(890, 1110);
    assertThat(count(uniform.stream().mapToDouble(Double::parseDouble), 4, 6)).isBetween(890, 1110);
    DoubleStream exponents = logarithmic.stream().mapToDouble(t -> Math.log10(number(t)));
    assertThat(count(exponents, -6, -4)).isBetween(890, 1110);
    assertThat(uniform).allSatisfy(text -> assertThat(number(text)).isBetween(-2.0, 6.0));
    assertThat(logarithmic).allSatisfy(text -> assertThat(number(text)).isBetween(1e-6, 1e2));
    assertThat(uniform).allSatisfy(text -> assertThat(digits(text)).isLessThanOrEqualTo(4));
  }

  private static int count(DoubleStream values, double from, double to) {
    return (int) values.filter(value -> value >= from && value < to).count();
  }

  private static double number(String text) {
    return Numbers.parse(text).orElseThrow();
  }

  private static int digits(String text) {
    return text.replaceAll("E.*", "").replaceAll("\\D", "").replaceAll("^0+", "").length();
  }

  @Test
  void wholeNumbersIncludeBothBounds() {
    // when
    Map<String, Long> counts =
        draws(6000, "{uniform_integer: [0, 2]}").stream()
            .collect(Collectors.groupingBy(text -> text, Collectors.counting()));
    List<String> widths = draws(6000, "{log_uniform_integer: [1, 9000]}");

    // then
    assertThat(counts).containsOnlyKeys("0", "1", "2");
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(1850L, 2150L));
    assertThat(widths).contains("1").allSatisfy(text -> assertThat(text).matches("[1-9]\\d{0,3}"));
    assertThat(widths).allSatisfy(text -> assertThat(number(text)).isBetween(1.0, 9000.0));
  }

  @Test
  void drawsStayWithinBoundsAtEveryPlace() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      // given
      Distribution distribution = List.of(Distribution.values()).get(i % 4);
      double a = Math.exp(random.nextDouble(-700, 700));
      double b = Math.exp(random.nextDouble(-700, 700));
      double low = distribution.isInteger() ? Math.ceil(Math.min(a, b)) : Math.min(a, b);
      double high = distribution.isInteger() ? Math.ceil(Math.max(a, b)) + 1 : Math.max(a, b);

      // then
      for (double chance : new double[] {0, 1e-17, random.nextDouble(), Math.nextDown(1.0)}) {
        assertThat(number(distribution.draw(chance, low, high)))
            .as("seed %d, case %d: %s [%s, %s] at %s", seed, i, distribution, low, high, chance)
            .isBetween(low, high);
      }
    }
    double most = Double.MAX_VALUE;
    assertThat(number(Distribution.UNIFORM.draw(0, -most, most))).isEqualTo(-most);
    assertThat(number(Distribution.UNIFORM.draw(0.5, -most, most))).isZero();
  }

  @Test
  void aSettingTakesTheValuesOfAnother() {
    // when
    Configuration configuration =
        sweep("keys: {a: [1], b: [2]}").first().with(sweep("keys: {b: [3], c: [4]}").first());

    // then
    assertThat(configuration.description()).isEqualTo("a 1, b 3, c 4");
  }

  @Test
  void settingsAreCounted() {
    assertThat(sweep("keys: {a: [1, 2], b: [1, 2, 3]}").count(key -> true)).isEqualTo(6);
    assertThat(sweep("keys: {a: [1, 2], b: [1, 2, 3]}").count(key -> false)).isEqualTo(1);
    assertThat(sweep("draws: 5, keys: {a: [1, 2], b: [1, 2]}").count(key -> true)).isEqualTo(4);
    assertThat(sweep("draws: 3, keys: {a: [1, 2], b: [1, 2]}").count(key -> true)).isEqualTo(3);
    assertThat(sweep("draws: 9, keys: {a: {uniform_integer: [2, 4]}}").count(key -> true))
        .isEqualTo(3);
    assertThat(sweep("draws: 9, keys: {a: {log_uniform: [2, 4]}}").count(key -> true)).isEqualTo(9);
    assertThat(sweep("keys: {training.dropout: [0, 1]}").goesThrough("dropout")).isTrue();
    assertThat(sweep("keys: {training.dropout: [0, 1]}").goesThrough("out")).isFalse();
  }

  @Test
  void anEnormousGridIsCountedAndNotMade() {
    // given
    String values =
        IntStream.range(0, 100).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String keys =
        IntStream.range(0, 100)
            .mapToObj(i -> "k" + i + ": [" + values + "]")
            .collect(Collectors.joining(", "));

    // when
    long count =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> sweep("keys: {" + keys + "}").count(key -> true));

    // then
    assertThat(count).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void whatIsNoListOfValuesIsLocated() {
    assertFault("keys: {}", "s:1:15: 'sweep.keys' is empty; expected keys with their values:");
    assertFault("seeds: 5", "s:1:8: 'sweep.keys' is missing; expected a section with keys of its");
    assertFault("keys: {a: []}", "s:1:19: 'sweep.keys.a' is empty; expected a list of values");
    assertFault("keys: {a: 3}", "s:1:19: 'sweep.keys.a' is '3'; expected a list of values");
    assertFault("keys: {a: [[1]]}", "s:1:20: 'sweep.keys.a' is a list; expected a text");
    assertFault("keys: {a: ['']}", "s:1:20: 'sweep.keys.a' is empty; expected a text");
    assertFault(
        "keys: {a: {uniform: [0, 1]}}",
        "s:1:19: 'sweep.keys.a' is a range; say how many values to draw from it: sweep.draws: 10");
    assertFault(
        "draws: 2, keys: {a: {unifrom: [0, 1]}}",
        "s:1:30: unknown key below 'sweep.keys.a' 'unifrom'; did you mean 'uniform'?");
    assertFault(
        "draws: 0, keys: {a: [1]}", "s:1:16: 'sweep.draws' is '0'; expected 'all' or a whole");
    String keys =
        IntStream.range(0, 101).mapToObj(i -> "k" + i + ": [1]").collect(Collectors.joining(", "));
    assertFault("keys: {" + keys + "}", "s:1:15: 'sweep.keys' has 101 keys; at most 100 are");
  }

  @Test
  void boundsOfRangesAreChecked() {
    assertFault(
        "draws: 2, keys: {a: {uniform: [1, 1]}}",
        "s:1:39: 'sweep.keys.a.uniform' expected a lower");
    assertFault(
        "draws: 2, keys: {a: {uniform: [1]}}",
        "s:1:39: 'sweep.keys.a.uniform' has 1 values; expected 2");
    assertFault(
        "draws: 2, keys: {a: {log_uniform: [0, 1]}}",
        "s:1:44: 'sweep.keys.a.log_uniform' is '0'; expected a number above 0");
    assertFault(
        "draws: 2, keys: {a: {uniform_integer: [1, 2.5]}}",
        "s:1:47: 'sweep.keys.a.uniform_integer' expected whole numbers as bounds");
    assertFault(
        "draws: 2, keys: {a: {uniform: [0, 1], log_uniform: [1, 2]}}",
        "s:1:47: unknown key below 'sweep.keys.a' 'log_uniform'. Allowed: uniform");
  }

  @Test
  void someKeysAreTheSameInEveryConfiguration() {
    for (String key :
        List.of("task.window", "seeds", "engine", "sweep.draws", "save", "match", "parameters")) {
      String top = key.replaceFirst("\\..*", "");
      assertFault(
          "keys: {" + key + ": [1, 2]}",
          "s:1:%d: 'sweep.keys.%s' cannot be swept: the configurations of a sweep must share it to be comparable; write another spec for another %s"
              .formatted(18 + key.length(), key, top));
    }
  }

  @Test
  void aKeyIsSweptOnce() {
    assertFault(
        "keys: {a: [1], a: [2]}", "s:1:24: 'sweep.keys.a' is given twice; keep one of them");
    assertFault(
        "keys: {a.*.b: [1], a.x.b: [2]}",
        "s:1:35: 'sweep.keys.a.x.b' sets the same key as 'a.*.b'; keep one of them");
    assertThat(configurations("keys: {a.*.b: [1], a.x.c: [2], a.b: [3]}")).hasSize(1);
  }

  private static void assertFault(String keys, String message) {
    assertThatThrownBy(() -> sweep(keys))
        .isInstanceOf(UserErrorException.class)
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()).lines())
                    .anySatisfy(line -> assertThat(line).startsWith(message)));
  }
}
