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
 * words of the person's file why there is none.
 */
class DraftPropertyTest {
  private static final int RUNS = 500;

  @TempDir private Path directory;

  @Test
  void aDraftIsReadOrItSaysWhyThereIsNone() throws IOException {
    int drafted = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      Path file = Files.writeString(directory.resolve("d.csv"), GeneratedCsv.of(seed));
      drafted += isDrafted(seed, file, Optional.empty()) ? 1 : 0;
    }
    assertThat(drafted).as("drafts of " + RUNS).isGreaterThan(RUNS / 2);
  }

  @Test
  void soIsADraftForATrainingFileAndATestFile() throws IOException {
    int drafted = 0;
    for (int seed = 0; seed < RUNS; seed++) {
      List<String> lines = GeneratedCsv.of(seed).lines().toList();
      int cut = 1 + (lines.size() - 1) * 7 / 10;
      Path train = write("train.csv", lines.subList(0, cut));
      Path test = write("test.csv", lines.get(0), lines.subList(cut, lines.size()));
      drafted += isDrafted(seed, train, Optional.of(test)) ? 1 : 0;
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

  private boolean isDrafted(int seed, Path file, Optional<Path> test) throws IOException {
    SpecDraft draft;
    try {
      draft = SpecDraft.of(file, DraftOptions.NONE.withTest(test));
    } catch (UserErrorException e) {
      assertThat(e.getMessage()).as("seed %d", seed).startsWith(directory.toString());
      return false;
    }
    try {
      ExperimentSpec spec = ExperimentSpec.readText("d", draft.yaml("epochs: 3"), "draft");
      assertThat(spec.task().data(1).train().set().count()).as("seed %d", seed).isPositive();
    } catch (UserErrorException e) {
      fail("seed " + seed + ": " + e.getMessage() + "\n" + draft.yaml("epochs: 3"), e);
    }
    return true;
  }
}
