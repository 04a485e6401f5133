package io.github.rnncompare.draft;

import java.util.ArrayList;
import java.util.List;

/**
 * The task that a file suggests.
 *
 * @param name of the experiment
 * @param question that it answers
 * @param found what the file holds, a sentence a line
 * @param keys of the task, a line each
 */
record TaskDraft(String name, String question, List<String> found, List<String> keys, Sizes sizes) {

  /** What a network has to take in and give. */
  record Sizes(int inputSize, int outputSize) {}

  /** Lines of YAML, with comments beside them. */
  static final class Lines {
    private static final int COMMENTS_FROM = 28;

    private final List<String> lines = new ArrayList<>();

    Lines key(String key, String value) {
      lines.add(key + ": " + value);
      return this;
    }

    Lines key(String key, String value, String comment) {
      String line = key + ": " + value;
      lines.add(line + " ".repeat(Math.max(1, COMMENTS_FROM - line.length())) + "# " + comment);
      return this;
    }

    List<String> all() {
      return List.copyOf(lines);
    }
  }
}
