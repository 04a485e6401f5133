package io.github.rnncompare.data;

import io.github.rnncompare.archive.ArchiveFile;
import io.github.rnncompare.archive.ArchiveFormat;
import io.github.rnncompare.archive.ArchiveLayout;
import io.github.rnncompare.archive.ArchiveTarget;
import io.github.rnncompare.archive.TsfFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A valid file of a kind, how it is read, and how a naive reading reads it. */
record DataFormat(
    String name,
    String file,
    Map<String, String> others,
    String text,
    Reading reading,
    Naive naive) {
  private static final List<String> CLASSES = List.of("l", "r");
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz ,é\n😀";

  private static final SequenceColumns LONG =
      new SequenceColumns(
          Optional.of("id"), Optional.of("t"), List.of("x1", "x2"), List.of("y"), CLASSES, false);
  private static final SequenceColumns FOLDERS =
      new SequenceColumns(
          Optional.empty(), Optional.of("t"), List.of("x1", "x2"), List.of(), CLASSES, false);
  private static final SequenceColumns LABELS =
      new SequenceColumns(
          Optional.empty(), Optional.empty(), List.of("x"), List.of("z"), List.of(), false);

  interface Reading {
    /** Everything that the file holds. */
    NumberTable read(Path directory) throws IOException;
  }

  interface Naive {
    /** Rows; empty if the text could be read in several ways. */
    Optional<List<double[]>> read(String text);
  }

  @Override
  public String toString() {
    return name;
  }

  /** All kinds. */
  static Stream<DataFormat> formats() {
    return Stream.of(
        new DataFormat(
            "series",
            "s.csv",
            Map.of(),
            "t,x,note,y\n2020-01,1,a,-1.5\n2020-02,2.25,,2e3\n2020-03,3,b c,0.125\n2021-01,4,,7\n",
            at ->
                SeriesReading.read(
                    DataContent.of(at.resolve("s.csv")), List.of("y", "x"), Optional.of("t")),
            text -> naiveSteps(text, "", List.of("y", "x"), Optional.empty())),
        new DataFormat(
            "long",
            "l.csv",
            Map.of(),
            "id;t;x1;x2;y\na;1;1;10;l\na;2;2;20;l\nb;1;3;30;r\nb;2.5;-4;4e1;r\nb;3;5;50;r\nc;1;6;60;l\n",
            at -> SequenceCsv.read(DataContent.of(at.resolve("l.csv")), LONG).rows(),
            text -> naiveSteps(text, "id", List.of("x1", "x2"), Optional.of("y"))),
        new DataFormat(
            "folders",
            "f/l/1.csv",
            Map.of("f/r/2.csv", "x1,x2,t\n8,9,1\n"),
            "t\tx1\tx2\n1\t1\t10\n2\t2\t20\n3\t3\t-30.5\n",
            at -> SequenceFolder.read(DataContent.of(at.resolve("f")), FOLDERS).rows(),
            text ->
                naiveSteps(text, "", List.of("x1", "x2"), Optional.empty())
                    .map(DataFormat::inFolders)),
        new DataFormat(
            "labels",
            "g/labels.csv",
            Map.of("g/1.csv", "x\n1\n", "g/2.csv", "x\n2\n3\n"),
            "file,z\n1.csv,0.5\n2.csv,-7\n",
            at -> SequenceFolder.read(DataContent.of(at.resolve("g")), LABELS).rows(),
            DataFormat::naiveLabels),
        new DataFormat(
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
            at -> archive(at.resolve("t.ts"), ArchiveFormat.TS, 2, CLASSES),
            text -> Optional.of(NaiveReading.ts(text, 2, CLASSES))),
        new DataFormat(
            "ts without labels",
            "u.ts",
            Map.of(),
            """
            @missing false
            @univariate true
            @equalLength false
            @classLabel false
            @data
            1,2,3
            -7.25
            9,1e1
            """,
            at -> archive(at.resolve("u.ts"), ArchiveFormat.TS, 1, List.of()),
            text -> Optional.of(NaiveReading.ts(text, 1, List.of()))),
        new DataFormat(
            "ucr",
            "U_TRAIN.tsv",
            Map.of(),
            "l\t1\t2.5\t3\nr\t-4e1\t5\tNaN\nl\t6\tNaN\tNaN\nr\t7\t8\t9\n",
            at -> archive(at.resolve("U_TRAIN.tsv"), ArchiveFormat.UCR, 1, CLASSES),
            text -> Optional.of(NaiveReading.ucr(text, CLASSES))),
        new DataFormat(
            "arff",
            "a.arff",
            Map.of(),
            """
            % c
            @relation 'a b'
            @attribute att0 numeric
            @attribute att1 REAL
            @attribute target {l, 'r'}
            @data
            1,2.5,l
            -4e1, 5 ,r
            6,?,'r'
            """,
            at -> archive(at.resolve("a.arff"), ArchiveFormat.ARFF, 1, CLASSES),
            text -> Optional.of(NaiveReading.arff(text, 2, CLASSES))),
        new DataFormat(
            "arff with dimensions",
            "m.arff",
            Map.of(),
            """
            @relation m
            @attribute x relational
              @attribute t0 numeric
              @attribute t1 numeric
            @end x
            @attribute activity {l,r}
            @data
            '1,2\\n3,4',l
            "5,6\\n-7.5,8e0",r
            '1,?\\n2,?',r
            """,
            at -> archive(at.resolve("m.arff"), ArchiveFormat.ARFF, 2, CLASSES),
            text -> Optional.of(NaiveReading.relational(text, CLASSES))),
        new DataFormat(
            "tsf",
            "m.tsf",
            Map.of(),
            """
            # c
            @relation m
            @attribute series_name string
            @attribute start_timestamp date
            @frequency daily
            @missing false
            @equallength false
            @data
            a:2005-01-31 00-00-00:1,2.5,-3
            b:2005-02-28 12-00-00:4e1,5
            """,
            at -> TsfFile.read(DataContent.of(at.resolve("m.tsf")), false).table().rows(),
            text -> Optional.of(NaiveReading.tsf(text))),
        new DataFormat(
            "text",
            "t.txt",
            Map.of(),
            "the quick, brown fox\njumps é over\n\n😀 the lazy dog\n",
            at -> Characters.read(DataContent.of(at.resolve("t.txt")), ALPHABET),
            text -> Optional.of(NaiveReading.characters(text, ALPHABET))));
  }

  private static NumberTable archive(
      Path file, ArchiveFormat format, int inputSize, List<String> classes) throws IOException {
    ArchiveTarget target = classes.isEmpty() ? ArchiveTarget.NONE : ArchiveTarget.CLASS;
    ArchiveLayout layout = new ArchiveLayout(inputSize, target, classes, true);
    return ArchiveFile.read(DataContent.of(file), format, layout).rows();
  }

  /**
   * Of each sequence, in the order in which they begin, the columns as numbers and that of a class
   * as its index. They are the other way round if the times of the first longer sequence are.
   */
  private static Optional<List<double[]>> naiveSteps(
      String text, String id, List<String> columns, Optional<String> label) {
    Optional<List<Map<String, String>>> read = NaiveReading.csv(text);
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<Map<String, String>>> sequences = new LinkedHashMap<>();
    read.get()
        .forEach(
            row ->
                sequences
                    .computeIfAbsent(row.getOrDefault(id, ""), name -> new ArrayList<>())
                    .add(row));
    boolean newestFirst =
        sequences.values().stream()
            .filter(rows -> rows.size() > 1)
            .findFirst()
            .map(rows -> isBefore(rows.get(1), rows.get(0)))
            .orElse(false);
    List<double[]> numbers = new ArrayList<>();
    for (List<Map<String, String>> rows : sequences.values()) {
      if (newestFirst) {
        Collections.reverse(rows);
      }
      rows.forEach(row -> numbers.add(naiveRow(row, columns, label)));
    }
    return Optional.of(numbers);
  }

  private static boolean isBefore(Map<String, String> row, Map<String, String> other) {
    String one = NaiveReading.text(row, "t");
    String two = NaiveReading.text(other, "t");
    return one.matches("\\d+-\\d+") ? one.compareTo(two) < 0 : number(one) < number(two);
  }

  private static double number(String text) {
    return Double.parseDouble(text);
  }

  private static double[] naiveRow(
      Map<String, String> row, List<String> columns, Optional<String> label) {
    return Stream.concat(
            columns.stream().map(c -> NaiveReading.number(row, c)),
            label.stream().map(c -> (double) CLASSES.indexOf(NaiveReading.text(row, c))))
        .mapToDouble(Double::doubleValue)
        .toArray();
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
}
