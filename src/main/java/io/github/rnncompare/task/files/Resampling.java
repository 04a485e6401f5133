package io.github.rnncompare.task.files;

import io.github.rnncompare.spec.Section;
import java.util.List;

/**
 * Which splits of the sequences of a file a seed draws for itself.
 *
 * @param searchValidation whether the seeds of a sweep draw theirs
 * @param everySeed whether every seed draws all its splits, the test too unless that is another
 *     file
 */
record Resampling(SearchValidation searchValidation, boolean everySeed) {
  private static final String SEARCH_VALIDATION = "search_validation";
  private static final String RESAMPLE = "resample";

  /** The validation split of the seeds of a sweep. */
  enum SearchValidation {
    /** Each draws its own, so that no configuration is fitted to one small split. */
    EACH_SEED,
    /** That of the comparison, as in versions without the key. */
    FIXED
  }

  static Resampling read(Section spec) {
    SearchValidation search =
        spec.choice(SEARCH_VALIDATION, SearchValidation.class, SearchValidation.EACH_SEED);
    boolean everySeed = spec.flag(RESAMPLE, false);
    if (everySeed && search == SearchValidation.FIXED) {
      spec.fault(
          SEARCH_VALIDATION,
          "is fixed, but resample is true, and draws all splits of every seed; leave out one of"
              + " them");
    }
    return new Resampling(search, everySeed);
  }

  /**
   * Records an error for a task that cannot draw splits.
   *
   * @param why in the user's words: "a series is split in time"
   */
  static void refuse(Section spec, String why) {
    for (String key : List.of(SEARCH_VALIDATION, RESAMPLE)) {
      if (spec.names().contains(key)) {
        spec.leave(List.of(key));
        spec.fault(key, "is for sequences; " + why + ", the same for every seed; leave it out");
      }
    }
  }

  /** Whether the seeds of a sweep draw splits. */
  boolean drawsInSearch() {
    return everySeed || searchValidation == SearchValidation.EACH_SEED;
  }
}
