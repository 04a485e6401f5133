package io.github.rnncompare.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      SpecDraft draft;
      try {
        draft = SpecDraft.of(file);
      } catch (UserErrorException e) {
        assertThat(e.getMessage()).as("seed %d", seed).startsWith(file.toString());
        continue;
      }
      assertReads(draft, "seed " + seed);
      for (Reading reading : draft.choice().map(Choice::readings).orElse(List.of())) {
        if (!reading.arguments().isEmpty()) {
          String what = "seed " + seed + " " + reading.arguments();
          assertReads(SpecDraft.of(file, DraftOptions.NONE.with(reading.arguments())), what);
          others++;
        }
      }
      drafted++;
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
}
