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
      SpecDraft draft;
      try {
        draft = SpecDraft.of(file);
      } catch (UserErrorException e) {
        assertThat(e.getMessage()).as("seed %d", seed).startsWith(file.toString());
        continue;
      }
      try {
        ExperimentSpec spec =
            ExperimentSpec.readText("d", draft.yaml(DraftSize.ofEpochs(3), List.of()), "draft");
        assertThat(spec.task().data(1).train().set().count()).as("seed %d", seed).isPositive();
      } catch (UserErrorException e) {
        fail(
            "seed "
                + seed
                + ": "
                + e.getMessage()
                + "\n"
                + draft.yaml(DraftSize.ofEpochs(3), List.of()),
            e);
      }
      drafted++;
    }
    assertThat(drafted).as("drafts of " + RUNS).isGreaterThan(RUNS / 2);
  }
}
