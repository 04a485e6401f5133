package io.github.rnncompare.draft;

import io.github.rnncompare.data.Alphabet;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Drafts the task of a text: predicting the next character. */
final class TextDraft {
  private static final int PIECE = 64;
  private static final int MIN_PIECES = 30;
  private static final int MAX_CHARACTERS = 1000;
  private static final double LEAST_LETTERS = 0.5;

  private TextDraft() {}

  /** Most of what a text shows is letters, even of a program; of a table it is figures. */
  private static void requireText(Path file, Alphabet alphabet) {
    if (alphabet.letters() < LEAST_LETTERS * alphabet.visible()) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: does not look like a text, as only %d %% of its characters are letters; if it is a table, leave out the lines above the names of its columns and below its rows",
              file,
              Math.round(100.0 * alphabet.letters() / alphabet.visible())));
    }
  }

  static TaskDraft of(Path file, String name) throws IOException {
    Alphabet alphabet = Alphabet.of(DataContent.of(file));
    if (alphabet.length() < MIN_PIECES * PIECE) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: %,d characters are too few to learn from; a draft needs %,d",
              file,
              alphabet.length(),
              MIN_PIECES * PIECE));
    }
    requireText(file, alphabet);
    if (alphabet.size() > MAX_CHARACTERS) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s: has %,d different characters; a network with one output for each takes at most %,d. Transcribe or filter the text",
              file,
              alphabet.size(),
              MAX_CHARACTERS));
    }
    TaskDraft.Lines keys = new TaskDraft.Lines();
    keys.key("name", "text").key("file", Quoted.of(SeriesDraft.slashed(file)));
    keys.key("alphabet", Quoted.of(alphabet.characters()));
    keys.key("time_steps", Integer.toString(PIECE), "characters in a piece");
    keys.key("validation", "0.1", "share of the text, before the test");
    keys.key("test", "0.1", "its end");
    keys.key("metric", "bits_per_character", "or accuracy, balanced_accuracy, macro_f1");
    return new TaskDraft(
        name,
        "Which architecture predicts the next character best?",
        List.of(
            String.format(
                Locale.ROOT,
                "%s: a text of %,d characters, %d different ones",
                file,
                alphabet.length(),
                alphabet.size()),
            String.format(
                Locale.ROOT,
                "The draft predicts the next character at each position, in pieces of %d characters.",
                PIECE)),
        keys.all(),
        new TaskDraft.Sizes(alphabet.size(), alphabet.size()));
  }
}
