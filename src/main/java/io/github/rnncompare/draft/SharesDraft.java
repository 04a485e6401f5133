package io.github.rnncompare.draft;

/** Keys that all drafts of sequences share. */
final class SharesDraft {
  private SharesDraft() {}

  /** Writes the keys of the splits and of the scale. */
  static void write(TaskDraft.Lines keys) {
    keys.key("validation", "0.2", "share of the sequences, before the test");
    keys.key("test", "0.2", "the last ones");
    writeScale(keys);
  }

  static void writeScale(TaskDraft.Lines keys) {
    keys.key("scale", "standardise", "or min_max, none; fitted on the training split");
  }

  /** "5 steps", or "5 to 9 steps". */
  static String steps(int shortest, int longest) {
    return (shortest == longest ? "" : shortest + " to ") + longest + " steps";
  }
}
