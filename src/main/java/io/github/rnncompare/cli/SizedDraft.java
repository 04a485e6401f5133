package io.github.rnncompare.cli;

import io.github.rnncompare.draft.DraftSize;
import io.github.rnncompare.draft.SpecDraft;
import io.github.rnncompare.experiment.CountedTime;
import io.github.rnncompare.experiment.Experiment;
import io.github.rnncompare.experiment.SmallSplits;
import io.github.rnncompare.plan.ExperimentSpec;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A draft in one size.
 *
 * @param data the experiment whose data were read; those of other sizes are alike
 * @param experiment of this size
 */
record SizedDraft(
    Path file,
    SpecDraft draft,
    DraftSize size,
    Experiment data,
    CountedTime counted,
    Experiment experiment) {
  private static final String DRAFT = "draft";

  /** Reads the data too. */
  static SizedDraft of(Path file, SpecDraft draft, DraftSize size) throws IOException {
    Experiment experiment = new Experiment(read(file, draft, size));
    return new SizedDraft(file, draft, size, experiment, CountedTime.of(experiment), experiment);
  }

  /** The same in another size. */
  SizedDraft with(DraftSize other) {
    return new SizedDraft(
        file, draft, other, data, counted, new Experiment(read(file, draft, other)));
  }

  /** Reports errors as those of the data file, since the user has not seen the draft. */
  private static ExperimentSpec read(Path file, SpecDraft draft, DraftSize size) {
    try {
      return ExperimentSpec.readText(draft.name(), draft.yaml(size, List.of()), DRAFT);
    } catch (UserErrorException e) {
      String faults = String.valueOf(e.getMessage()).replaceAll("(?m)^" + DRAFT + "(:\\d+)*: ", "");
      throw new UserErrorException(file + ": cannot draft a valid spec for it: " + faults, e);
    }
  }

  /** Updates of the weights in an epoch. */
  long updatesPerEpoch() {
    return counted.updatesPerEpoch(experiment);
  }

  int trials() {
    return experiment.plan().size();
  }

  /** About how many seconds it takes, if no trial ends early. */
  double seconds(int jobs) {
    return seconds(size.isUpdates() ? size.count() : size.count() * updatesPerEpoch(), jobs);
  }

  /** The same, if each trial has so many updates. */
  double seconds(long updates, int jobs) {
    return counted.seconds(experiment, updates, jobs);
  }

  /** A sentence on splits that are too small to choose or to compare by; empty if none is. */
  Optional<String> warning() throws IOException {
    List<String> small = SmallSplits.found(data, draft.unit());
    return small.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Warning: %s. %s",
                String.join("; ", small),
                draft.mayResample()
                    ? "More sequences would help most; task.resample: true draws other splits for"
                        + " each seed, so that a result is not that of a single one."
                    : "A longer file would help most; or larger splits: task.validation,"
                        + " task.test."));
  }
}
