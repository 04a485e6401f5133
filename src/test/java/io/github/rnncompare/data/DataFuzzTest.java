package io.github.rnncompare.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.rnncompare.spec.MistakeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files are told with their place, or read as a naive reading of what is left reads them.
 */
class DataFuzzTest {
  private static final int MUTATIONS = 500;
  private static final List<String> CLASSES = List.of("l", "r");
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz ,é\n😀";

  /** Faults of a file as a whole, which have no line. */
  private static final Pattern WHOLE =
      Pattern.compile(
          ": (is empty|begins as a file packed by gzip|no rows below|no header|no sequences below|no row for).*",
          Pattern.DOTALL);

  private static final Pattern LOCATED = Pattern.compile(":\\d+(:\\d+)?: .+", Pattern.DOTALL);

  private static final SequenceColumns LONG =
      new SequenceColumns(
          Optional.of("id"), Optional.of("t"), List.of("x1", "x2"), List.of("y"), CLASSES, false);
  private static final SequenceColumns FOLDERS =
      new SequenceColumns(
          Optional.empty(), Optional.of("t"), List.of("x1", "x2"), List.of(), CLASSES, false);
  private static final SequenceColumns LABELS =
      new SequenceColumns(
          Optional.empty(), Optional.empty(), List.of("x"), List.of("z"), List.of(), false);

  @TempDir private Path directory;

  private interface Reading {
    NumberTable read(Path directory) throws IOException;
  }

  private interface Naive {
    /** Rows; empty if the text could be read in several ways. */
    Optional<List<double[]>> read(String text);
  }

  /** A valid file, and how it is read. */
  private record Format(
      String name,
      String file,
      Map<String, String> others,
      String text,
      Reading reading,
      Naive naive) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Format> formats() {
    return Stream.of(
        new Format(
            "series",
            "s.csv",
            Map.of(),
            "t,x,note,y\n2020-01,1,a,-1.5\n2020-02,2.25,,2e3\n2020-03,3,b c,0.125\n2021-01,4,,7\n",
            at ->
                SeriesFile.read(
                    DataContent.of(at.resolve("s.csv")), List.of("y", "x"), Optional.of("t")),
            text -> naiveCsv(text, List.of("y", "x"), Optional.empty())),
        new Format(
            "long",
            "l.csv",
            Map.of(),
            "id;t;x1;x2;y\na;1;1;10;l\na;2;2;20;l\nb;1;3;30;r\nb;2.5;-4;4e1;r\nb;3;5;50;r\nc;1;6;60;l\n",
            at -> SequenceCsv.read(DataContent.of(at.resolve("l.csv")), LONG).rows(),
            text -> naiveCsv(text, List.of("x1", "x2"), Optional.of("y"))),
        new Format(
            "folders",
            "f/l/1.csv",
            Map.of("f/r/2.csv", "x1,x2,t\n8,9,1\n"),
            "t\tx1\tx2\n1\t1\t10\n2\t2\t20\n3\t3\t-30.5\n",
            at -> SequenceFolder.read(DataContent.of(at.resolve("f")), FOLDERS).rows(),
            text ->
                naiveCsv(text, List.of("x1", "x2"), Optional.empty()).map(DataFuzzTest::inFolders)),
        new Format(
            "labels",
            "g/labels.csv",
            Map.of("g/1.csv", "x\n1\n", "g/2.csv", "x\n2\n3\n"),
            "file,z\n1.csv,0.5\n2.csv,-7\n",
            at -> SequenceFolder.read(DataContent.of(at.resolve("g")), LABELS).rows(),
            DataFuzzTest::naiveLabels),
        new Format(
            "ts",
            "t.ts",
            Map.of(),
            """
            # c
            @timeStamps false
            @missing false
            @dimensions 2
            @classLabel true l r
            @data
            1,2,3:4,5,6.5:l
            -7:8:r
            9,1e1:11,12:l
            """,
            at -> TsFile.read(DataContent.of(at.resolve("t.ts")), 2, CLASSES).rows(),
            text -> Optional.of(NaiveReading.ts(text, 2, CLASSES))),
        new Format(
            "text",
            "t.txt",
            Map.of(),
            "the quick, brown fox\njumps é over\n\n😀 the lazy dog\n",
            at -> Characters.read(DataContent.of(at.resolve("t.txt")), ALPHABET),
            text -> Optional.of(NaiveReading.characters(text, ALPHABET))));
  }

  /** The columns as numbers, and the one of a class as its index. */
  private static Optional<List<double[]>> naiveCsv(
      String text, List<String> columns, Optional<String> label) {
    return NaiveReading.csv(text)
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            Stream.concat(
                                    columns.stream().map(c -> NaiveReading.number(row, c)),
                                    label.stream()
                                        .map(
                                            c ->
                                                (double)
                                                    CLASSES.indexOf(NaiveReading.text(row, c))))
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                    .toList());
  }

  /** With the class of the folder, and the other folder's rows. */
  private static List<double[]> inFolders(List<double[]> rows) {
    return Stream.concat(
            rows.stream().map(row -> new double[] {row[0], row[1], 0}),
            Stream.of(new double[] {8, 9, 1}))
        .toList();
  }

  private static Optional<List<double[]>> naiveLabels(String text) {
    return NaiveReading.csv(text)
        .map(
            rows -> {
              Map<String, Double> targets = new HashMap<>();
              rows.forEach(
                  row ->
                      targets.put(NaiveReading.text(row, "file"), NaiveReading.number(row, "z")));
              double first = Objects.requireNonNull(targets.get("1.csv"));
              double second = Objects.requireNonNull(targets.get("2.csv"));
              return List.of(
                  new double[] {1, first}, new double[] {2, second}, new double[] {3, second});
            });
  }

  @ParameterizedTest
  @MethodSource("formats")
  void damagedFilesAreToldOrReadAsTheyAre(Format format) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> {
          Path file = directory.resolve(format.file());
          Files.createDirectories(file.resolveSibling("."));
          for (Map.Entry<String, String> other : format.others().entrySet()) {
            Path path = directory.resolve(other.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, other.getValue());
          }
          int read = 0;
          for (int seed = 0; seed < MUTATIONS; seed++) {
            read += isRead(format, file, seed) ? 1 : 0;
          }
          assertThat(read)
              .as("read of " + MUTATIONS)
              .isBetween(MUTATIONS / 20, MUTATIONS * 19 / 20);
        });
  }

  /** The first four seeds damage nothing: plain and packed, with the line ends of both kinds. */
  private boolean isRead(Format format, Path file, int seed) throws IOException {
    // given
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

    // when
    NumberTable table;
    try {
      table = format.reading().read(directory);
    } catch (MistakeException e) {
      assertThat(seed).as(description + " is valid, but: " + e.getMessage()).isGreaterThan(3);
      assertIsLocated(description, file, String.valueOf(e.getMessage()));
      return false;
    }

    // then
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

  /** What was read can be read: whatever goes wrong here is a fault that was not told. */
  private static Optional<List<double[]>> naive(String description, Format format, byte[] content) {
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
