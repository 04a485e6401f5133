package io.github.rnncompare.data;

import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads sequences and their targets from a {@code .ts} file of the UCR and UEA archive, as sktime
 * and aeon write them. Comment lines ({@code #}) and header lines ({@code @}) end with {@code
 * @data}; then each line is a sequence. Colons separate its dimensions, commas the values of a
 * dimension. Last comes a class label ({@code @classLabel true}) or a number ({@code @targetLabel
 * true}). Time stamps and missing values ({@code ?}) are reported as errors.
 */
public final class TsFile {
  private static final String TRUE = "true";
  private static final String FALSE = "false";

  private final Path file;
  private final ClassNames classes;
  private final SequenceTable sequences;
  private final double[] step;

  private long number;
  private boolean labelled;
  private boolean inData;

  private TsFile(Path file, int inputSize, List<String> classes) {
    this.file = file;
    this.classes = new ClassNames(classes);
    this.step = new double[inputSize + 1];
    this.sequences = new SequenceTable(step.length);
  }

  /**
   * All sequences, at least one, in the order of the file, each named by its line number.
   *
   * @param inputSize dimensions of each sequence
   * @param classes the allowed labels; if empty, targets are numbers
   * @return a row per step: its value in each dimension, then the target of the sequence: the index
   *     of its label in {@code classes}, or the number
   * @throws UserErrorException naming file, line, dimension and value of an error
   */
  public static SequenceTable read(DataContent file, int inputSize, List<String> classes)
      throws IOException {
    TsFile reading = new TsFile(file.path(), inputSize, classes);
    try (BufferedReader text = DataText.open(file)) {
      for (String line = text.readLine(); line != null; line = text.readLine()) {
        reading.number++;
        reading.line(line.strip());
      }
    }
    if (reading.sequences.count() == 0) {
      throw new UserErrorException(file.path() + ": no sequences below a line '@data'");
    }
    return reading.sequences;
  }

  private void line(String line) throws IOException {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (inData) {
      sequence(line.split(":", -1));
    } else if (line.startsWith("@")) {
      header(line.substring(1).split("\\s+", -1));
    } else {
      throw mistake("expected a line that begins with '@' or '#' before '@data'");
    }
  }

  private void header(String[] words) {
    String value = words.length > 1 ? words[1] : "";
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "timestamps" -> mustBeFalse("@timeStamps", value);
      case "missing" -> mustBeFalse("@missing", value);
      case "univariate" -> dimensions("@univariate " + value, value.equals(TRUE) ? "1" : "");
      case "dimensions" -> dimensions("@dimensions " + value, value);
      case "dimension" -> dimensions("@dimension " + value, value);
      case "classlabel" -> labelled |= !classes.isEmpty() && value.equalsIgnoreCase(TRUE);
      case "targetlabel" -> labelled |= classes.isEmpty() && value.equalsIgnoreCase(TRUE);
      case "data" -> data();
      default -> {} // names, and what the sequences show anyway
    }
  }

  private void mustBeFalse(String key, String value) {
    if (!value.equalsIgnoreCase(FALSE)) {
      throw mistake(
          String.format(
              Locale.ROOT,
              "'%s' is '%s'; only files with '%s false' can be read",
              key,
              Excerpt.of(value),
              key));
    }
  }

  private void dimensions(String found, String value) {
    int inputSize = step.length - 1;
    if (!value.isEmpty() && !Numbers.parse(value).equals(Optional.of((double) inputSize))) {
      throw mistake(
          String.format(Locale.ROOT, "'%s', but input_size is %d", Excerpt.of(found), inputSize));
    }
  }

  private void data() {
    inData = true;
    if (!labelled) {
      throw mistake(
          classes.isEmpty()
              ? "no line '@targetLabel true' before '@data', which numeric targets need; for labels, name their classes"
              : "no line '@classLabel true' with the labels before '@data'");
    }
  }

  private void sequence(String[] fields) throws IOException {
    int last = fields.length - 1;
    int inputSize = step.length - 1;
    if (last < 1) {
      throw mistake("expected dimensions and a label, separated by ':'; found none");
    }
    if (last != inputSize) {
      throw mistake(
          String.format(
              Locale.ROOT, "has %d dimensions and a label, but input_size is %d", last, inputSize));
    }
    double target = target(fields[last].strip());
    double[][] values = new double[inputSize][];
    for (int i = 0; i < inputSize; i++) {
      values[i] = dimension(i + 1, fields[i].split(",", -1));
      if (values[i].length != values[0].length) {
        throw mistake(
            String.format(
                Locale.ROOT,
                "dimension %d has %d values, but dimension 1 has %d",
                i + 1,
                values[i].length,
                values[0].length));
      }
    }
    sequences.start(String.valueOf(number));
    step[inputSize] = target;
    for (int t = 0; t < values[0].length; t++) {
      for (int i = 0; i < inputSize; i++) {
        step[i] = values[i][t];
      }
      sequences.append(step);
    }
  }

  private double target(String text) {
    return classes.isEmpty()
        ? number("target", text)
        : classes.index(
            text,
            expected ->
                mistake(String.format(Locale.ROOT, "label '%s'; %s", Excerpt.of(text), expected)));
  }

  private double[] dimension(int dimension, String[] fields) {
    double[] values = new double[fields.length];
    for (int t = 0; t < fields.length; t++) {
      int value = t + 1;
      String text = fields[t].strip();
      values[t] =
          DataNumber.parse(
              text,
              expected ->
                  wrong(
                      String.format(Locale.ROOT, "dimension %d, value %d", dimension, value),
                      text,
                      expected));
    }
    return values;
  }

  private double number(String what, String text) {
    return DataNumber.parse(text, expected -> wrong(what, text, expected));
  }

  private UserErrorException wrong(String what, String text, String expected) {
    return mistake(String.format(Locale.ROOT, "%s is '%s'; %s", what, Excerpt.of(text), expected));
  }

  private UserErrorException mistake(String message) {
    return new UserErrorException(file + ":" + number + ": " + message);
  }
}
