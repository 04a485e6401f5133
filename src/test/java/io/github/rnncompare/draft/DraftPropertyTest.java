package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A draft is never refused by our own reader: either its data can be made, or the draft says in the
 * words of the person's file why there is none. The same holds of every other reading that it
 * names.
 */
class DraftPropertyTest {
  private static final int RUNS = 500;

  @TempDir private Path directory;

  @Test
  void aDraftIsReadOrItSaysWhyThereIsNone() throws IOException {
    int drafted = 0;
    int others = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Path file = Files.writeString(directory.resolve("d.csv"), GeneratedCsv.of(seed));
      Optional<SpecDraft> draft = drafted(seed, file, DraftOptions.NONE);
      drafted += draft.isPresent() ? 1 : 0;
      for (Reading reading :
          draft.flatMap(SpecDraft::choice).map(Choice::readings).orElse(List.of())) {
        if (!reading.arguments().isEmpty()) {
          String what = "seed " + seed + " " + reading.arguments();
          assertReads(SpecDraft.of(file, DraftOptions.NONE.with(reading.arguments())), what);
          others++;
        }
      }
    }
    assertThat(drafted).as("drafts of " + RUNS).isGreaterThan(RUNS / 2);
    assertThat(others).as("other readings").isGreaterThan(RUNS / 10);
  }

  private static void assertReads(SpecDraft draft, String what) throws IOException {
    String yaml = draft.yaml(DraftSize.ofEpochs(3), List.of());
    try {
      ExperimentSpec spec = ExperimentSpec.readText("d", yaml, "draft");
      assertThat(spec.task().data(1).train().set().count()).as(what).isPositive();
    } catch (UserErrorException e) {
      fail(what + ": " + e.getMessage() + "\n" + yaml, e);
    }
  }

  @Test
  void soIsADraftForATrainingFileAndATestFile() throws IOException {
    int drafted = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      List<String> lines = GeneratedCsv.of(seed).lines().toList();
      int cut = 1 + (lines.size() - 1) * 7 / 10;
      Path train = write("train.csv", lines.subList(0, cut));
      Path test = write("test.csv", lines.get(0), lines.subList(cut, lines.size()));
      DraftOptions options = DraftOptions.NONE.withTest(Optional.of(test));
      drafted += drafted(seed, train, options).isPresent() ? 1 : 0;
    }
    assertThat(drafted).as("drafts of " + RUNS).isGreaterThan(RUNS / 5);
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(directory.resolve(name), lines);
  }

  private Path write(String name, String header, List<String> lines) throws IOException {
    List<String> all = new ArrayList<>(List.of(header));
    all.addAll(lines);
    return write(name, all);
  }

  private Optional<SpecDraft> drafted(int seed, Path file, DraftOptions options)
      throws IOException {
    SpecDraft draft;
    try {
      draft = SpecDraft.of(file, options);
    } catch (UserErrorException e) {
      assertThat(e.getMessage()).as("seed %d", seed).startsWith(directory.toString());
      return Optional.empty();
    }
    assertReads(draft, "seed " + seed);
    return Optional.of(draft);
  }
}
