package io.github.rnncompare.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormTest {

  @ParameterizedTest
  @EnumSource
  void aFormReadsItsExample(TimeForm form) {
    assertThat(form.read(form.example())).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          YEAR_FIRST   | 2005-01-31               | 2005-01-31T00:00
          YEAR_FIRST   | 2005-1-3                 | 2005-01-03T00:00
          YEAR_FIRST   | 2005/01/31 18:30         | 2005-01-31T18:30
          YEAR_FIRST   | 2005-01-31T18            | 2005-01-31T18:00
          YEAR_FIRST   | 2005.01.31  18:30:15     | 2005-01-31T18:30:15
          YEAR_FIRST   | 2005-01-31T18:30:15.25   | 2005-01-31T18:30:15.25
          YEAR_FIRST   | 2005-01-31 18.30.15      | 2005-01-31T18:30:15
          YEAR_FIRST   | 2005-01-31T24:00         | 2005-02-01T00:00
          YEAR_FIRST   | 2016-12-31 23:59:60      | 2017-01-01T00:00
          YEAR_MONTH   | 1970-02                  | 1970-02-01T00:00
          YEAR_MONTH   | 1970M2                   | 1970-02-01T00:00
          MONTH_YEAR   | 2/1970                   | 1970-02-01T00:00
          DAY_FIRST    | 31/1/2005                | 2005-01-31T00:00
          DAY_FIRST    | 31.01.2005 6:30 pm       | 2005-01-31T18:30
          DAY_FIRST    | 1/1/2005 0:00            | 2005-01-01T00:00
          DAY_FIRST    | 31-1-05                  | 2005-01-31T00:00
          DAY_FIRST    | 31-1-70                  | 1970-01-31T00:00
          MONTH_FIRST  | 1/31/2005 12:15 AM       | 2005-01-31T00:15
          MONTH_FIRST  | 01-31-2005, 12:15 p.m.   | 2005-01-31T12:15
          NAMED_MONTH  | 31 Jan 2005              | 2005-01-31T00:00
          NAMED_MONTH  | 31-JAN-2005 18:30        | 2005-01-31T18:30
          NAMED_MONTH  | January 31, 2005         | 2005-01-31T00:00
          NAMED_MONTH  | Jan 2005                 | 2005-01-01T00:00
          NAMED_MONTH  | Sept-05                  | 2005-09-01T00:00
          NAMED_MONTH  | 2005-Jan-31              | 2005-01-31T00:00
          NAMED_MONTH  | 2005 Jan                 | 2005-01-01T00:00
          NAMED_MONTH  | Mon, 31 Jan 2005 18:30:00 GMT | 2005-01-31T18:30
          NAMED_MONTH  | Saturday, January 1, 2005 | 2005-01-01T00:00
          NAMED_MONTH  | 31. März 2005 18:30      | 2005-03-31T18:30
          NAMED_MONTH  | 31 de enero de 2005      | 2005-01-31T00:00
          NAMED_MONTH  | févr. 2005               | 2005-02-01T00:00
          NAMED_MONTH  | Dez 05                   | 2005-12-01T00:00
          NAMED_MONTH  | Mrz-05                   | 2005-03-01T00:00
          NAMED_MONTH  | 12 agosto 2005           | 2005-08-12T00:00
          NAMED_MONTH  | 3 października 2005      | 2005-10-03T00:00
          MONTH_YEAR_DIGITS | 02.1970             | 1970-02-01T00:00
          MONTH_YEAR_DIGITS | 2.1970              | 1970-02-01T00:00
          YEAR_FIRST   | 2005-01-31 18:30 - 2005-01-31 18:45 | 2005-01-31T18:30
          QUARTER      | 1970 Q1                  | 1970-01-01T00:00
          QUARTER      | 1970Q4                   | 1970-10-01T00:00
          QUARTER      | Q2/1970                  | 1970-04-01T00:00
          WEEK         | 2005-W05                 | 2005-01-31T00:00
          WEEK         | 2009-W53                 | 2009-12-28T00:00
          DIGITS       | 20050131                 | 2005-01-31T00:00
          DIGITS       | 2005013118               | 2005-01-31T18:00
          DIGITS       | 200501311830             | 2005-01-31T18:30
          DIGITS       | 20050131T183015Z         | 2005-01-31T18:30:15
          TIME_OF_DAY  | 18:30                    | 1970-01-01T18:30
          TIME_OF_DAY  | 0:00:00.5                | 1970-01-01T00:00:00.5
          UNIX_SECONDS | 1107196200               | 2005-01-31T18:30
          UNIX_MILLISECONDS | 1107196200500       | 2005-01-31T18:30:00.5
          UNIX_NANOSECONDS | 1107196200000000000  | 2005-01-31T18:30
          """)
  void timesAreRead(TimeForm form, String text, LocalDateTime local) {
    double seconds = local.toInstant(ZoneOffset.UTC).toEpochMilli() / 1e3;
    assertThat(form.read(text)).map(Moment::seconds).hasValue(seconds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          YEAR_FIRST   | 2020-02-31
          YEAR_FIRST   | 2021-02-29
          YEAR_FIRST   | 2020-13-01
          YEAR_FIRST   | 2020-01/31
          YEAR_FIRST   | 2020-01-31 25:00
          YEAR_FIRST   | 2020-01-31 24:01
          YEAR_FIRST   | 2020-01-31 12:60
          YEAR_FIRST   | 2020-01-31 12:00+25:00
          YEAR_FIRST   | 20-01-31
          DAY_FIRST    | 1/31/2005
          MONTH_FIRST  | 31/1/2005
          MONTH_FIRST  | 1/31/2005 13:00 pm
          MONTH_FIRST  | 1/31/2005 0:30 am
          QUARTER      | 1970 Q5
          QUARTER      | Q1
          WEEK         | 2005-W53
          DIGITS       | 20051301
          DIGITS       | 2005013
          DIGITS       | 1107122011
          NAMED_MONTH  | 31 Foo 2005
          NAMED_MONTH  | Maybe 2005
          TIME_OF_DAY  | 18
          TIME_OF_DAY  | 18.30
          UNIX_SECONDS | 17
          NUMBER       | x
          """)
  void whatIsNoTimeIsNotRead(TimeForm form, String text) {
    assertThat(form.read(text)).isEmpty();
  }

  @Test
  void offsetsAreComparedAsInstants() {
    Moment summer = TimeForm.YEAR_FIRST.read("2020-10-25T02:30+02:00").orElseThrow();
    Moment winter = TimeForm.YEAR_FIRST.read("2020-10-25 02:30 +0100").orElseThrow();
    assertThat(winter.seconds() - summer.seconds()).isEqualTo(3600);
    assertThat(winter.offset()).hasValue(ZoneOffset.ofHours(1));
    assertThat(TimeForm.YEAR_FIRST.read("2020-10-25T02:30+02:00[Europe/Berlin]")).hasValue(summer);
    assertThat(TimeForm.YEAR_FIRST.read("2020-10-25 00:30 UTC").orElseThrow().seconds())
        .isEqualTo(summer.seconds());
  }

  private static List<TimeForm> possible(String... fields) {
    TimeForms forms = new TimeForms();
    Stream.of(fields).forEach(forms::accept);
    return forms.possible();
  }

  @Test
  void theWholeColumnDecides() {
    assertThat(possible("2005-01-31", "2005-02-01 10:00:00.5"))
        .containsExactly(TimeForm.YEAR_FIRST);
    assertThat(possible("29/04/2020", "01/02/2020")).containsExactly(TimeForm.DAY_FIRST);
    assertThat(possible("01/02/2020", "4/29/2020")).containsExactly(TimeForm.MONTH_FIRST);
    assertThat(possible("01/01/2020", "02/02/2020")).hasSize(1);
    assertThat(possible("01/02/2020", "02/02/2020"))
        .containsExactly(TimeForm.DAY_FIRST, TimeForm.MONTH_FIRST);
    assertThat(possible("29/04/2020", "4/29/2020")).isEmpty();
    assertThat(possible("20050131", "20050201")).containsExactly(TimeForm.DIGITS);
    assertThat(possible("20050131", "20050200")).containsExactly(TimeForm.NUMBER);
    assertThat(possible("1107196200", "1107196260")).containsExactly(TimeForm.UNIX_SECONDS);
    assertThat(possible("1749", "1750")).containsExactly(TimeForm.NUMBER);
    assertThat(possible("2020-01-31", "2020-02-31")).isEmpty();
    assertThat(possible("1.5", "a")).isEmpty();
  }

  /** Times that java.time writes are read as the same instants. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatJavaWritesIsRead(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      OffsetDateTime time =
          OffsetDateTime.of(
              LocalDateTime.ofEpochSecond(random.nextLong(0, 4_000_000_000L), 0, ZoneOffset.UTC),
              ZoneOffset.ofTotalSeconds(900 * random.nextInt(-48, 49)));
      String because = "seed " + seed + ", " + time;
      for (String pattern :
          List.of(
              "yyyy-MM-dd'T'HH:mm:ssXXX",
              "yyyy-MM-dd HH:mm:ss.SSSxx",
              "d/M/yyyy H:mm:ss XXX",
              "dd.MM.yyyy HH:mm:ss xx",
              "d MMM yyyy h:mm:ss a XXX",
              "MMMM d, yyyy HH:mm:ssXXX",
              "yyyyMMdd'T'HHmmssxx")) {
        String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(time);
        TimeForms forms = new TimeForms();
        assertThat(forms.accept(text).values())
            .as("%s: %s", because, text)
            .anyMatch(moment -> moment.seconds() == time.toEpochSecond());
      }
    }
  }
}
