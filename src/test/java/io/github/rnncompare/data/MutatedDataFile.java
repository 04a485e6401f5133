package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** Data files that were damaged as editors, programs and cables do, and what must hold. */
public final class MutatedDataFile {
  /** Faults of a file as a whole, which have no line. */
  private static final Pattern WHOLE =
      Pattern.compile(
          ": (is empty|begins as a gzip file|no rows below|no header|no sequences below|no row for).*",
          Pattern.DOTALL);

  private static final Pattern LOCATED = Pattern.compile(":\\d+(:\\d+)?: .+", Pattern.DOTALL);

  private MutatedDataFile() {}

  /** The names of all formats. */
  public static List<String> formats() {
    return DataFormat.formats().map(DataFormat::name).toList();
  }

  /**
   * Damages a file, plain or packed, and reads it: the first four seeds damage nothing.
   *
   * @param name of the format, one of {@link #formats()}
   * @param directory where the file is written; what is there of earlier calls is replaced
   * @return whether it was read; else it was refused with its place
   * @throws AssertionError if it was neither refused so nor read as it is
   */
  public static boolean isRead(String name, Path directory, int seed) throws IOException {
    DataFormat format =
        DataFormat.formats().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    Path file = directory.resolve(format.file());
    Files.createDirectories(file.resolveSibling("."));
    for (Map.Entry<String, String> other : format.others().entrySet()) {
      Path path = directory.resolve(other.getKey());
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, other.getValue());
    }
    Random random = new Random(seed);
    String lines = seed % 2 == 0 ? format.text() : format.text().replace("\n", "\r\n");
    byte[] content = lines.getBytes(StandardCharsets.UTF_8);
    boolean packed = seed / 2 % 2 == 1;
    boolean damagedWhenPacked = packed && seed % 5 == 0;
    if (seed >= 4 && !damagedWhenPacked) {
      content = DataMutation.of(content, random);
    }
    content = packed ? Gzip.of(content) : content;
    if (seed >= 4 && damagedWhenPacked) {
      content = DataMutation.of(content, random);
    }
    Files.write(file, content);
    String description = "%s, seed %d".formatted(format, seed);

    NumberTable table;
    try {
      table = format.reading().read(directory);
    } catch (UserErrorException e) {
      assertThat(seed).as(description + " is valid, but: " + e.getMessage()).isGreaterThan(3);
      assertIsLocated(description, file, String.valueOf(e.getMessage()));
      return false;
    }
    assertIs(description, table, naive(description, format, content));
    return true;
  }

  private static void assertIsLocated(String description, Path file, String message) {
    assertThat(message).as(description).startsWith(file.toString());
    String behind = message.substring(file.toString().length());
    assertThat(LOCATED.matcher(behind).matches() || WHOLE.matcher(behind).matches())
        .as(description + ": " + message)
        .isTrue();
  }

  /** What was read can be read: whatever goes wrong here is an error that was not reported. */
  private static Optional<List<double[]>> naive(
      String description, DataFormat format, byte[] content) {
    try {
      return format.naive().read(NaiveReading.text(content));
    } catch (IOException | RuntimeException e) {
      return fail(description + " was read, though it cannot be: " + e, e);
    }
  }

  private static void assertIs(
      String description, NumberTable table, Optional<List<double[]>> expected) {
    int rows = (int) table.rows();
    double[] numbers = new double[rows * table.width()];
    table.read(0, rows, numbers);
    assertThat(Arrays.stream(numbers).allMatch(Double::isFinite)).as(description).isTrue();
    expected.ifPresent(
        all ->
            assertThat(numbers)
                .as(description)
                .containsExactly(all.stream().flatMapToDouble(Arrays::stream).toArray()));
  }
}
