package io.github.rnncompare.archive;

import io.github.rnncompare.data.ClassNames;
import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataNumber;
import io.github.rnncompare.data.Fields;
import io.github.rnncompare.data.SequenceTable;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads sequences and their targets from an archive's file. */
public final class ArchiveFile {
  private final ArchiveLines lines;
  private final ArchiveLayout layout;
  private final ClassNames classes;
  private final SequenceTable sequences;
  private final double[] step;

  private ArchiveFile(ArchiveLines lines, ArchiveLayout layout) {
    this.lines = lines;
    this.layout = layout;
    this.classes = new ClassNames(layout.classes());
    this.step = new double[layout.inputSize() + (layout.target() == ArchiveTarget.NONE ? 0 : 1)];
    this.sequences = new SequenceTable(step.length);
  }

  /**
   * All sequences, at least one, in the order of the file, each named by its line number.
   *
   * @return a row per step: its value in each dimension, then the target of the sequence, if it is
   *     read: the index of its label in the classes, or the number
   * @throws UserErrorException naming file, line, place and value of an error
   */
  public static SequenceTable read(DataContent file, ArchiveFormat format, ArchiveLayout layout)
      throws IOException {
    try (ArchiveLines lines = format.open(file, layout.split())) {
      lines.check(layout);
      ArchiveFile reading = new ArchiveFile(lines, layout);
      for (Optional<ArchiveLine> next = lines.next(); next.isPresent(); next = lines.next()) {
        reading.add(next.get());
      }
      if (reading.sequences.count() == 0) {
        throw lines.noSequences();
      }
      return reading.sequences;
    }
  }

  private void add(ArchiveLine line) throws IOException {
    int dimensions = line.values().size();
    int inputSize = layout.inputSize();
    if (dimensions != inputSize) {
      throw lines.error(
          String.format(
              Locale.ROOT,
              "has %d dimensions%s, but input_size is %d",
              dimensions,
              line.target().isPresent() ? " and a label" : "",
              inputSize));
    }
    double target =
        layout.target() == ArchiveTarget.NONE ? 0 : target(line.target().orElse("").strip());
    double[][] values = new double[inputSize][];
    for (int i = 0; i < inputSize; i++) {
      values[i] = dimension(i, line.values().get(i));
      if (values[i].length != values[0].length) {
        throw lines.error(
            String.format(
                Locale.ROOT,
                "dimension %d has %d values, but dimension 1 has %d",
                i + 1,
                values[i].length,
                values[0].length));
      }
    }
    sequences.start(String.valueOf(lines.number()));
    for (int t = 0; t < values[0].length; t++) {
      for (int i = 0; i < inputSize; i++) {
        step[i] = values[i][t];
      }
      if (layout.target() != ArchiveTarget.NONE) {
        step[inputSize] = target;
      }
      sequences.append(step);
    }
  }

  private double target(String text) {
    if (layout.target() == ArchiveTarget.NUMBER) {
      return number(() -> "target", text);
    }
    double index =
        classes.index(
            text,
            expected ->
                lines.error(
                    String.format(Locale.ROOT, "label '%s'; %s", Excerpt.of(text), expected)));
    lines.checkLabel(text);
    return index;
  }

  private double[] dimension(int dimension, List<String> texts) {
    double[] values = new double[texts.size()];
    for (int t = 0; t < values.length; t++) {
      int at = t;
      String text = texts.get(t);
      if (!layout.refusesMissing() && Fields.PLAIN.isMissing(text)) {
        lines.checkMissing(dimension, t);
        values[t] = Double.NaN;
      } else {
        values[t] = number(() -> lines.place(dimension, at), text);
      }
    }
    return values;
  }

  private double number(Supplier<String> what, String text) {
    return DataNumber.parse(
        text,
        expected ->
            lines.error(
                String.format(
                    Locale.ROOT, "%s is '%s'; %s", what.get(), Excerpt.of(text), expected)));
  }
}
