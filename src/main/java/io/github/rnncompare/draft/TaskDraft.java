package io.github.rnncompare.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The task drafted for a file.
 *
 * @param name the name of the experiment
 * @param question what the experiment answers
 * @param found what the file contains, one sentence per line
 * @param keys the keys of the task, one line each
 * @param choice what it was taken for, and what it might be as well; empty where that is clear
 * @param shortestWindow the fewest values that a forecast may see, where it sees more and nobody
 *     said how many
 * @param sizes the network's input and output sizes
 */
record TaskDraft(
    String name,
    String question,
    List<String> found,
    List<String> keys,
    Optional<Choice> choice,
    Optional<Integer> shortestWindow,
    Sizes sizes) {

  /** Where nothing is in doubt. */
  TaskDraft(String name, String question, List<String> found, List<String> keys, Sizes sizes) {
    this(name, question, found, keys, Optional.empty(), Optional.empty(), sizes);
  }

  /** The same with what else the file might be. */
  TaskDraft with(Optional<Choice> newChoice) {
    return new TaskDraft(name, question, found, keys, newChoice, shortestWindow, sizes);
  }

  /** The sizes of a network's inputs and outputs. */
  record Sizes(int inputSize, int outputSize) {}

  /** Lines of YAML, with comments at their ends. */
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

    /**
     * The keys of the splits and of the scale, as for all sequences.
     *
     * @param test the file of the test split, if it has one of its own
     */
    Lines splits(Optional<Path> test) {
      return splits(Optional.empty(), test);
    }

    /** The same, where validation may have a file of its own too. */
    Lines splits(Optional<Path> validation, Optional<Path> test) {
      if (validation.isPresent()) {
        String own = file(validation.get());
        return test.isPresent()
            ? key("validation", own).key("test", file(test.get())).scale()
            : key("validation", own).key("test", "0.2", "the last ones").scale();
      }
      if (test.isPresent()) {
        return key("validation", "0.2", "share of the training file")
            .key("test", file(test.get()))
            .scale();
      }
      return key("validation", "0.2", "share of the sequences, before the test")
          .key("test", "0.2", "the last ones")
          .scale();
    }

    private static String file(Path path) {
      return String.format(Locale.ROOT, "{file: %s}", Quoted.of(SeriesDraft.slashed(path)));
    }

    private Lines scale() {
      return key("scale", "standardise", "or min_max, none; fitted on the training split");
    }

    List<String> all() {
      return List.copyOf(lines);
    }
  }

  /** "5 steps", or "5 to 9 steps". */
  static String steps(int shortest, int longest) {
    return (shortest == longest ? "" : shortest + " to ") + longest + " steps";
  }
}
