package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.Task;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SpecDraftTest {
  @TempDir private Path directory;

  private Path file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  /** The draft as it is read, whose data can be made. */
  private ExperimentSpec spec(Path file) throws IOException {
    SpecDraft draft = SpecDraft.of(file);
    Path spec =
        Files.writeString(
            directory.resolve(draft.name() + ".yaml"),
            draft.yaml(DraftSize.ofEpochs(3), List.of()));
    ExperimentSpec read = ExperimentSpec.read(spec, List.of());
    TaskData data = read.task().data(1);
    assertThat(data.train().set().count()).isPositive();
    assertThat(data.baselines()).isNotEmpty();
    return read;
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> task(Path file) throws IOException {
    return (Map<String, Object>) Objects.requireNonNull(spec(file).resolved().get("task"));
  }

  @Test
  void monthsWithOneColumnAreASeriesOfChanges() throws IOException {
    // given: twice as much at the end, in years of twelve months
    Path file =
        file(
            "sales.csv",
            "month,sold\n"
                + lines(
                    96,
                    i -> "%d-%02d,%d".formatted(2000 + i / 12, 1 + i % 12, 100 + 4 * i + i % 5)));

    // when
    Map<String, Object> task = task(file);

    // then
    assertThat(task)
        .containsEntry("name", "series")
        .containsEntry("time", "month")
        .containsEntry("columns", List.of("sold"))
        .containsEntry("transforms", List.of("log_difference", "standardise"))
        .containsEntry("window", 13L)
        .containsEntry("season", 12L)
        .containsEntry("validation", 9L)
        .containsEntry("test", 19L);
    assertThat(SpecDraft.of(file).found())
        .containsExactly(
            file + ": 96 rows, 2 columns",
            "  month  times from 2000-01 to 2007-12",
            "  sold   numbers from 100 to 480",
            "Taken as a series; the draft forecasts the next value of sold from the last 13.");
  }

  @Test
  void ofSeveralColumnsTheFirstOrTheOneNamedSoIsForecast() throws IOException {
    // given: noise, which does not wander
    Random random = new Random(1);
    Path file =
        file(
            "wide.csv",
            ";note;same;a;b\n"
                + lines(
                    200,
                    i ->
                        "%d;x%d;7;%s;%s"
                            .formatted(i, i, random.nextDouble(), random.nextDouble())));
    Path named = file("named.csv", Files.readString(file).replaceFirst(";a;b", ";y;b"));

    // then: neither the number of the row, nor a text, nor a constant is learnt from
    assertThat(task(file))
        .containsEntry("columns", List.of("a", "b"))
        .containsEntry("targets", List.of("a"))
        .containsEntry("transforms", List.of("standardise"))
        .containsEntry("time", "column_1");
    assertThat(task(named)).containsEntry("targets", List.of("y"));
  }

  @Test
  void timesOutOfOrderAreReportedWithTheirLine() throws IOException {
    // given: days back in time; the days of two places, one below the other; each day twice
    Path back =
        file(
            "back.csv",
            "day,x\n" + lines(80, i -> LocalDate.of(2020, 6, 1).minusDays(i) + "," + i % 7));
    Path places =
        file(
            "places.csv",
            "place,day,x\n"
                + lines(
                    80,
                    i ->
                        "p"
                            + i / 8
                            + ","
                            + LocalDate.of(2020, 1, 1).plusDays(i % 8)
                            + ","
                            + i % 7));
    Path twice =
        file(
            "twice.csv",
            "day,x\n" + lines(80, i -> LocalDate.of(2020, 1, 1).plusDays(i / 2) + "," + i % 7));

    // then
    assertThat(SpecDraft.of(back).found())
        .contains("  day  times from 2020-03-14 to 2020-06-01, newest first")
        .contains("The newest rows come first: they are read the other way round.");
    assertThat(task(back)).containsEntry("time", "day");
    assertThatThrownBy(() -> spec(places)) // eight days are too few
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            places + ": 8 times are too few to train, validate and test on; a draft needs 10");
    assertThatThrownBy(() -> spec(twice))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(twice + ":3: column 'day' is '2020-01-01'")
        .hasMessageContaining("expected each value once");
  }

  @Test
  void yearsAreTimesWhereEachSeriesHasEachOnceOrWithAQuarter() throws IOException {
    // given
    Path firms =
        file(
            "firms.csv",
            "x,firm,year\n" + lines(100, i -> i * i % 13 + ",f" + i / 20 + "," + (1935 + i % 20)));
    Path quarters =
        file(
            "quarters.csv",
            "year,quarter,x\n" + lines(80, i -> (1990 + i / 4) + "," + (1 + i % 4) + "," + i % 9));
    Path repeated =
        file("repeated.csv", "year,x\n" + lines(80, i -> (1990 + i / 4) + "," + i * i % 11));

    // then
    assertThat(task(firms))
        .containsEntry("time", "year")
        .containsEntry("series_id", "firm")
        .containsEntry("columns", List.of("x"));
    assertThat(task(quarters))
        .containsEntry("time", List.of("year", "quarter"))
        .containsEntry("columns", List.of("x"));
    assertThat(task(repeated)).doesNotContainKey("time");
  }

  @Test
  void namesOfRowsAsInRAndStepsThatBeginAnew() throws IOException {
    // given
    Path file =
        file(
            "pigs.csv",
            "\"weight\",\"time\",\"pig\"\n"
                + lines(
                    72,
                    i ->
                        "\""
                            + (i + 1)
                            + "\","
                            + i * i % 23
                            + ","
                            + (1 + i % 6)
                            + ","
                            + (40 + i / 6)));

    // when
    SpecDraft draft = SpecDraft.of(file);

    // then
    assertThat(task(file))
        .containsEntry("sequence_id", "pig")
        .containsEntry("step", "time")
        .containsEntry("features", List.of("weight"));
    assertThat(draft.found())
        .anyMatch(line -> line.startsWith("The header has one name less than rows have fields"));
  }

  @Test
  void columnsThatAreMostlyMissingAreLeftOutUnlessSomebodyNamesThem() throws IOException {
    // given
    Path file =
        file(
            "late.csv",
            "t,a,b\n"
                + lines(
                    90,
                    i ->
                        LocalDate.of(2020, 1, 1).plusDays(i)
                            + ","
                            + i * i % 17
                            + ","
                            + (i < 60 ? "" : i % 5)));

    // then
    assertThat(task(file)).containsEntry("columns", List.of("a"));
    assertThat(SpecDraft.of(file).found()).last().asString().contains("Left out: b.");
  }

  @Test
  void whereNoColumnTellsTimesTheOrderOfTheRowsIsAskedFor() throws IOException {
    // given
    Path file = file("us.csv", "day,x\n" + lines(80, i -> "1/%d/2020,%d".formatted(i + 1, i % 7)));

    // then
    assertThat(SpecDraft.of(file).found())
        .last()
        .asString()
        .endsWith(
            "No column has times (such as 2020-01-31) or ids: the rows are taken as consecutive"
                + " steps in time.");
  }

  @Test
  void ofVeryManyColumnsSomeAreShown() throws IOException {
    // given
    String names = IntStream.range(0, 50).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    Path file =
        file(
            "many.csv",
            names
                + "\n"
                + lines(
                    80,
                    row ->
                        IntStream.range(0, 50)
                            .mapToObj(i -> String.valueOf((row * 7 + i) % 11))
                            .collect(Collectors.joining(","))));

    // then: the file, 40 columns, how many more, what is forecast, and what it is taken as
    assertThat(SpecDraft.of(file).found()).hasSize(44).contains("  … and 10 more columns");
  }

  @Test
  void aStepThatComesTwiceIsReportedWithItsLine() throws IOException {
    // given: the third row of the first sequence has the step of the second
    Path file =
        file("d.csv", "sequence_id,step,x,label\n" + steps(i -> i / 6 % 2 == 0 ? "up" : "down"));
    Files.writeString(file, Files.readString(file).replaceFirst("s0,2,", "s0,1,"));

    // then
    assertThatThrownBy(() -> spec(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(file + ":4: column 'step' is '1'");
  }

  @Test
  void rowsOfASequenceThatStandApartAreReportedWithTheirLine() throws IOException {
    // given: four shops, day by day; and a number that no row has twice
    Path shops = file("s.csv", "shop_id,x\n" + lines(80, i -> i % 4 + "," + i % 7));
    Path numbers = file("n.csv", "sample,x\n" + lines(80, i -> (i * 37) % 80 + "," + i % 7));

    // then
    assertThatThrownBy(() -> SpecDraft.of(shops))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(shops + ":6: column 'shop_id' is '0'")
        .hasMessageContaining("sort the file by this column");
    assertThat(task(numbers)).containsEntry("columns", List.of("x"));
  }

  @Test
  void numbersAreReadAsTheWholeColumnWritesThem() throws IOException {
    // given: every fourth is whole; thousands in quotes; and what only the owner knows
    Path decimals =
        file("c.csv", "n;x\n" + lines(80, i -> i % 7 + ";" + (i % 4 == 0 ? "-1" : "0," + i)));
    Path thousands = file("t.csv", "x\n" + lines(80, i -> "\"%,d\"".formatted(960 + 2 * i)));
    Path either = file("e.csv", "n;x\n" + lines(80, i -> i % 7 + ";" + (100 + i) + ",250"));
    Path mixed =
        file(
            "m.csv",
            "x\n" + lines(80, i -> i < 40 ? "" + (900 + 2 * i) : "1.%03d".formatted(2 * i)));

    // then
    assertThat(task(decimals)).containsEntry("numbers", "1250,5");
    assertThat(task(thousands)).containsEntry("numbers", "1,250.5");
    assertThatThrownBy(() -> SpecDraft.of(either))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            either
                + ": column 'x' has numbers such as '100,250', which may be thousands or not; say"
                + " how the file writes numbers: --numbers 1,250.5 or --numbers 1250,5");
    assertThatThrownBy(() -> SpecDraft.of(mixed))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining("--numbers 1.250,5 or --numbers 1250.5");
  }

  private static String steps(IntFunction<String> label) {
    return lines(120, i -> "s%d,%d,%s,%s".formatted(i / 6, i % 6, Math.sin(i), label.apply(i)));
  }

  @Test
  void aColumnThatNamesSequencesMakesThem() throws IOException {
    // given: twenty sequences of six steps
    Path classes =
        file("c.csv", "sequence_id,step,x,label\n" + steps(i -> i / 6 % 2 == 0 ? "up" : "a: b"));
    Path numbers = file("n.csv", "run_id,t,x,y\n" + steps(i -> (i / 6) + ".5"));
    Path every = file("e.csv", "subject,t,x,label\n" + steps(i -> i % 2 == 0 ? "1" : "2"));
    Path next = file("f.csv", "series,t,x,z\n" + steps(i -> String.valueOf(Math.cos(i))));
    Path kinds = file("k.csv", "trialId,t,x,kind\n" + steps(i -> i / 6 % 2 == 0 ? "p" : "q"));

    // then
    assertThat(task(classes))
        .containsEntry("sequence_id", "sequence_id")
        .containsEntry("step", "step")
        .containsEntry("features", List.of("x"))
        .containsEntry("targets", List.of("label"))
        .containsEntry("classes", List.of("a: b", "up"))
        .containsEntry("targets_at", "last_step")
        .containsEntry("time_steps", 6L);
    assertThat(task(numbers))
        .containsEntry("targets", List.of("y"))
        .containsEntry("targets_at", "last_step")
        .doesNotContainKey("classes");
    assertThat(task(every))
        .containsEntry("classes", List.of("1", "2"))
        .containsEntry("targets_at", "every_step");
    assertThat(task(next))
        .containsEntry("features", List.of("x", "z"))
        .containsEntry("targets_at", "next_step");
    assertThat(task(file("s.csv", "series,t,x,score\n" + steps(i -> (i / 6) + ".25"))))
        .containsEntry("targets", List.of("score"))
        .containsEntry("targets_at", "last_step");
    assertThat(task(kinds)).containsEntry("classes", List.of("p", "q"));
  }

  @Test
  void textsThatStandTogetherNameSequencesToo() throws IOException {
    // given: prices of four, with remarks that say nothing
    Path file =
        file(
            "stocks.csv",
            "symbol,remark,price\n"
                + lines(
                    120,
                    i -> "ABCD".charAt(i / 30) + ",Jan " + i % 30 + ' ' + i / 30 + "," + i % 11));

    // then
    assertThat(task(file))
        .containsEntry("sequence_id", "symbol")
        .containsEntry("targets_at", "next_step");
    assertThat(SpecDraft.of(file).found())
        .contains(
            "remark is left out: too many texts for categories (at most 20, with 3 rows each).")
        .anyMatch(line -> line.endsWith(" Left out: remark."));
  }

  @Test
  void workdaysHaveASeasonOfFive() throws IOException {
    // given: Mondays to Fridays
    LocalDate monday = LocalDate.of(2024, 1, 1);
    Path file =
        file(
            "days.csv",
            "day,v\n" + lines(100, i -> monday.plusDays(i / 5 * 7 + i % 5) + "," + i % 7));

    // then
    assertThat(task(file))
        .containsEntry("season", 5L)
        .containsEntry("gaps", "ignore")
        .containsEntry("window", 10L);
  }

  @Test
  void yearsAreNoSequences() throws IOException {
    Path file =
        file("y.csv", "year,month,v\n" + lines(120, i -> (i / 12) + "," + (i % 12) + "," + i % 7));
    assertThat(task(file)).containsEntry("name", "series");
  }

  @Test
  void aFolderHasAFileForEachSequence() throws IOException {
    // given
    for (int i = 0; i < 12; i++) {
      String kind = i % 2 == 0 ? "even" : "odd";
      int own = i;
      String text = "time,x\n" + lines(3 + i % 3, t -> t + "," + Math.sin(t + own));
      file("byname/%s/%d.csv".formatted(kind, i), text);
      file("listed/%d.csv".formatted(i), text);
      file("plain/%d.csv".formatted(i), text);
    }
    file("listed/labels.csv", "file,score\n" + lines(12, i -> i + ".csv," + i * 0.5));

    // then
    assertThat(task(directory.resolve("byname")))
        .containsEntry("classes", List.of("even", "odd"))
        .containsEntry("features", List.of("x"))
        .containsEntry("time_steps", 5L);
    assertThat(task(directory.resolve("listed")))
        .containsEntry("targets", List.of("score"))
        .containsEntry("targets_at", "last_step");
    assertThat(task(directory.resolve("plain"))).containsEntry("targets_at", "next_step");
  }

  @Test
  void tsFilesHaveTheirLabelsAndTheirTest() throws IOException {
    // given
    String header = "@timeStamps false\n@missing false\n@classLabel true b a\n@data\n";
    Path train = file("Two_TRAIN.ts", header + lines(20, i -> i + ",2:3,4:" + "ab".charAt(i % 2)));
    Path alone = file("Alone.ts", Files.readString(train));
    file("Two_TEST.ts", header + "1,2,3:4,5,6:a\n");

    // then
    assertThat(SpecDraft.of(train).name()).isEqualTo("Two");
    assertThat(task(train))
        .containsEntry("input_size", 2L)
        .containsEntry("classes", List.of("b", "a"))
        .containsEntry("time_steps", 3L)
        .extractingByKey("test")
        .asString()
        .contains("Two_TEST.ts");
    assertThat(task(alone)).containsEntry("time_steps", 2L).containsEntry("test", 0.2);
  }

  @Test
  void anyOtherFileIsAText() throws IOException {
    Path file = file("Poema.txt", "Nací en \"España\"\t\\ 😀\r\n#: ".repeat(200));
    Task task = spec(file).task();
    assertThat(task.shape().inputSize())
        .isEqualTo("Nací en\"España\t\\\n#:".codePoints().distinct().count() + 1);
  }

  @Test
  void namesOfAnyKindAreKept() throws IOException {
    // given: what YAML takes for something else
    List<String> names = List.of("a: b", "#x", "true", "1.5", "'q'", "\"d\"\"\"", "añö", "- [x]");
    Path file =
        file(
            "odd names #1.csv",
            String.join(",", names) + "\n" + lines(80, i -> row(i, names.size())));

    // then
    assertThat(task(file))
        .containsEntry(
            "columns", List.of("a: b", "#x", "true", "1.5", "'q'", "d\"", "añö", "- [x]"));
    assertThat(SpecDraft.of(file).name()).isEqualTo("odd-names-1");
  }

  private static String row(int i, int columns) {
    return IntStream.range(0, columns)
        .mapToObj(k -> String.valueOf(i * (k + 3) % 17))
        .collect(Collectors.joining(","));
  }

  @Test
  void whatCannotBeDraftedIsReported() throws IOException {
    assertMistake(directory.resolve("none.csv"), "no such file");
    assertMistake(file("few.csv", "a\n1\n3\n"), "few.csv: 2 rows are too few");
    assertMistake(
        file("words.csv", "a,b\n" + lines(80, i -> "x,1")), "no column of numbers that vary");
    assertMistake(file("short.txt", "abc"), "3 characters are too few");
    assertMistake(file("empty.csv", ""), "is empty");
    assertMistake(
        file("many.csv", "id,x,label\n" + lines(400, i -> i / 2 + "," + i % 7 + ",l" + i / 2)),
        "column 'label' has more than 100 different texts");
  }

  @Test
  void otherFormatsAreNamed() throws IOException {
    assertMistake(
        file("a.xlsx", "PK\u0003\u0004..."),
        "a.xlsx: is an Excel workbook, or another packed file");
    assertMistake(
        file("a.parquet", "PAR1..."), "is a Parquet file, which is not read; save it as CSV");
    assertMistake(file("a.json", "[1, 2]"), "a.json: is JSON, which is not read; save it as CSV");
    assertMistake(
        file("a.txt", " {\"x\": 1}"), "a.txt: is JSON, which is not read; save it as CSV");
    assertMistake(file("a.mat", "MATLAB 5.0 MAT-file, ..."), "a.mat: is a MATLAB file");
    assertMistake(
        file("a.dat", "1.5 2.25 -3 ".repeat(500)),
        "a.dat: does not look like a text, as only 0 % of its characters are letters; if it is a"
            + " table, leave out the lines above");
  }

  private static void assertMistake(Path file, String message) {
    assertThatThrownBy(() -> SpecDraft.of(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessageContaining(message);
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void devicesAreNotRead() throws IOException {
    // given: under names of each kind of file
    for (String name : List.of("d.csv", "d.ts", "d.txt", "d.csv.gz")) {
      Path link = Files.createSymbolicLink(directory.resolve(name), Path.of("/dev/zero"));

      // then
      assertTimeoutPreemptively(
          Duration.ofSeconds(10),
          () ->
              assertThatThrownBy(() -> SpecDraft.of(link))
                  .isInstanceOf(UserErrorException.class)
                  .hasMessageStartingWith(link + " is a device; expected a regular file"));
      Files.delete(link);
    }
  }
}
