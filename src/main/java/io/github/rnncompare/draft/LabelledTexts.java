package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataRow;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Refuses tables with a text and its label in each row, which are not read. */
final class LabelledTexts {
  private static final int MAX_CLASSES = 20;

  /** So many characters on average are no name of anything. */
  private static final int LONG = 20;

  private LabelledTexts() {}

  /**
   * Refuses a table of texts and labels.
   *
   * @throws UserErrorException that says what can be done instead
   */
  static void refuse(CsvReading reading) throws IOException {
    List<ColumnProfile> rest =
        reading.profiles().stream()
            .filter(profile -> !profile.isConstant() && !profile.countsRows())
            .filter(profile -> !reading.isOfTime(profile))
            .filter(profile -> !Names.isOfSequences(profile.name()))
            .toList();
    List<ColumnProfile> labels =
        rest.stream()
            .filter(profile -> !profile.classes().isEmpty())
            .filter(profile -> profile.classes().size() <= MAX_CLASSES)
            .toList();
    List<ColumnProfile> texts =
        rest.stream().filter(profile -> !profile.isNumeric() && !labels.contains(profile)).toList();
    if (texts.isEmpty() || labels.size() != 1 || rest.size() > texts.size() + 1) {
      return;
    }
    ColumnProfile label = labels.get(0);
    boolean sure = !label.isNumeric() || Names.isOfLabels(label.name());
    for (ColumnProfile text : texts) {
      if (areTexts(reading, text.name(), sure)) {
        throw new UserErrorException(
            String.format(
                Locale.ROOT,
                "%s: has texts with labels, one in each row (columns %s and %s), which is not read."
                    + " What is read: sequences of numbers, so write each text as such, a row for"
                    + " each word or character with its numbers, a column that names the text"
                    + " (--id) and its label (--target); or one long text in a file .txt, whose"
                    + " next characters are predicted",
                reading.file(),
                text.name(),
                label.name()));
      }
    }
  }

  /** Whether a column has texts of several words, or long ones. */
  private static boolean areTexts(CsvReading reading, String column, boolean ofWords)
      throws IOException {
    long[] counts = new long[3]; // rows, rows of several words, characters
    DataRow.read(
        DataContent.of(reading.file()),
        List.of(column),
        row -> {
          String text = row.text(column).strip();
          boolean letters = text.codePoints().anyMatch(Character::isLetter);
          counts[0]++;
          counts[1] += letters && text.chars().anyMatch(Character::isWhitespace) ? 1 : 0;
          counts[2] += text.length();
        });
    return counts[2] > LONG * counts[0] || (ofWords && 2 * counts[1] > counts[0]);
  }
}
