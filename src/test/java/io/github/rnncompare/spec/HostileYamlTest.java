package io.github.rnncompare.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that would hang, overflow or confuse a careless reader of YAML. */
class HostileYamlTest {
  @TempDir private Path directory;

  @Test
  void nestingHasABound() {
    assertFault(
        "a: " + "[".repeat(100_000), HostileYamlTest::a, "f:1:53: nested more than 50 deep,");
    assertFault("- ".repeat(100_000), HostileYamlTest::a, "f:1:101: nested more than 50 deep,");
    assertFault("{a: ".repeat(100_000), HostileYamlTest::a, "f:1:201: nested more than 50 deep,");
    assertFault("? ".repeat(100_000), HostileYamlTest::a, "f:1:101: nested more than 50 deep,");
    assertFault(
        "a: " + "[".repeat(49) + "]".repeat(49),
        HostileYamlTest::a,
        "f:1:4: 'a' is a list; expected a whole");
  }

  @Test
  void aliasesAreNotFollowedFurtherThanTheyAreRead() {
    // given
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)));
    }

    // then
    assertFault(
        laughs + "a: *a39\n",
        HostileYamlTest::a,
        "f:40:6: 'a' is a list"); // where the anchor stands
    assertFault("a: &x [*x]\n", HostileYamlTest::a, "f:1:4: 'a' is a list; expected");
    assertFault("&x a: *x\n", HostileYamlTest::a, "f:1:1: 'a' is 'a'; expected");
    assertFault("a: *x\n", HostileYamlTest::a, "f:1:4: not YAML: found undefined alias x");
  }

  @Test
  void keysArePlainWordsAndStandOnce() {
    assertFault("a: 1\n? [b, c]\n: 2\n", HostileYamlTest::a, "f:2:3: a key must be a plain word");
    assertFault("a: 1\n? {b: c}\n: 2\n", HostileYamlTest::a, "f:2:3: a key must be a plain word");
    assertFault("a: 1\na: 1\n", HostileYamlTest::a, "f:2:1: 'a' is given twice; keep one of them");
    assertFault(
        "b: &b {a: 1}\n<<: *b\n", HostileYamlTest::a, "f:2:1: unknown key '<<'. Allowed: a");
  }

  @Test
  void tagsMakeNothing() {
    assertThat(SpecFile.readText("a: !!java.net.URL 3\n", "f", HostileYamlTest::a).value())
        .isEqualTo(3);
    assertFault(
        "a: !x!y 3\n", HostileYamlTest::a, "f:1:4: not YAML: found undefined tag handle !x!");
    assertFault("a: !!map [1]\n", HostileYamlTest::a, "f:1:4: 'a' is a list; expected");
  }

  @Test
  void oneDocumentOfYaml1() {
    assertFault(
        "a: 1\n---\na: 2\n", HostileYamlTest::a, "f:2:1: not YAML: but found another document");
    assertFault(
        "%YAML 3.0\n---\na: 1\n", HostileYamlTest::a, "f:1:1: not YAML: Version{major=3, minor=0}");
    assertFault("# nothing\n", HostileYamlTest::a, "f: empty");
    assertFault(
        "\ta: 1\n",
        HostileYamlTest::a,
        "f:1:1: not YAML: found character '\\t(TAB)' that cannot start");
    assertFault(
        "a: \"\\UFFFFFFFF\"\n",
        HostileYamlTest::a,
        "f:1:1: not YAML: For input string: \"FFFFFFFF\"");
  }

  @Test
  void charactersThatYamlHasNotAreLocated() throws IOException {
    assertFault(
        "b: x\na: \0\n",
        HostileYamlTest::a,
        "f:2:4: not YAML: has the character U+0000; save the text as UTF-8");
    assertFault("a: \uD800\n", HostileYamlTest::a, "f:1:4: not YAML: has the character U+D800;");
    assertUnreadable("a: 1".getBytes(StandardCharsets.UTF_16), ": not UTF-8 text; save the spec");
    assertUnreadable("a: 1".getBytes(StandardCharsets.UTF_16LE), ":1:2: not YAML: has the char");
    assertUnreadable(
        "# x\n".repeat(500_000).getBytes(StandardCharsets.UTF_8),
        ": 2000000 bytes; a spec has at most 1000000");
  }

  @Test
  void aTextThatNoFileCanHoldIsAFault() {
    assertFault(
        "a: \"\\ud800\"\n",
        spec -> spec.text("a"),
        "f:1:4: 'a' has an unpaired surrogate, \\ud800 to \\udfff, which no file can hold; remove it");
  }

  @Test
  void longTextsAreReadInNoTimeAndShownInPart() {
    String digits = "9".repeat(900_000);
    assertFault(
        "a: " + digits + "x\n",
        HostileYamlTest::a,
        "f:1:4: 'a' is '" + "9".repeat(60) + "…'; expected");
    assertFault(
        "a: " + digits + "\n",
        HostileYamlTest::a,
        "f:1:4: 'a' is '" + "9".repeat(60) + "…'; expected");
    assertFault("a: 1e" + digits + "\n", HostileYamlTest::a, "f:1:4: 'a' is '1e99");
    assertFault(
        "a: \"x\\ny\\u2028\\e\"\n",
        HostileYamlTest::a,
        "f:1:4: 'a' is 'xU+000AyU+2028U+001B'; expected");
    assertFault(
        "a: 1\n? " + "k".repeat(500_000) + "\n: 1\n",
        HostileYamlTest::a,
        "f:2:3: unknown key '" + "k".repeat(60) + "…'. Allowed: a");
    assertFault(
        "a: 1\n",
        spec -> spec.section("a", inner -> inner.names()),
        "f:1:4: 'a' is '1'; expected a section");
  }

  @Test
  void ofVeryManyFaultsTheFirstAreReported() {
    // given
    StringBuilder text = new StringBuilder("a: 1\n");
    for (int i = 0; i < 20_000; i++) {
      text.append("key").append(i).append(": 1\n");
    }

    // then
    assertThatThrownBy(() -> read(text.toString(), HostileYamlTest::a))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("f:2:1: unknown key 'key0'. Allowed: a\nf:3:1: ")
        .hasMessageEndingWith("f:101:1: unknown key 'key99'. Allowed: a\nf: and 19900 more errors")
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(101));
  }

  @Test
  void aListOfSeedsIsNoLongerThanACountMayBe() {
    assertFault(
        "seeds: [" + "1, ".repeat(10_000) + "2]\n",
        spec -> Seeds.read(spec, 3),
        "f:1:8: 'seeds' has 10001 numbers; at most 10000 are allowed");
  }

  @Test
  void anOptionIsShownInPart() {
    assertThatThrownBy(
            () ->
                SpecFile.open(
                    Files.writeString(directory.resolve("a.yaml"), "a: 1"),
                    List.of("a.b\n=" + "x".repeat(1_000))))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "--set a.bU+000A=" + "x".repeat(110) + "…: 'a' is a value, not a section with keys");
  }

  private void assertUnreadable(byte[] content, String message) throws IOException {
    Path file = Files.write(directory.resolve("b.yaml"), content);
    assertThatThrownBy(() -> SpecFile.read(file, List.of(), HostileYamlTest::a))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + message);
  }

  private static Integer a(Section spec) {
    return spec.integer("a", Range.between(1, 9));
  }

  private static void assertFault(String text, Function<Section, ?> reader, String message) {
    assertThatThrownBy(() -> read(text, reader))
        .isInstanceOf(UserErrorException.class)
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()).lines())
                    .anySatisfy(line -> assertThat(line).startsWith(message)));
  }

  private static <T> Optional<T> read(String text, Function<Section, T> reader) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> Optional.ofNullable(SpecFile.<T>readText(text, "f", reader).value()));
  }
}
