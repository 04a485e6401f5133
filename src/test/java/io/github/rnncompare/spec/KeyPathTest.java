package io.github.rnncompare.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths of keys, which a user may write as long as he likes. */
class KeyPathTest {
  @TempDir private Path directory;

  private Optional<Integer> a(String override) throws IOException {
    Path file = Files.writeString(directory.resolve("s.yaml"), "a: 1\n");
    return SpecFile.read(
            file, List.of(override), section -> section.optionalInteger("a", Range.atLeast(0)))
        .value();
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 9_000, 1_000_000})
  void aPathOfManyNamesIsAMistake(int names) {
    String start = "--set a.a.a.";
    assertThatThrownBy(() -> a("a" + ".a".repeat(names - 1) + "=1"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(start)
        .hasMessageContaining("has " + names + " names")
        .hasMessageContaining("at most 32")
        .satisfies(mistake -> assertThat(mistake.getMessage()).hasSizeLessThan(300));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.", ".a", "a..b", ".", "..", " ", "a. .b"})
  void aPathWithoutANameIsAMistake(String path) {
    assertThatThrownBy(() -> a(path + "=1"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("--set " + path + "=1: the key has a dot without a name beside it");
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 9_000})
  void aSweptPathOfManyNamesIsAFaultWithItsPlace(int names) {
    // given: a YAML key is one of at most 1024 characters, unless it is an explicit one
    String key = "\"a" + ".a".repeat(names - 1) + "\"";
    String spec = "sweep:\n  keys:\n    ? " + key + "\n    : [1, 2]\n";

    // then
    assertThatThrownBy(() -> SpecFile.readText(spec, "s", Sweep::read))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("s:4:7: 'sweep.keys.a.a.a")
        .hasMessageContaining("has " + names + " names")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"training.", ".epochs", "training..epochs"})
  void aSweptPathWithoutANameIsAFaultWithItsPlace(String key) {
    assertThatThrownBy(
            () -> SpecFile.readText("sweep: {keys: {" + key + ": [1, 2]}}", "s", Sweep::read))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith("s:1:")
        .hasMessageContaining("has a dot without a name beside it")
        .hasMessageNotContaining("\n");
  }

  @Test
  void theLongestPathIsReadLikeAnyOther() {
    assertThatThrownBy(() -> a("b" + ".a".repeat(31) + "=1"))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("unknown key 'b'");
  }
}
