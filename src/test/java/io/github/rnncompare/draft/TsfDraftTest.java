package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.spec.UserErrorException;
import io.github.rnncompare.task.TaskData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TsfDraftTest {
  private static final String HEADER =
      """
      @attribute series_name string
      @attribute start_timestamp date
      @frequency daily
      @horizon 4
      @data
      """;

  @TempDir private Path directory;

  private static String values(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> i % 50 == 7 ? "?" : String.valueOf(i * i % 23))
        .collect(Collectors.joining(","));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static TaskData data(SpecDraft draft) throws IOException {
    String yaml = draft.yaml(DraftSize.ofEpochs(1), List.of());
    return ExperimentSpec.readText("d", yaml, "draft").task().data(1);
  }

  @Test
  void aForecastOfEachSeriesOverTheArchivesHorizon() throws IOException {
    // given
    Path file =
        file(
            "m.tsf",
            HEADER
                + "a:2005-01-31 00-00-00:"
                + values(0, 100)
                + "\n"
                + "b:2005-01-31 00-00-00:"
                + values(3, 100)
                + "\n");

    // when
    SpecDraft draft = SpecDraft.of(file);

    // then
    assertThat(draft.yaml(DraftSize.ofEpochs(1), List.of()))
        .contains("columns: [value]", "horizon: 4", "season: 7", "missing: forward_fill")
        .contains("validation: 10", "test: 20");
    assertThat(draft.found()).first().asString().endsWith("m.tsf: 2 series of 100 values");
    assertThat(Objects.requireNonNull(data(draft).test()).sequences().count())
        .isEqualTo(2 * (20 - 4 + 1));
  }

  @Test
  void theTestMayBeAFileThatFollows() throws IOException {
    // given
    Path train = file("train.tsf", HEADER + "a:2005-01-01 00-00-00:" + values(0, 90) + "\n");
    Path test = file("test.tsf", HEADER + "a:2005-04-01 00-00-00:" + values(90, 20) + "\n");
    Path before = file("before.tsf", HEADER + "a:2004-04-01 00-00-00:" + values(90, 20) + "\n");

    // when
    SpecDraft draft = SpecDraft.of(train, DraftOptions.NONE.withTest(Optional.of(test)));

    // then
    assertThat(Objects.requireNonNull(data(draft).test()).sequences().count())
        .isEqualTo(20 - 4 + 1);
    assertThatThrownBy(() -> SpecDraft.of(train, DraftOptions.NONE.withTest(Optional.of(before))))
        .isInstanceOf(UserErrorException.class)
        .hasMessageStartingWith(before + ": begins at 2004-04-01, but " + train + " ends at");
  }

  @Test
  void whatCannotBeSaidOrForecastIsReported() throws IOException {
    Path few = file("few.tsf", HEADER + "a:2005-01-01 00-00-00:1,2,3\n");
    assertThatThrownBy(() -> SpecDraft.of(few))
        .hasMessageStartingWith(few + ": 3 values in 1 series, the shortest of 3, are too few");
    assertThatThrownBy(() -> SpecDraft.of(few, DraftOptions.NONE.with(List.of("--target", "x"))))
        .hasMessageStartingWith(few + ": of a .tsf file only --horizon, --window and --season");
  }
}
