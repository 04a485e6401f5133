package io.github.rnncompare.report;

import io.github.rnncompare.results.RunFiles;
import java.util.List;
import java.util.Map;

/** What differs from seed to seed, which the intervals and tests of a report are about. */
final class Variation {
  /** Tasks on a person's files; all others draw their data from the seed. */
  private static final List<String> ON_FILES = List.of("series", "sequences", "text");

  private Variation() {}

  /** A sentence; empty if the spec names no task. */
  static String words(RunFiles.Content run) {
    Map<?, ?> task = section(run, "task");
    if (!(task.get("name") instanceof String name)) {
      return "";
    }
    boolean whole = "full".equals(section(run, "training").get("batch_size"));
    String own = whole ? "the initial weights" : "the initial weights and the order of the batches";
    if (!ON_FILES.contains(name)) {
      return "A seed draws the data, " + own + ".";
    }
    if (Boolean.TRUE.equals(task.get("resample"))) {
      return "A seed draws the splits of the data, " + own + ". The splits of two seeds overlap.";
    }
    return "A seed draws "
        + own
        + "; the data are the same for all. Intervals and tests are therefore about this test split,"
        + " and say nothing of another one.";
  }

  private static Map<?, ?> section(RunFiles.Content run, String key) {
    return run.spec().get(key) instanceof Map<?, ?> section ? section : Map.of();
  }
}
