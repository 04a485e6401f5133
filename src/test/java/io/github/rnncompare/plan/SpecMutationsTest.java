package io.github.rnncompare.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.SpecFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a spec holds, it is a plan or a mistake that says where it is. */
class SpecMutationsTest {
  private static final int LONGEST_LINE = 600;

  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.ISO_8859_1);

  @TempDir private Path directory;

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void mutatedSpecsArePlansOrLocatedMistakes() throws IOException {
    assertMutations(1, 500);
  }

  @Tag("slow")
  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void thousandsOfThem() throws IOException {
    assertMutations(1_000, 20_000);
  }

  private void assertMutations(long firstSeed, int count) throws IOException {
    List<String> texts = List.copyOf(Specs.all().values());
    int plans = 0;
    for (long seed = firstSeed; seed < firstSeed + count; seed++) {
      // given
      Path file = mutated(texts, seed);

      // when
      boolean isPlan =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> isPlan(file), "seed " + seed + ": " + file);

      // then
      plans += isPlan ? 1 : 0;
    }
    assertThat(plans).isBetween(count / 20, count * 19 / 20);
  }

  private Path mutated(List<String> texts, long seed) throws IOException {
    Random random = new Random(seed);
    String text = any(texts, random);
    if (random.nextInt(3) == 0) {
      text = any(List.of(TreeMutation.values()), random).of(text, random);
    } else {
      for (int changes = random.nextInt(3); changes >= 0 && !text.isEmpty(); changes--) {
        text = any(List.of(TextMutation.values()), random).of(text, random);
      }
    }
    Charset encoding = random.nextInt(20) == 0 ? any(ENCODINGS, random) : StandardCharsets.UTF_8;
    return Files.write(directory.resolve("spec" + seed + ".yaml"), text.getBytes(encoding));
  }

  private static <T> T any(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Whether {@code file} is a plan, which its resolved spec is too; else it must be a mistake. */
  private boolean isPlan(Path file) throws IOException {
    ExperimentSpec spec;
    try {
      spec = ExperimentSpec.read(file, List.of());
    } catch (MistakeException e) {
      assertLocated(file, String.valueOf(e.getMessage()));
      return false;
    }
    assertThat(new Plan(spec).all()).hasSize(new Plan(spec).size());
    String resolved = SpecFile.dump(spec.resolved());
    Path again = Files.writeString(directory.resolve("again.yaml"), resolved);
    assertThat(ExperimentSpec.read(again, List.of()).resolved()).isEqualTo(spec.resolved());
    return true;
  }

  private static void assertLocated(Path file, String message) {
    Pattern located = Pattern.compile(Pattern.quote(file.toString()) + "(:\\d+:\\d+)?: \\S.*");
    assertThat(message.split("\\R", -1))
        .hasSizeLessThanOrEqualTo(101)
        .allSatisfy(line -> assertThat(line).matches(located))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(LONGEST_LINE));
  }
}
