package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How drafts find the times of rows, and what they say where they find none. */
class DraftTimesTest {
  @TempDir private Path directory;

  private Path file(String header, int rows, IntFunction<String> row) throws IOException {
    return Files.writeString(
        directory.resolve("d.csv"),
        IntStream.range(0, rows)
            .mapToObj(row)
            .collect(Collectors.joining("\n", header + "\n", "\n")));
  }

  private static String yaml(Path file) throws IOException {
    return SpecDraft.of(file).yaml(DraftSize.ofEpochs(1), List.of());
  }

  private static String day(int i, String pattern) {
    return LocalDate.of(2021, 1, 1)
        .plusDays(i)
        .format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
  }

  @ParameterizedTest
  @CsvSource({"90, Total", "90, 2021-13-30", "45, yesterday", "45, ''"})
  void aRowWhoseTimeIsNoneIsAMistakeWithItsLine(int bad, String text) throws IOException {
    Path file = file("date,x", 100, i -> (i == bad ? text : day(i, "uuuu-MM-dd")) + "," + i % 7);

    assertThatThrownBy(() -> SpecDraft.of(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "%s:%d: column 'date' is '%s'; expected a time like '2021-01-01', as nearly all rows"
                + " have; mend this one or leave it out",
            file, bad + 2, text);
  }

  @Test
  void timesInAFormThatIsNotReadAreAMistakeToo() throws IOException {
    Path file =
        file("Datum,x", 80, i -> 1 + i % 28 + ". Bealtaine " + (2021 - i / 28) + "," + i % 7);

    assertThatThrownBy(() -> SpecDraft.of(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(
            file
                + ":2: column 'Datum' is '1. Bealtaine 2021', a form of times that is not read; write");
  }

  @Test
  void theFormInWhichRowsAreNearestIsRight() throws IOException {
    // given: the year of two digits first, then the day first
    Path years = file("date,x", 80, i -> day(i, "uu-MM-dd") + "," + i * i % 7);
    assertThat(SpecDraft.of(years).found()).noneMatch(line -> line.contains("gap"));
    assertThat(yaml(years)).contains("time: date", "season: 7");

    // when, then
    Path days = file("date,x", 80, i -> day(i, "dd-MM-uu") + "," + i * i % 7);
    assertThat(yaml(days)).contains("dates: day_first", "season: 7");
    assertThat(SpecDraft.of(days).found().get(1)).contains("from 01-01-21 to 21-03-21");
  }

  @Test
  void dateAndTimeOrYearAndMonthInTwoColumns() throws IOException {
    Path dotted =
        file(
            "Date;Time;x",
            480,
            i -> day(i / 24, "dd/MM/uuuu") + ";" + "%02d.00.00".formatted(i % 24) + ";" + i % 7);
    assertThat(yaml(dotted)).contains("time: [Date, Time]");
    Path months =
        file(
            "Year,Month,x",
            96,
            i -> 2005 + i / 12 + "," + day(31 * (i % 12), "MMM") + "," + i * i % 11);
    assertThat(yaml(months)).contains("time: [Year, Month]", "season: 12");
  }

  @Test
  void numbersThatAscendAndTimesOfOneDay() throws IOException {
    assertThat(yaml(file("t,x", 80, i -> 0.5 * i + "," + i * i % 7)))
        .contains("time: t", "columns: [x]");
    assertThat(yaml(file("time,x", 80, i -> "%02d:%02d,%d".formatted(i / 60, i % 60, i * i % 7))))
        .contains("time: time");
  }

  @Test
  void countersThatBeginAnewShowWhereSequencesBegin() throws IOException {
    Path named = file("unit,cycle,s", 96, i -> 1 + i / 8 + "," + (1 + i % 8) + "," + i * i % 13);
    assertThat(yaml(named)).contains("sequence_id: unit", "step: cycle", "features: [s]");
    Path counted =
        file("engine,flight,s", 96, i -> 1 + i / 8 + "," + (1 + i % 8) + "," + i * i % 13);
    assertThat(yaml(counted)).contains("sequence_id: engine");
  }

  @Test
  void numbersThatNameASeriesTogetherMayBeSorted() throws IOException {
    Path file =
        file(
            "date,shop,item,units",
            240,
            i -> day(i % 40, "uuuu-MM-dd") + "," + i / 120 + "," + i / 40 % 3 + "," + i * i % 11);

    assertThat(yaml(file)).contains("series_id: [shop, item] ", "static: [shop, item] ");
  }

  @Test
  void severalRowsForATimeAreSeriesOfTwoColumnsTogether() throws IOException {
    Path file =
        file(
            "date,store,item,sales",
            240,
            i -> day(i / 6, "uuuu-MM-dd") + ",s" + i % 2 + ",i" + i / 2 % 3 + "," + i * i % 11);

    assertThat(yaml(file)).contains("series_id: [store, item] ", "static: [store, item] ");
  }

  @Test
  void numbersThatAreNotReadAreNamed() throws IOException {
    Path file = file("date,share", 80, i -> day(i, "uuuu-MM-dd") + "," + i % 90 + ".5 kg");

    assertThatThrownBy(() -> SpecDraft.of(file))
        .hasMessage(
            "%s: no column of numbers that vary; a network could learn nothing from it. Column"
                + " 'share' is '0.5 kg' in line 2, which is not read as a number",
            file);
  }

  @Test
  void rowsThatAreOnlyPlannedAreSaid() throws IOException {
    Path file =
        file("date,sales", 100, i -> day(i, "uuuu-MM-dd") + "," + (i < 70 ? i * i % 7 : ""));

    assertThatThrownBy(() -> SpecDraft.of(file))
        .hasMessageStartingWith(file + ": column 'sales' has no value in the last 30 of 100 rows");
  }

  @Test
  void oneNumberBelowZeroMayStandForAMissingValue() throws IOException {
    Path file = file("date,x", 80, i -> day(i, "uuuu-MM-dd") + "," + (i == 7 ? -999 : i * i % 7));

    assertThat(SpecDraft.of(file).found())
        .contains(
            "x is -999 in a row, unlike all others: if that stands for a missing value, say"
                + " --missing-values=-999.");
  }

  @Test
  void numbersWithUnitsAreNamedWhereTheyAreLeftOut() throws IOException {
    Path file =
        file("date,x,share", 80, i -> day(i, "uuuu-MM-dd") + "," + i * i % 7 + "," + i + " kg");

    assertThat(SpecDraft.of(file).found())
        .contains(
            "share is left out: too many texts for categories (at most 20, with 3 rows each)."
                + " Column 'share' is '0 kg' in line 2, which is not read as a number.");
  }

  @Test
  void whatStandsForMissingValuesIsAskedAboutAndSaid() throws IOException {
    Path file =
        file(
            "date,x",
            80,
            i -> day(i, "uuuu-MM-dd") + "," + (i % 20 == 7 ? "-999" : String.valueOf(i * i % 7)));

    assertThat(SpecDraft.of(file).found())
        .contains(
            "x is -999 in 4 rows, unlike all others: if that stands for a missing value, say"
                + " --missing-values=-999.");
    DraftOptions none = DraftOptions.NONE;
    DraftOptions said =
        new DraftOptions(
            none.target(),
            none.id(),
            none.time(),
            none.features(),
            none.group(),
            none.horizon(),
            none.window(),
            none.season(),
            none.numbers(),
            none.dates(),
            Optional.of(ZoneId.of("Europe/Berlin")),
            List.of("-999"),
            none.kind(),
            none.predicted(),
            none.test());
    assertThat(SpecDraft.of(file, said).yaml(DraftSize.ofEpochs(1), List.of()))
        .contains("missing_values: [\"-999\"]", "missing: forward_fill")
        .contains("time_zone: Europe/Berlin");
    assertThat(SpecDraft.of(file, said).found()).anyMatch(line -> line.startsWith("x misses 4"));
  }

  @Test
  void numbersOfWhichAColumnShowsTheForm() throws IOException {
    Path shown =
        file("d;a;b", 80, i -> day(i, "dd.MM.uuuu") + ";1." + (100 + i) + ";" + i % 7 + ",75");
    assertThat(yaml(shown)).contains("numbers: \"1.250,5\"");
    Path open = file("d;a", 80, i -> day(i, "dd.MM.uuuu") + ";1." + (100 + i));
    assertThatThrownBy(() -> SpecDraft.of(open))
        .hasMessageContaining("'1.100', which may be thousands or not");
    Path comma = file("d,a", 80, i -> day(i, "uuuu-MM-dd") + ",1." + (100 + i * i % 97));
    assertThat(yaml(comma)).doesNotContain("numbers:");
  }

  /** The text of a step, by how it is written. */
  private static String step(String form, int i) {
    int week = i % 52 + 1;
    int year = 2001 + i / 52;
    return switch (form) {
      case "months" -> String.format(Locale.ROOT, "%d%02d", 2001 + i / 12, i % 12 + 1);
      case "months, newest first" ->
          String.format(Locale.ROOT, "%d%02d", 2020 - i / 12, 12 - i % 12);
      case "months of floats" -> step("months", i) + ".0";
      case "quarters" -> (2001 + i / 4) + "" + (i % 4 + 1);
      case "quarters with a hyphen" -> (2001 + i / 4) + "-" + (i % 4 + 1);
      case "weeks" -> String.format(Locale.ROOT, "%d%02d", year, week);
      case "weeks with a slash" -> String.format(Locale.ROOT, "%d/%02d", year, week);
      case "marked weeks" -> String.format(Locale.ROOT, "W%d %d", week, year);
      case "days of years" -> String.format(Locale.ROOT, "2001-%03d", i + 1);
      case "year and week" -> year + "," + week;
      case "year and marked week" -> year + ",W" + week;
      case "year and marked quarter" -> (2001 + i / 4) + ",Q" + (i % 4 + 1);
      case "year and day" -> (2001 + i / 365) + "," + (i % 365 + 1);
      case "tenths" -> String.format(Locale.ROOT, "%.1f", i / 10.0);
      default -> Integer.toString(5 + 10 * i);
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "month; months; month; year_month",
        "unnamed; months; unnamed; year_month",
        "period; months, newest first; period; year_month",
        "yyyymm; months of floats; yyyymm; year_month",
        "quarter; quarters; quarter; year_quarter",
        "Qtr; quarters with a hyphen; Qtr; year_quarter",
        "YearWeek; weeks; YearWeek; year_week",
        "week; weeks with a slash; week; year_week",
        "week; marked weeks; week; ''",
        "date; days of years; date; ''",
        "year,week; year and week; [year, week]; ''",
        "year,wk; year and marked week; [year, wk]; ''",
        "year,Q; year and marked quarter; [year, Q]; ''",
        "year,doy; year and day; [year, doy]; ''",
        "Year,Day; year and day; [Year, Day]; ''",
        "hours; tenths; hours; ''",
        "elapsed; tens; elapsed; ''",
      })
  void partsOfYearsAndCountersAreTimesAndNoFeatures(
      String header, String form, String time, String dates) throws IOException {
    // given
    Path file = file(header + ",x", 150, i -> step(form, i) + "," + i * i % 7);

    // when
    SpecDraft draft = SpecDraft.of(file);

    // then
    assertThat(yaml(file)).contains("\n  time: " + time + " ", "\n  columns: [x] ");
    assertThat(yaml(file).contains("dates:")).isEqualTo(!dates.isEmpty());
    assertThat(yaml(file)).contains(dates.isEmpty() ? "" : "\n  dates: " + dates + " ");
    assertThat(draft.found()).noneMatch(line -> line.contains("gap"));
  }

  @Test
  void seriesOfYearsAndWeeksAreReadByTheirNames() throws IOException {
    Path file =
        file(
            "store,year,week,x",
            208,
            i -> (i / 104) + "th," + step("year and week", i % 104) + "," + i * i % 7);

    assertThat(yaml(file)).contains("series_id: store ", "time: [year, week] ");
  }

  @Test
  void aCounterThatBeginsAnewIsNoTimeWithoutItsYears() throws IOException {
    Path file = file("week,x", 156, i -> (i % 52 + 1) + "," + i * i % 7);

    assertThat(yaml(file)).contains("columns: [week, x]").doesNotContain("time:");
    assertThat(SpecDraft.of(file).found())
        .anyMatch(line -> line.startsWith("week counts from 1 to 52 and begins anew, so that"));
  }

  @Test
  void codesOfSixDigitsAreNoMonths() throws IOException {
    Path file =
        file(
            "code,date,x",
            180,
            i -> (200101 + i % 3) + "," + day(i / 3, "uuuu-MM-dd") + "," + i * i % 7);

    assertThat(yaml(file)).contains("series_id: code ", "time: date ").doesNotContain("dates:");
  }

  @ParameterizedTest
  @CsvSource({"run, r, time, 0.5", "run, r, sec, 1", "run, r, second, 1", "unit, '', elapsed, 10"})
  void stepsThatDescendWithinEachSequenceAreReadTheOtherWayRound(
      String id, String mark, String step, double length) throws IOException {
    // given: sequences of eight steps, the last one first
    Path file =
        file(
            id + "," + step + ",x,gear",
            240,
            i ->
                mark
                    + (i / 8)
                    + ","
                    + length * (7 - i % 8)
                    + ","
                    + i * i % 13
                    + ","
                    + (i / 8 % 2 == 0 ? "low" : "high"));

    // when, then
    assertThat(yaml(file))
        .contains("sequence_id: " + id + " ", "\n  step: " + step + " ", "\n  features: [x]");
    assertThat(SpecDraft.of(file).found())
        .contains("The last step of each sequence comes first: they are read the other way round.");
  }

  @Test
  void lifeThatRemainsIsNoStep() throws IOException {
    Path file = file("run,x,rul", 240, i -> "r" + i / 8 + "," + i * i % 13 + "," + (7 - i % 8));

    assertThat(yaml(file)).doesNotContain("step:").contains("rul");
  }

  @Test
  void whatAscendsEvenlyInEachSequenceIsTheStepUnderAnyName() throws IOException {
    Path file =
        file(
            "run,millis,x,gear",
            240,
            i -> "r" + i / 8 + "," + 20 * (i % 8) + "," + i * i % 13 + "," + (i / 8 % 2 + "th"));

    assertThat(yaml(file)).contains("\n  step: millis ", "\n  features: [x]");
    assertThat(SpecDraft.of(file).found()).noneMatch(line -> line.contains("other way round"));
  }

  @ParameterizedTest
  @CsvSource({"n, 1, 1", "Date, 44562, 1", "hours, 0, 0.5", "t, 0, 10"})
  void numbersThatDescendEvenlyAreTheTimeOfSeriesWhoseNewestRowsComeFirst(
      String time, int least, double step) throws IOException {
    Path file = file(time + ",x", 120, i -> least + step * (119 - i) + "," + i * i % 7);

    assertThat(yaml(file)).containsPattern("\n  time: \"?" + time).contains("\n  columns: [x]");
    assertThat(SpecDraft.of(file).found())
        .contains("The newest rows come first: they are read the other way round.");
  }

  @Test
  void whatRemainsIsNoTime() throws IOException {
    Path file = file("x,RUL", 120, i -> i * i % 7 + "," + (119 - i));

    assertThat(yaml(file)).contains("columns: [x, RUL]").doesNotContain("time:");
  }

  @ParameterizedTest
  @CsvSource({"date, true", "MESS_DATUM, true", "unnamed, false"})
  void digitsUpToTheHourAreTimesAndNoSecondsSince1970(String name, boolean ascends)
      throws IOException {
    // given
    Path file =
        file(
            name + ",x",
            240,
            i -> {
              int hour = ascends ? i : 239 - i;
              return day(hour / 24, "uuuuMMdd") + "%02d,%d".formatted(hour % 24, i * i % 7);
            });

    // when, then: hours have a season of a day, and no gaps
    assertThat(yaml(file)).contains("\n  time: " + name + " ", "season: 24");
    assertThat(SpecDraft.of(file).found()).noneMatch(line -> line.contains("gap"));
  }

  @ParameterizedTest
  @CsvSource({"12, 2001 total, 10", "3, Q1 2001, 40", "2, Total, 60"})
  void totalsAmongTimesAreAMistakeWithTheirLine(int every, String total, int count)
      throws IOException {
    // given: a row of totals behind every few months
    Path file =
        file(
            "month,x",
            120,
            i ->
                (2001 + i / 12)
                    + "-%02d,%d".formatted(i % 12 + 1, i * i % 7)
                    + (i % every == every - 1 ? "\n" + total + ",99" : ""));

    // when, then
    assertThatThrownBy(() -> SpecDraft.of(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessage(
            "%s:%d: column 'month' is '%s'; expected a time like '2001-01', as most rows have;"
                + " %d have none, as those of totals: mend them or leave them out",
            file, every + 2, total, count);
  }
}
