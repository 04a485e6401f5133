package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of files that are published or exported everywhere, made small. */
class UsualFilesTest {
  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);
  private static final LocalDateTime HOUR = DAY.atStartOfDay();

  @TempDir private Path directory;

  private Path file(String header, int rows, IntFunction<String> row) throws IOException {
    String lines = IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
    String first = header.isEmpty() ? "" : header + "\n";
    return Files.writeString(directory.resolve("d.csv"), first + lines + "\n");
  }

  private static String keys(Path file, String... said) throws IOException {
    String yaml =
        SpecDraft.of(file, DraftOptions.NONE.with(List.of(said)))
            .yaml(DraftSize.ofEpochs(5), List.of());
    return yaml.replaceAll(" +#.*", "");
  }

  private static List<String> found(Path file) throws IOException {
    return SpecDraft.of(file).found();
  }

  private static List<String> readings(Path file) throws IOException {
    return SpecDraft.of(file).choice().orElseThrow().readings().stream()
        .map(Reading::withOptions)
        .toList();
  }

  /** A number with two decimals that jumps about. */
  private static String value(int i) {
    return String.format(Locale.ROOT, "%.2f", (i * 7919L + i * 31L * i) % 1000 / 100.0 + 0.01);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Jan,Feb,Mär,Apr,Mai,Jun,Jul,Aug,Sep,Okt,Nov,Dez | ''",
        "janv.,févr.,mars,avr.,mai,juin,juil.,août,sept.,oct.,nov.,déc. | ''",
        "enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre| ''",
        "01.,02.,03.,04.,05.,06.,07.,08.,09.,10.,11.,12. | month_year",
        "1.,2.,3.,4.,5.,6.,7.,8.,9.,10.,11.,12. | month_year"
      })
  void monthsWithTheirYearMayComeNewestFirst(String months, String dates) throws IOException {
    // given
    String[] names = months.split(",", -1);
    Path file =
        file(
            "when;x",
            120,
            i ->
                names[(119 - i) % 12]
                    + (dates.isEmpty() ? " " : "")
                    + (2000 + (119 - i) / 12)
                    + ";"
                    + value(i));

    // then
    assertThat(keys(file)).contains("  time: when\n", "  season: 12\n", "  columns: [x]\n");
    assertThat(keys(file).contains("  dates: ")).isEqualTo(!dates.isEmpty());
    assertThat(found(file))
        .contains("The newest rows come first: they are read the other way round.");
  }

  @Test
  void numbersThatLookLikeMonthsWithAPointAreNumbers() throws IOException {
    Path file = file("day,volt", 90, i -> DAY.plusDays(i) + ",12." + (1950 + i * 37 % 149));
    assertThat(keys(file)).contains("  time: day\n", "  columns: [volt]\n");
    Path alone = file("n,volt", 90, i -> i * i + ",12." + (1950 + i * 37 % 149));
    assertThat(keys(alone)).contains("  columns: [\"n\", volt]\n").doesNotContain("time:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "yr,mo,dy,hr,x | [yr, mo, dy, hr]",
        "YYYY,MM,DD,HH,x | [YYYY, MM, DD, HH]",
        "#YY,MM,DD,hh,x | [\"#YY\", MM, DD, hh]",
        "Año,mes,día,hora,x | [\"Año\", mes, \"día\", hora]",
        "a,b,c,d,x | [a, b, c, d]",
        "'' | [column_1, column_2, column_3, column_4]"
      })
  void partsOfTimesMayHaveAnyNameOrNone(String header, String time) throws IOException {
    Path file =
        file(
            header,
            9000,
            i -> {
              LocalDateTime at = HOUR.plusHours(i);
              return String.format(
                  Locale.ROOT,
                  "%d,%d,%d,%d,%s",
                  at.getYear(),
                  at.getMonthValue(),
                  at.getDayOfMonth(),
                  at.getHour(),
                  value(i));
            });
    assertThat(keys(file)).contains("  time: " + time + "\n", "  season: 24\n");
    assertThat(found(file)).noneMatch(line -> line.contains("gap"));
  }

  @ParameterizedTest
  @CsvSource({"HourEnding", "Hr_End", "hour", "HE"})
  void aDateAndAnHourAreATime(String hour) throws IOException {
    Path file =
        file(
            "Date," + hour + ",load",
            480,
            i -> DAY.plusDays(i / 24) + "," + (1 + i % 24) + "," + value(i));
    assertThat(keys(file)).contains("  time: [Date, " + hour + "]\n", "  columns: [load]\n");
  }

  @Test
  void ofASpanOfTimeTheBeginningIsRead() throws IOException {
    Path file =
        file(
            "span,load",
            480,
            i ->
                (HOUR.plusHours(i) + " - " + HOUR.plusHours(i + 1)).replace('T', ' ')
                    + ","
                    + value(i));
    assertThat(keys(file)).contains("  time: span\n", "  season: 24\n");
  }

  @Test
  void spansOfTheClockAreNoOffsetsFromUtc() throws IOException {
    IntFunction<String> span =
        i -> String.format(Locale.ROOT, "%02d:00-%02d:00", i % 24, i % 24 + 1);
    Path two =
        file("Date,Time,x", 480, i -> DAY.plusDays(i / 24) + "," + span.apply(i) + "," + value(i));
    assertThat(keys(two)).contains("  time: [Date, Time]\n", "  season: 24\n");
    Path one =
        file(
            "time,x",
            120,
            i -> DAY.plusDays(i / 12) + " " + span.apply(6 + i % 12) + "," + value(i));
    assertThatThrownBy(() -> keys(one))
        .hasMessageContaining("many offsets from UTC: if they are spans of the clock, write their");
    Path zone = file("time,x", 120, i -> HOUR.plusHours(i) + ":00-08:00," + value(i));
    assertThat(keys(zone)).contains("  time: time\n", "  season: 24\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jahr,quartal,x | 4 | [jahr, quartal]",
        "Year,Qtr,x | roman | [Year, Qtr]",
        "period,x | named | period",
        "KW,x | weeks | KW",
        "period,x | point | period"
      })
  void quartersWeeksAndMonthsAreReadAsPeopleWriteThem(String header, String form, String time)
      throws IOException {
    List<String> roman = List.of("I", "II", "III", "IV");
    Path file =
        file(
            header,
            144,
            i -> {
              int year = 1960 + i / 4;
              return switch (form) {
                    case "4" -> year + "," + (1 + i % 4);
                    case "roman" -> year + "," + roman.get(i % 4);
                    case "named" -> 1 + i % 4 + ". Quartal " + year;
                    case "weeks" -> "KW " + (1 + i % 52) + "/" + (2000 + i / 52);
                    default -> 1990 + i / 12 + String.format(Locale.ROOT, ".%02d", 1 + i % 12);
                  }
                  + ","
                  + value(i);
            });
    assertThat(keys(file)).contains("  time: " + time + "\n", "  columns: [x]\n");
    assertThat(found(file)).noneMatch(line -> line.contains("gap"));
  }

  @ParameterizedTest
  @CsvSource({"month, 12/20", "date, 191205", "Datum, 2000年1月"})
  void timesThatAreNotReadAreNotPassedOver(String name, String time) throws IOException {
    Path file =
        file(
            name + ",x",
            90,
            i ->
                switch (time) {
                      case "12/20" -> 12 - i % 12 + "/" + (20 - i / 12);
                      case "191205" -> DAY.minusDays(i).toString().replace("-", "").substring(2);
                      default -> 2000 + i / 12 + "年" + (1 + i % 12) + "月";
                    }
                    + ","
                    + value(i));
    assertThatThrownBy(() -> keys(file))
        .hasMessageContaining("a form of times that is not read; write them as 2021-05-30 18:30");
  }

  @Test
  void stepsThatBeginAnewNeedANameOfTheirSequences() throws IOException {
    Path file = file("step,x", 600, i -> i % 20 + "," + value(i));
    assertThatThrownBy(() -> keys(file))
        .hasMessageContaining("'step' counts from 0 to 19 and begins anew")
        .hasMessageContaining("add one, and say --id; or say --as one_series");
    assertThat(keys(file, "--as", "one_series")).contains("name: series");
    Path single =
        file(
            "sequence_id,step,x,label",
            90,
            i -> i + ",0," + value(i) + "," + "abc".charAt(i * i % 7 % 3));
    assertThatThrownBy(() -> keys(single)).hasMessageContaining("independent of each other");
  }

  @Test
  void rowsThatDoNotDependOnEachOtherAreSaid() throws IOException {
    Random random = new Random(1);
    Path file =
        file("a,b", 300, i -> random.nextInt(1000) / 7.0 + "," + random.nextInt(1000) / 7.0);
    assertThat(found(file)).anyMatch(line -> line.startsWith("Warning: no column depends on"));
    Path walk = file("a,b", 300, i -> Math.sin(i / 9.0) + "," + Math.cos(i / 5.0));
    assertThat(found(walk)).noneMatch(line -> line.startsWith("Warning: no column depends on"));
  }

  @Test
  void theLastColumnIsTheLabelIfItMayBe() throws IOException {
    Path constant =
        file(
            "patient,visit,age,sex,bp,died",
            480,
            i ->
                i / 8
                    + ","
                    + i % 8
                    + ","
                    + (30 + i / 8 % 9)
                    + ","
                    + (i / 8 % 2 == 0 ? "F" : "M")
                    + ","
                    + value(i)
                    + ","
                    + i / 16 % 2);
    assertThat(keys(constant)).contains("  targets: [died]\n", "  features: [age, bp, sex]\n");
    Path state =
        file(
            "session,ms,x,gesture",
            480,
            i ->
                i / 20
                    + ","
                    + i % 20 * 10
                    + ","
                    + value(i)
                    + ","
                    + (i / 7 % 2 == 0 ? "run" : "sit"));
    assertThat(keys(state)).contains("  targets: [gesture]\n", "  targets_at: every_step\n");
  }

  @Test
  void aTimeThatIsTheSameInAllRowsIsNone() throws IOException {
    Path file =
        file(
            "start,_time,x",
            90,
            i -> "2020-01-01T00:00:00Z," + HOUR.plusHours(i) + ":00Z," + value(i));
    assertThat(keys(file)).contains("  time: _time\n", "  columns: [x]\n");
  }

  @Test
  void withoutAHeaderTheFirstRowIsKept() throws IOException {
    // given
    Path log = file("", 90, i -> HOUR.plusHours(i) + ":00,INFO,s" + i % 3 + "," + value(i));
    assertThat(found(log).get(0)).contains("90 rows, 4 columns");
    Path missing = file("", 90, i -> i % 40 + ",NaN,?," + value(i) + "," + value(i + 1));
    assertThat(found(missing).get(0)).contains("90 rows, 5 columns");

    // then: names may be numbers all the same
    Path names = file("site,350,450.5,550", 90, i -> "s,5," + value(i) + "," + value(2 * i));
    assertThat(found(names).get(0)).contains("90 rows, 4 columns");
    assertThat(keys(names)).contains("\"450.5\"");
  }

  @Test
  void marksOfMissingValuesAreReadOrNamed() throws IOException {
    Path known = file("day,x", 90, i -> DAY.plusDays(i) + "," + (i % 9 == 4 ? "." : value(i)));
    assertThat(keys(known)).contains("  missing: forward_fill\n");
    Path other = file("day,x", 90, i -> DAY.plusDays(i) + "," + (i % 9 == 4 ? "<5" : value(i)));
    assertThatThrownBy(() -> keys(other))
        .hasMessage(
            "%s:6: column 'x' is '<5', and a number in most rows (10 are none). Mend it; or if it"
                + " stands for a missing value, say '--missing-values=<5'",
            other);
  }

  @ParameterizedTest
  @CsvSource({"-200", "-1", "-99.99", "9999"})
  void numbersUnlikeAllOthersMayStandForMissingOnes(String number) throws IOException {
    Path file = file("day,x", 90, i -> DAY.plusDays(i) + "," + (i % 9 == 4 ? number : value(i)));
    assertThat(found(file))
        .contains(
            "x is "
                + number
                + " in 10 rows, unlike all others: if that stands for a missing value, say"
                + " --missing-values="
                + number
                + ".");
    Path usual = file("day,x", 90, i -> DAY.plusDays(i) + "," + value(i));
    assertThat(found(usual)).noneMatch(line -> line.contains("unlike"));
  }

  @Test
  void codesThatAreOnceALetterAreCategories() throws IOException {
    Path file =
        file(
            "day,x,holiday",
            90,
            i -> DAY.plusDays(i) + "," + value(i) + "," + (i % 20 == 3 ? "a" : "0"));
    assertThat(keys(file)).contains("  categories: {holiday: [\"0\", a]}\n");
  }

  @Test
  void pricesAndSharesAreNumbersInOneWay() throws IOException {
    Path file =
        file(
            "day,price,share",
            90,
            i ->
                DAY.plusDays(i)
                    + ",\"$1,"
                    + (100 + i % 7)
                    + "."
                    + (10 + i % 9)
                    + "\","
                    + value(i)
                    + " %");
    assertThat(keys(file))
        .contains(
            "  columns: [price, share]\n", "  numbers: \"1,250.5\"\n", "  targets: [price]\n");
    Path mixed = file("day,share", 90, i -> DAY.plusDays(i) + "," + value(i) + (i == 7 ? "" : "%"));
    assertThatThrownBy(() -> keys(mixed))
        .hasMessage(
            "%s: column 'share' has numbers such as '0.01%%' and such as '%s'; write all of them in"
                + " one way",
            mixed, value(7));
  }

  @Test
  void numbersOfOtherColumnsShowHowThreeDigitsAreMeant() throws IOException {
    Path file =
        file(
            "day;volt;part",
            90,
            i -> DAY.plusDays(i) + ";2" + (10 + i % 80) + "." + (100 + i) + ";0.5" + i % 7);
    assertThat(keys(file)).contains("  columns: [volt, part]\n").doesNotContain("numbers:");
  }

  @Test
  void namesWhoseTimesNeverMeetAreKept() throws IOException {
    Path trips =
        file("time,trip,lat", 600, i -> HOUR.plusMinutes(i) + ":00," + i / 20 + "," + value(i));
    assertThat(keys(trips)).contains("  sequence_id: trip\n", "  step: time\n");
    assertThat(readings(trips)).contains("one series of all rows (--as one_series)");
    assertThat(keys(trips, "--as", "one_series")).doesNotContain("_id:");
    Path sensors =
        file("time,sensor_id,x", 600, i -> HOUR.plusMinutes(i) + ":00," + i % 3 + "," + value(i));
    assertThat(keys(sensors)).contains("  series_id: sensor_id\n", "  columns: [x]\n");
    Path state =
        file(
            "time,weather_id,x",
            600,
            i -> HOUR.plusMinutes(i) + ":00," + i / 20 % 4 + "," + value(i));
    assertThat(keys(state)).doesNotContain("series_id:", "sequence_id:");
  }

  @Test
  void ofSeveralNamesTheOneOfMostIsTaken() throws IOException {
    Path sessions =
        file(
            "user_id,session_id,time,x,bought",
            600,
            i ->
                "u"
                    + i / 60
                    + ",s"
                    + i / 10
                    + ","
                    + HOUR.plusMinutes(i)
                    + ":00,"
                    + value(i)
                    + ","
                    + i / 10 % 2);
    assertThat(keys(sessions)).contains("  sequence_id: session_id\n", "  targets: [bought]\n");
    assertThat(readings(sessions)).contains("no split divides a user_id (--group user_id)");
    Path trials =
        file(
            "subject,trial,sample,x,gesture",
            480,
            i ->
                "p"
                    + i / 60
                    + ","
                    + i / 15 % 4
                    + ","
                    + i % 15
                    + ","
                    + value(i)
                    + ","
                    + "ABC".charAt(i / 15 * 7 % 3));
    assertThat(keys(trials))
        .contains(
            "  sequence_id: [subject, trial]\n", "  step: sample\n", "  targets: [gesture]\n");
  }

  @Test
  void zerosAreNoMissingValues() throws IOException {
    Path file =
        file("day,sales", 140, i -> DAY.plusDays(i) + "," + (i % 7 == 4 ? "0" : 400 + i * 7 % 31));
    assertThat(found(file)).noneMatch(line -> line.contains("unlike all others"));
  }

  @Test
  void aFewDoubledTimesMakeNoSeriesOfAState() throws IOException {
    Path file =
        file(
            "time,weather,x",
            200,
            i ->
                HOUR.plusHours(i - i / 50)
                    + ":00,"
                    + (i % 50 == 0 ? "rain" : i % 3 == 0 ? "mist" : "sun")
                    + ","
                    + value(i));
    assertThatThrownBy(() -> keys(file))
        .hasMessageContaining("expected each value once, or a column that says which of several");
  }

  @Test
  void fewSeriesWithoutDatesAreForecastEach() throws IOException {
    Path file = file("chan_id,t,x", 360, i -> i / 120 + "," + i % 120 + "," + value(i));
    assertThat(keys(file)).contains("  series_id: chan_id\n", "  time: t\n", "  columns: [x]\n");
    assertThat(keys(file, "--as", "series")).contains("  series_id: chan_id\n");
  }

  @Test
  void namesOfLabelsMayEndSo() throws IOException {
    Path file =
        file(
            "patient_id,hour,x,y,z,SepsisLabel",
            480,
            i ->
                i / 12
                    + ","
                    + i % 12
                    + ","
                    + value(i)
                    + ","
                    + value(i + 7)
                    + ","
                    + value(2 * i)
                    + ","
                    + i / 24 % 2);
    assertThat(keys(file)).contains("  targets: [SepsisLabel]\n", "  features: [x, \"y\", z]\n");
    Path moves =
        file(
            "time,x,y,z",
            90,
            i -> HOUR.plusHours(i) + ":00," + value(i) + "," + value(i + 3) + "," + value(3 * i));
    assertThat(keys(moves)).contains("  targets: [x]\n");
  }

  @Test
  void whatDoesNotVaryIsNotPredictedOfTheNextStep() throws IOException {
    Path file =
        file(
            "breath_id,R,C,time_step,u,pressure",
            600,
            i ->
                i / 20
                    + ","
                    + 5 * (1 + i / 20 % 3)
                    + ","
                    + 10 * (1 + i / 20 % 4)
                    + ","
                    + i % 20 / 10.0
                    + ","
                    + value(i)
                    + ","
                    + value(3 * i));
    assertThat(keys(file))
        .contains("  features: [R, C, u, pressure]\n", "  targets: [u, pressure]\n", "next_step\n");
    assertThat(readings(file))
        .contains("predict C (--target C)", "predict pressure (--target pressure)");
  }

  @Test
  void aPersonWithSeveralSequencesIsOfferedAsAGroup() throws IOException {
    Path file =
        file(
            "sequence,subject,step,x",
            600,
            i -> i / 12 + "," + i / 12 % 10 + "," + i % 12 + "," + value(i));
    assertThat(readings(file)).contains("no split divides a subject (--group subject)");
    assertThat(keys(file, "--group", "subject")).contains("  group: subject\n");
  }

  @Test
  void aMeasurementThatGoesOnEvenlyIsNoTime() throws IOException {
    Path falls =
        file(
            "volt,x",
            90,
            i -> String.format(Locale.ROOT, "%.3f", 4.2 - i * 0.004) + "," + value(i));
    assertThat(keys(falls)).doesNotContain("time:");
    Path counter = file("no,x", 90, i -> 1000 - 10 * i + "," + value(i));
    assertThat(keys(counter)).contains("  time: \"no\"\n");
    assertThat(found(counter))
        .contains(
            "no descends evenly, and is taken as the time: if it is a measurement, name it:"
                + " --target, or --features.");
  }

  @Test
  void columnsThatAreAlikeAreAllForecast() throws IOException {
    Path file =
        file(
            "day,s_1,s_2,s_10",
            90,
            i -> DAY.plusDays(i) + "," + value(i) + "," + value(2 * i) + "," + value(3 * i));
    assertThat(keys(file)).contains("  targets: [s_1, s_2, s_10]\n");
    assertThat(found(file))
        .contains(
            "Forecasts all 3 columns, whose names are alike; for one of them name it: --target.");
    assertThat(keys(file, "--target", "s_2")).contains("  targets: [s_2]\n");
  }

  @Test
  void aSeriesHasNoTextsAsItsTarget() throws IOException {
    Path file =
        file(
            "time,x,state",
            90,
            i -> HOUR.plusHours(i) + ":00," + value(i) + "," + (i / 9 % 2 == 0 ? "on" : "off"));
    assertThatThrownBy(() -> keys(file, "--target", "state"))
        .hasMessageContaining("--target is 'state', which is no column of numbers that vary");
  }

  @Test
  void rowsThatGoOnInNumberedColumnsAreRefused() throws IOException {
    String weeks = IntStream.range(0, 12).mapToObj(w -> ",W" + w).collect(Collectors.joining());
    Path file =
        file(
            "product" + weeks,
            90,
            i ->
                "P"
                    + i
                    + IntStream.range(0, 12)
                        .mapToObj(w -> "," + value(12 * i + w))
                        .collect(Collectors.joining()));
    assertThatThrownBy(() -> keys(file))
        .hasMessageContaining("12 columns are numbered, from 'W0' to 'W11', so that each row goes");
    assertThat(keys(file, "--as", "series")).contains("name: series");
  }

  @Test
  void titlesWidthsAndEmptyRowsAreLeftOut() throws IOException {
    Path titles =
        Files.writeString(
            directory.resolve("w.csv"),
            "\"Source\",\"Indicators\",\n\nname,code"
                + IntStream.range(1960, 1980).mapToObj(y -> "," + y).collect(Collectors.joining())
                + "\n"
                + ("a,b" + ",5".repeat(20) + "\n").repeat(70));
    assertThatThrownBy(() -> keys(titles)).hasMessageContaining("from '1960' to '1979'");
    Path widths =
        file(
            "site\tday\tx",
            90,
            i -> i == 0 ? "5s\t20d\t14n" : "A\t" + DAY.plusDays(i) + "\t" + value(i));
    assertThat(keys(widths)).contains("  time: day\n", "  columns: [x]\n");
    Path empty =
        file(
            "day;x;y",
            100,
            i -> i < 90 ? DAY.plusDays(i) + ";" + value(i) + ";" + value(2 * i) : ";;");
    assertThat(found(empty).get(0)).contains("90 rows");
  }

  @Test
  void whatIsNoTextIsNotTakenForOne() throws IOException {
    Path xml = Files.writeString(directory.resolve("a.txt"), "<?xml version=\"1.0\"?>\n<a/>");
    assertThatThrownBy(() -> keys(xml)).hasMessageContaining("is XML, which is not read");
    Path table =
        Files.writeString(
            directory.resolve("b.txt"),
            "Oxford\nLocation 1\n   1948   1   17.6    4.5\n 1948 2 3\n".repeat(90));
    assertThatThrownBy(() -> keys(table)).hasMessageContaining("does not look like a text");
  }
}
