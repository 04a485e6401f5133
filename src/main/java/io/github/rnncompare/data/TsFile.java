package io.github.rnncompare.data;

import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads sequences and their targets from a {@code .ts} file of the UCR and UEA archive, as sktime
 * and aeon write them. Comment lines ({@code #}) and header lines ({@code @}) end with {@code
 * @data}; then each line is a sequence. Colons separate its dimensions, commas the values of a
 * dimension. Last comes a class label ({@code @classLabel true}) or a number ({@code @targetLabel
 * true}). Time stamps are reported as errors; missing values are {@code ?}.
 */
public final class TsFile {
  private final TsLines lines;
  private final ClassNames classes;
  private final SequenceTable sequences;
  private final double[] step;

  private final boolean refusesMissing;

  private TsFile(TsLines lines, int inputSize, List<String> classes, boolean refusesMissing) {
    this.lines = lines;
    this.refusesMissing = refusesMissing;
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
    return read(file, inputSize, classes, true);
  }

  /**
   * The same, where a value may be missing.
   *
   * @param refusesMissing whether that is an error; else it is NaN
   */
  public static SequenceTable read(
      DataContent file, int inputSize, List<String> classes, boolean refusesMissing)
      throws IOException {
    try (TsLines lines = TsLines.open(file)) {
      TsFile reading = new TsFile(lines, inputSize, classes, refusesMissing);
      reading.checkHeader();
      for (Optional<String[]> next = lines.sequence(); next.isPresent(); next = lines.sequence()) {
        reading.sequence(next.get());
      }
      if (reading.sequences.count() == 0) {
        throw lines.noSequences();
      }
      return reading.sequences;
    }
  }

  private void checkHeader() {
    String target = classes.isEmpty() ? "targetlabel" : "classlabel";
    boolean labelled = false;
    for (TsLines.Entry entry : lines.header()) {
      labelled |= entry.key().equals(target) && entry.isTrue();
      check(entry, labelled);
    }
  }

  private void check(TsLines.Entry entry, boolean labelled) {
    String value = entry.value();
    switch (entry.key()) {
      case "timestamps" -> mustBeFalse("@timeStamps", entry);
      case "missing" -> mayBeMissing(entry);
      case "univariate" -> dimensions("@univariate", entry, value.equals("true") ? "1" : "");
      case "dimensions" -> dimensions("@dimensions", entry, value);
      case "dimension" -> dimensions("@dimension", entry, value);
      case "data" -> mustBeLabelled(entry, labelled);
      default -> {} // names, labels, and what the sequences show anyway
    }
  }

  private void mayBeMissing(TsLines.Entry entry) {
    if (refusesMissing && !entry.value().equalsIgnoreCase("false")) {
      throw lines.userError(
          entry.line(),
          String.format(
              Locale.ROOT,
              "'@missing' is '%s'; say what stands for a missing value, as in missing: forward_fill",
              Excerpt.of(entry.value())));
    }
  }

  private void mustBeFalse(String key, TsLines.Entry entry) {
    if (!entry.value().equalsIgnoreCase("false")) {
      throw lines.userError(
          entry.line(),
          String.format(
              Locale.ROOT,
              "'%s' is '%s'; only files with '%s false' can be read",
              key,
              Excerpt.of(entry.value()),
              key));
    }
  }

  private void dimensions(String key, TsLines.Entry entry, String dimensions) {
    int inputSize = step.length - 1;
    if (!dimensions.isEmpty()
        && !Numbers.parse(dimensions).equals(Optional.of((double) inputSize))) {
      throw lines.userError(
          entry.line(),
          String.format(
              Locale.ROOT,
              "'%s', but input_size is %d",
              Excerpt.of(key + " " + entry.value()),
              inputSize));
    }
  }

  private void mustBeLabelled(TsLines.Entry data, boolean labelled) {
    if (!labelled) {
      throw lines.userError(
          data.line(),
          classes.isEmpty()
              ? "no line '@targetLabel true' before '@data', which numeric targets need; for labels, name their classes"
              : "no line '@classLabel true' with the labels before '@data'");
    }
  }

  private void sequence(String[] fields) throws IOException {
    int last = fields.length - 1;
    int inputSize = step.length - 1;
    if (last < 1) {
      throw userError("expected dimensions and a label, separated by ':'; found none");
    }
    if (last != inputSize) {
      throw userError(
          String.format(
              Locale.ROOT, "has %d dimensions and a label, but input_size is %d", last, inputSize));
    }
    double target = target(fields[last].strip());
    double[][] values = new double[inputSize][];
    for (int i = 0; i < inputSize; i++) {
      values[i] = dimension(i + 1, fields[i].split(",", -1));
      if (values[i].length != values[0].length) {
        throw userError(
            String.format(
                Locale.ROOT,
                "dimension %d has %d values, but dimension 1 has %d",
                i + 1,
                values[i].length,
                values[0].length));
      }
    }
    sequences.start(String.valueOf(lines.number()));
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
                userError(
                    String.format(Locale.ROOT, "label '%s'; %s", Excerpt.of(text), expected)));
  }

  private double[] dimension(int dimension, String[] fields) {
    double[] values = new double[fields.length];
    for (int t = 0; t < fields.length; t++) {
      int value = t + 1;
      String text = fields[t].strip();
      if (!refusesMissing && Fields.PLAIN.isMissing(text)) {
        values[t] = Double.NaN;
        continue;
      }
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
    return userError(
        String.format(Locale.ROOT, "%s is '%s'; %s", what, Excerpt.of(text), expected));
  }

  private UserErrorException userError(String message) {
    return lines.userError(lines.number(), message);
  }
}
