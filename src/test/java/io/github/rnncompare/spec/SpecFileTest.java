package io.github.rnncompare.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecFileTest {
  private enum Colour {
    RED,
    DARK_BLUE
  }

  @TempDir private Path directory;

  private <T> SpecFile.Reading<T> read(String text, Function<Section, T> reader, String... set)
      throws IOException {
    return SpecFile.read(file(text), List.of(set), reader);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("a.yaml"), text);
  }

  private void assertFaults(String text, Function<Section, ?> reader, String... faults) {
    String[] located =
        List.of(faults).stream()
            .map(
                fault -> fault.startsWith("--") ? fault : directory.resolve("a.yaml") + ":" + fault)
            .toArray(String[]::new);
    assertThatThrownBy(() -> read(text, reader))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(String.join("\n", located));
  }

  @Test
  void valuesAreReadAndDefaultsFilledIn() throws IOException {
    // given
    String text = "size: 3\nname: x\nrate: 1e-3\ninner: {on: true, colour: dark_blue}\n";

    // when
    SpecFile.Reading<String> reading =
        read(
            text,
            spec ->
                spec.integer("size", Range.atLeast(1))
                    + spec.text("name")
                    + spec.number("rate", 1, Range.positive())
                    + spec.number("other", 0.5, Range.fraction())
                    + spec.section(
                        "inner",
                        inner ->
                            inner.flag("on", false)
                                + " "
                                + inner.choice("colour", Colour.class, Colour.RED)));

    // then
    assertThat(reading.value()).isEqualTo("3x0.0010.5Optional[true DARK_BLUE]");
    assertThat(reading.resolved())
        .containsExactly(
            Map.entry("size", 3L),
            Map.entry("name", "x"),
            Map.entry("rate", 1e-3),
            Map.entry("other", 0.5),
            Map.entry("inner", Map.of("on", true, "colour", "dark_blue")));
  }

  @Test
  void whatWasResolvedCanBeDumpedAndReadAgain() throws IOException {
    // given
    Function<Section, Integer> reader =
        spec -> {
          spec.text("question");
          spec.choices("colours", Colour.class);
          return spec.countOrList("seeds", 10, Range.atLeast(0), 100).size();
        };

    // when
    Map<String, Object> first =
        read("question: \"a: b # c\"\ncolours: [red]\nseeds: [4, 2]\n", reader).resolved();
    Map<String, Object> second = read(SpecFile.dump(first), reader).resolved();

    // then
    assertThat(second).isEqualTo(first);
    assertThat(SpecFile.load(SpecFile.dump(first), "dump")).containsKeys("question", "seeds");
  }

  @Test
  void aByteOrderMarkAndWindowsLineEndsDoNoHarm() throws IOException {
    assertThat(read("\uFEFFsize: 3\r\n", spec -> spec.integer("size", Range.atLeast(1))).value())
        .isEqualTo(3);
  }

  @Test
  void everyFaultOfAFileIsLocatedInOneMessage() {
    assertFaults(
        "size: -3\nrate: fast\nname: [1]\nsiz: 4\n",
        spec -> {
          spec.integer("size", Range.atLeast(1));
          spec.number("rate", 1, Range.positive());
          spec.text("name");
          return spec.text("gone");
        },
        "1:7: 'size' is '-3'; expected a whole number from 1 to 1000000000",
        "2:7: 'rate' is 'fast'; expected a number above 0",
        "3:7: 'name' is a list; expected a text",
        "1:1: 'gone' is missing; expected a text",
        "4:1: unknown key 'siz'; did you mean 'size'? Allowed: size, rate, name, gone");
  }

  @Test
  void aDuplicateKeyIsAFault() {
    assertFaults(
        "size: 3\nsize: 4\n",
        spec -> spec.integer("size", Range.atLeast(1)),
        "2:1: 'size' is given twice; keep one of them");
  }

  @Test
  void unknownNamesSayWhatWasProbablyMeant() {
    assertFaults(
        "inner:\n  name: adm\n",
        spec -> spec.named("inner", Map.of("adam", inner -> 1)),
        "2:9: unknown inner.name 'adm'; did you mean 'adam'? Allowed: adam");
    assertFaults(
        "colour: rad\n",
        spec -> spec.choice("colour", Colour.class, Colour.RED),
        "1:9: 'colour' is 'rad'; expected one of red, dark_blue; did you mean 'red'?");
    assertFaults(
        "kinds: {grue: {}}\n",
        spec -> spec.each("kinds", "kind", Map.of("gru", inner -> 1)),
        "1:9: unknown kind 'grue'; did you mean 'gru'? Allowed: gru");
  }

  @Test
  void numbersAreStrict() {
    for (String text : List.of("1.5", "0x10", "1f", "NaN", ".inf", "1_000", "''", "1e99")) {
      assertFaults(
          "size: " + text + "\n",
          spec -> spec.integer("size", Range.atLeast(1)),
          text.equals("''")
              ? "1:7: 'size' is empty; expected a whole number from 1 to 1000000000"
              : "1:7: 'size' is '" + text + "'; expected a whole number from 1 to 1000000000");
    }
  }

  @Test
  void seedsAreACountOrAList() throws IOException {
    Function<Section, List<Long>> seeds =
        spec -> spec.countOrList("seeds", 2, Range.atLeast(0), 100);
    assertThat(read("{}", seeds).value()).containsExactly(1L, 2L);
    assertThat(read("seeds: 3", seeds).value()).containsExactly(1L, 2L, 3L);
    assertThat(read("seeds: [7, 3]", seeds).value()).containsExactly(7L, 3L);
    assertFaults("seeds: [7, 7]\n", seeds, "1:12: 'seeds' lists 7 twice");
    assertFaults(
        "seeds: foo\n",
        seeds,
        "1:8: 'seeds' is 'foo'; expected a count from 1 to 100, or a list of whole numbers");
    assertFaults(
        "seeds: []\n", seeds, "1:8: 'seeds' is empty; expected a count or at least one number");
  }

  @Test
  void aWordOrANumber() throws IOException {
    Function<Section, Optional<Integer>> size =
        spec -> spec.integerOr("full", "batch_size", Range.atLeast(1));
    assertThat(read("{}", size).value()).isEmpty();
    assertThat(read("batch_size: full", size).value()).isEmpty();
    assertThat(read("batch_size: 8", size).value()).contains(8);
    assertFaults(
        "batch_size: 0\n",
        size,
        "1:13: 'batch_size' is '0'; expected 'full' or a whole number from 1 to 1000000000");

    Function<Section, Optional<Double>> clip =
        spec -> spec.numberOr("none", "clip", Range.positive());
    assertThat(read("{}", clip).value()).isEmpty();
    assertThat(read("{}", clip).resolved()).containsEntry("clip", "none");
    assertThat(read("clip: none", clip).value()).isEmpty();
    assertThat(read("clip: 0.5", clip).value()).contains(0.5);
    assertFaults("clip: 0\n", clip, "1:7: 'clip' is '0'; expected 'none' or a number above 0");
  }

  @Test
  void aRequiredNumberIsMissed() throws IOException {
    Function<Section, Double> gamma = spec -> spec.number("gamma", Range.positive());
    assertThat(read("gamma: 0.5", gamma).value()).isEqualTo(0.5);
    assertFaults("{}\n", gamma, "1:1: 'gamma' is missing; expected a number above 0");
    assertFaults("gamma: 0\n", gamma, "1:8: 'gamma' is '0'; expected a number above 0");
    assertFaults(
        "decay: -1\n",
        spec -> spec.number("decay", 0, Range.notNegative()),
        "1:8: 'decay' is '-1'; expected a number from 0");
  }

  @Test
  void aNumberHoldsForAllOrIsGivenForEach() throws IOException {
    // given
    Function<Section, Map<String, Double>> rate =
        spec ->
            spec.numberForEach(
                "rate", 0.1, Range.positive(), "architecture", List.of("lstm", "gru"));

    // then
    assertThat(read("{}", rate).value()).containsExactly(entry("lstm", 0.1), entry("gru", 0.1));
    assertThat(read("{}", rate).resolved()).containsExactly(entry("rate", 0.1));
    assertThat(read("rate: 2", rate).value())
        .containsExactly(entry("lstm", 2.0), entry("gru", 2.0));
    assertThat(read("rate: {gru: 3, lstm: 4}", rate).value())
        .containsExactly(entry("lstm", 4.0), entry("gru", 3.0));
    assertThat(read("rate: {gru: 3, lstm: 4}", rate).resolved())
        .containsExactly(entry("rate", Map.of("lstm", 4.0, "gru", 3.0)));
    assertFaults(
        "rate: {gur: 3, lstm: 0}\n",
        rate,
        "1:22: 'rate.lstm' is '0'; expected a number above 0",
        "1:7: 'rate.gru' is missing; expected a number above 0",
        "1:8: unknown key below 'rate' 'gur'; did you mean 'gru'? Allowed: lstm, gru");
    assertFaults(
        "rate: [1, 2]\n",
        rate,
        "1:7: 'rate' is a list; expected a number above 0, or a section with one for each"
            + " architecture");
  }

  @Test
  void aNamedSectionMayBeLeftOut() throws IOException {
    // given
    Map<String, Function<Section, Integer>> readers =
        Map.of("constant", inner -> 0, "step", inner -> inner.integer("size", Range.atLeast(1)));
    Function<Section, Optional<Integer>> schedule =
        spec -> spec.named("schedule", readers, "constant", 0);

    // then
    assertThat(read("{}", schedule).value()).contains(0);
    assertThat(read("{}", schedule).resolved())
        .containsExactly(entry("schedule", Map.of("name", "constant")));
    assertThat(read("schedule: {name: constant}", schedule).resolved())
        .containsExactly(entry("schedule", Map.of("name", "constant")));
    assertThat(read("schedule: {name: step, size: 4}", schedule).value()).contains(4);
    assertFaults(
        "schedule: {size: 4}\n", schedule, "1:11: 'schedule.name' is missing; expected a text");
  }

  @Test
  void oneOfTwoKeysIsChosenByAskingWhetherItIsThere() throws IOException {
    // given
    Function<Section, Integer> length =
        spec -> spec.integer(spec.has("steps") ? "steps" : "epochs", Range.atLeast(1));

    // then
    assertThat(read("steps: 7", length).resolved()).containsExactly(entry("steps", 7L));
    assertThat(read("epochs: 7", length).resolved()).containsExactly(entry("epochs", 7L));
    assertFaults(
        "epochs: 7\nstep: 8\n",
        length,
        "2:1: unknown key 'step'; did you mean 'steps'? Allowed: steps, epochs");
  }

  @Test
  void optionsReplaceValuesAndAreNamedInFaults() throws IOException {
    // given
    Function<Section, Optional<Integer>> epochs =
        spec -> spec.section("training", inner -> inner.integer("epochs", Range.atLeast(1)));
    String text = "training: {epochs: 3}";

    // then
    assertThat(read(text, epochs, "training.epochs=5").value()).contains(5);
    assertThat(read("{}", epochs, "training.epochs=5").value()).contains(5);
    assertThatThrownBy(() -> read(text, epochs, "training.epochs=no"))
        .hasMessage(
            "--set training.epochs=no: 'training.epochs' is 'no'; expected a whole number from 1 to"
                + " 1000000000");
    assertThatThrownBy(() -> read(text, epochs, "training.epoch=5"))
        .hasMessage(
            "--set training.epoch=5: unknown key below 'training' 'epoch'; did you mean 'epochs'?"
                + " Allowed: epochs");
    assertThatThrownBy(() -> read(text, epochs, "training.epochs.x=5"))
        .hasMessage("--set training.epochs.x=5: 'epochs' is a value, not a section with keys");
    assertThatThrownBy(() -> read(text, epochs, "epochs"))
        .hasMessage("--set epochs: expected key=value, such as training.epochs=20");
  }

  @Test
  void whatIsNoSpecAtAllGetsOneMessage() throws IOException {
    String place = directory.resolve("a.yaml").toString();
    assertThatThrownBy(() -> read("a: [1, 2\nb: 3", spec -> 1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(place + ":2:2: not YAML: ");
    assertThatThrownBy(() -> read("", spec -> 1)).hasMessage(place + ": empty");
    assertThatThrownBy(() -> read("- a\n", spec -> 1))
        .hasMessage(place + ":1:1: expected keys and values (question: …, task: …)");
    assertThatThrownBy(() -> read("[".repeat(100_000), spec -> 1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(place);
    Path latin = directory.resolve("latin.yaml");
    Files.write(latin, "question: qué".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> SpecFile.read(latin, List.of(), spec -> 1))
        .hasMessage(latin + ": not UTF-8 text; save the spec as UTF-8");
    assertThatThrownBy(() -> SpecFile.read(directory.resolve("no.yaml"), List.of(), spec -> 1))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("no such spec: " + directory.resolve("no.yaml"));
  }

  @Test
  void aSpecThatContainsItselfDoesNotHang() {
    assertThatThrownBy(() -> read("a: &x {a: *x}\n", spec -> spec.integer("b", Range.atLeast(1))))
        .isInstanceOf(UserErrorException.class);
  }

  @Test
  void anOptionDoesNotReachThroughAnAlias() throws IOException {
    // given
    Function<Section, Integer> width = inner -> inner.integer("width", Range.atLeast(1));
    String text = "a: &x {width: 4}\nb: *x\n";

    // when
    Map<String, Object> resolved =
        read(
                text,
                spec -> spec.section("a", width).orElse(0) + spec.section("b", width).orElse(0),
                "b.width=7")
            .resolved();

    // then
    assertThat(resolved)
        .containsExactly(Map.entry("a", Map.of("width", 4L)), Map.entry("b", Map.of("width", 7L)));
  }

  @Test
  void faultsInAListFromAnOptionNameTheOption() {
    assertThatThrownBy(
            () ->
                read(
                    "seeds: 3",
                    spec -> spec.countOrList("seeds", 2, Range.atLeast(0), 100),
                    "seeds=[1, 1]"))
        .hasMessage("--set seeds=[1, 1]: 'seeds' lists 1 twice");
  }

  @Test
  void aDirectoryIsNoSpec() {
    assertThatThrownBy(() -> SpecFile.read(directory, List.of(), spec -> 1))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(directory + " is a directory; name a spec in it");
  }

  @Test
  void aTextIsReadAsAFileIs() {
    assertThat(SpecFile.readText("name: x\n", "a text", spec -> spec.text("name")).value())
        .isEqualTo("x");
    assertThatThrownBy(() -> SpecFile.readText("nane: x\n", "a text", spec -> spec.text("name")))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "a text:1:1: 'name' is missing; expected a text\n"
                + "a text:1:1: unknown key 'nane'; did you mean 'name'? Allowed: name");
  }

  @Test
  void whatLoadCannotTakeIsLocated() {
    assertLoadFails("a: 1\na: 2\n", "a.yaml:2:1: not YAML: found duplicate key a");
    assertLoadFails("a: !b c\n", "a.yaml:1:4: not YAML: could not determine a constructor for");
    assertLoadFails("- a\n", "a.yaml:1:1: expected keys and values");
  }

  private static void assertLoadFails(String text, String message) {
    assertThatThrownBy(() -> SpecFile.load(text, "a.yaml"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(message);
  }
}
