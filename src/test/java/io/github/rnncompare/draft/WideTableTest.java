package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables whose rows go on in time. */
class WideTableTest {
  private static final String MONTHS = "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec";

  @TempDir private Path directory;

  private Path file(String first, String names) throws IOException {
    Random random = new Random(1);
    int columns = names.split(",").length;
    String rows =
        IntStream.range(0, 80)
            .mapToObj(
                row ->
                    (1900 + row)
                        + random
                            .ints(columns, 0, 90)
                            .mapToObj(v -> "," + v / 7.0)
                            .reduce("", String::concat))
            .collect(Collectors.joining("\n"));
    return Files.writeString(directory.resolve("w.csv"), first + "," + names + "\n" + rows + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "year | Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec",
        "code | 1990,1991,1992,1993,1994,1995,1996,1997,1998",
        "code | 1/22/20,1/23/20,1/24/20,1/25/20,1/26/20,1/27/20,1/28/20,1/29/20",
        "code | 00:00,01:00,02:00,03:00,04:00,05:00,06:00,07:00,08:00",
        "code | lat,long,2020-01,2020-02,2020-03,2020-04,2020-05,2020-06,2020-07,2020-08"
      })
  void columnsNamedByTimesAreRefused(String first, String names) throws IOException {
    Path file = file(first, names);
    assertThatThrownBy(() -> SpecDraft.of(file))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining("columns are named by times, from '")
        .hasMessageContaining("--as series");
  }

  @Test
  void theOptionsTakeThemForSeries() throws IOException {
    Path file = file("year", MONTHS);
    for (List<String> said : List.of(List.of("--as", "series"), List.of("--target", "Dec"))) {
      assertThat(
              SpecDraft.of(file, DraftOptions.NONE.with(said))
                  .yaml(DraftSize.ofEpochs(5), List.of()))
          .contains("name: series", said.contains("Dec") ? "targets: [Dec]" : "targets: [Jan]");
    }
  }

  @Test
  void fewSuchColumnsOrNumbersAreNoTimes() throws IOException {
    for (String names : List.of("Jan,Feb,Mar", "x1,x2,x3,x4,x5,x6,x7,x8,x9", "1,2,3,4,5,6,7,8")) {
      assertThat(SpecDraft.of(file("year", names)).yaml(DraftSize.ofEpochs(5), List.of()))
          .contains("name: series");
    }
  }

  @Test
  void aTableWithMoreColumnsThanRowsMayBeTurned() throws IOException {
    String names = IntStream.range(0, 20).mapToObj(i -> "s" + i).collect(Collectors.joining(","));
    String row = IntStream.range(0, 20).mapToObj(i -> i + ".5").collect(Collectors.joining(","));
    Path file =
        Files.writeString(
            directory.resolve("w.csv"), names + "\n" + row + "\n" + row.replace("5", "7"));

    assertThatThrownBy(() -> SpecDraft.of(file, DraftOptions.NONE.with(List.of("--as", "series"))))
        .hasMessage(
            file
                + ": 2 rows are too few to train, validate and test on; a draft needs 60; if each"
                + " row is a series, write a row for each time instead");
  }
}
