package io.github.rnncompare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rnncompare.draft.DraftOptions;
import io.github.rnncompare.draft.DraftSize;
import io.github.rnncompare.draft.SpecDraft;
import io.github.rnncompare.plan.ExperimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftSizingTest {
  @TempDir private Path directory;

  /** A value a day, with weeks. */
  private Path days(int rows) throws IOException {
    LocalDate first = LocalDate.of(1950, 1, 1);
    String text =
        IntStream.range(0, rows)
            .mapToObj(i -> first.plusDays(i) + "," + (i % 7 + i % 11))
            .collect(Collectors.joining("\n", "day,sold\n", "\n"));
    return Files.writeString(directory.resolve("days" + rows + ".csv"), text);
  }

  private static DraftSizing.Sized sized(Path file, int minutes) throws IOException {
    return new DraftSizing(file, DraftOptions.NONE, minutes, 2).of(SpecDraft.of(file));
  }

  private static DraftSize size(Path file, int minutes) throws IOException {
    return sized(file, minutes).sized().size();
  }

  @Test
  void theSameFileHasTheSameDraft() throws IOException {
    // given
    Path file = days(800);

    // when
    SizedDraft first = sized(file, 3).sized();
    SizedDraft second = sized(file, 3).sized();

    // then
    assertThat(second.draft().yaml(second.size(), List.of()))
        .isEqualTo(first.draft().yaml(first.size(), List.of()));
    assertThat(second.seconds(2)).isEqualTo(first.seconds(2)).isBetween(60.0, 180.0);
  }

  @Test
  void moreTimeIsMoreEpochsUpToTheMost() throws IOException {
    // given
    Path file = days(800);

    // then
    assertThat(size(file, 600)).isEqualTo(DraftSize.ofEpochs(600));
    assertThat(size(file, 3).count()).isBetween(20, 500);
    assertThat(sized(file, 600).note()).isEmpty();
  }

  @Test
  void withLittleTimeThereAreFewerSeedsThenAShorterWindow() throws IOException {
    // given: 5,100 training windows of 15 days, 160 updates in an epoch
    Path file = days(7500);

    // when
    DraftSizing.Sized three = sized(file, 3);
    DraftSizing.Sized one = sized(file, 1);

    // then
    assertThat(three.sized().size().searchSeeds()).isEqualTo(DraftSize.SEARCH_SEEDS);
    assertThat(three.note()).isEmpty();
    assertThat(one.sized().size()).isEqualTo(new DraftSize(15, false, 3, 7));
    assertThat(one.note())
        .hasValue(
            "To end in about 1 minute the draft tries each configuration with 3 seeds instead of 5,"
                + " compares 7 seeds instead of 10 and sees the last 8 values only; --minutes 2"
                + " takes all.");
  }

  @Test
  void ofVeryManySequencesASliceIsTrainedOn() throws IOException {
    // given: 437 updates in an epoch, and a single core
    Path file = days(20_000);

    // when
    DraftSizing.Sized sized = new DraftSizing(file, DraftOptions.NONE, 1, 1).of(SpecDraft.of(file));

    // then
    assertThat(sized.sized().size()).isEqualTo(new DraftSize(2000, true, 3, 7));
    assertThat(sized.note())
        .hasValue(
            "To end in about 1 minute the draft tries each configuration with 3 seeds instead of 5,"
                + " compares 7 seeds instead of 10, sees the last 8 values only and trains for"
                + " 2,000 updates, 4.6 epochs; --minutes 4 takes all. Even so it takes about 80 s:"
                + " no key takes fewer rows of a file, so shorten the file for a first look.");
  }

  @Test
  void everySizeIsASpecThatCanBeRead() throws IOException {
    // given
    SpecDraft draft = SpecDraft.of(days(100));
    DraftSize all = DraftSize.ofEpochs(5);

    for (DraftSize size :
        List.of(all, all.withFewSearchSeeds(), all.withFewSeeds(), all.withUpdates(2000))) {
      // when
      String yaml = draft.yaml(size, List.of("A note.", "Another: one"));
      ExperimentSpec spec = ExperimentSpec.readText("d", yaml, "draft");

      // then
      assertThat(spec.seeds()).hasSize(size.seeds());
      assertThat(spec.sweep().orElseThrow().seeds()).hasSize(size.searchSeeds());
      assertThat(spec.sweptKeys()).hasSize(2);
    }
  }
}
