package io.github.rnncompare.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.spec.SpecFile;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Valid specs that were changed as a hand, an editor or a bad disk might, and what must hold. */
public final class MutatedSpec {
  private static final int LONGEST_LINE = 600;
  private static final int MAX_LINES = 101;

  private static final List<Charset> ENCODINGS =
      List.of(
          StandardCharsets.UTF_16,
          StandardCharsets.UTF_16LE,
          StandardCharsets.UTF_16BE,
          StandardCharsets.ISO_8859_1);

  private MutatedSpec() {}

  /** Writes one into a directory; the seed says which. */
  public static Path write(Path directory, long seed) throws IOException {
    Random random = new Random(seed);
    String text = any(List.copyOf(Specs.all().values()), random);
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

  /**
   * Whether a file is a plan, which its resolved spec is too; else it must be a mistake that says
   * where it is.
   *
   * @throws AssertionError if it is neither
   */
  public static boolean isPlan(Path file) throws IOException {
    ExperimentSpec spec;
    try {
      spec = ExperimentSpec.read(file, List.of());
    } catch (UserErrorException e) {
      assertLocated(file, String.valueOf(e.getMessage()));
      return false;
    }
    assertThat(new Plan(spec).all()).hasSize(new Plan(spec).size());
    String resolved = SpecFile.dump(spec.resolved());
    Path again = Files.writeString(file.resolveSibling("again.yaml"), resolved);
    assertThat(ExperimentSpec.read(again, List.of()).resolved()).isEqualTo(spec.resolved());
    return true;
  }

  private static void assertLocated(Path file, String message) {
    Pattern located = Pattern.compile(Pattern.quote(file.toString()) + "(:\\d+:\\d+)?: \\S.*");
    assertThat(message.split("\\R", -1))
        .hasSizeLessThanOrEqualTo(MAX_LINES)
        .allSatisfy(line -> assertThat(line).matches(located))
        .allSatisfy(line -> assertThat(line.length()).isLessThan(LONGEST_LINE));
  }
}
