package io.github.rnncompare.data;

import io.github.rnncompare.spec.MistakeException;
import io.github.rnncompare.spec.Numbers;
import io.github.rnncompare.spec.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads labelled sequences from a {@code .ts} file of the UCR and UEA archive, as sktime and aeon
 * write them: lines of {@code #} comment and {@code @} header up to {@code @data}, then a sequence
 * a line: dimensions separated by colons, each its values separated by commas, and last the class
 * label. Time stamps and missing values ({@code ?}) are not read but told.
 */
final class LabelledTs {
  private static final String COLON = ":";

  private final List<String> labels = new ArrayList<>();
  private final List<LabelledSequence> sequences = new ArrayList<>();
  private Optional<Integer> dimensions = Optional.empty();
  private boolean labelled;
  private boolean inData;

  private LabelledTs() {}

  /**
   * All sequences, in the order of the file, at least one, all with as many dimensions.
   *
   * @throws MistakeException naming file, line, dimension and value of what is not as it should be
   */
  static List<LabelledSequence> read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new MistakeException("no such data file: " + file);
    }
    LabelledTs reading = new LabelledTs();
    int number = 0;
    for (String line : TextFile.read(file, "file").lines().toList()) {
      number++;
      reading.line(file + COLON + number, line.strip());
    }
    if (reading.sequences.isEmpty()) {
      throw new MistakeException(file + ": no sequences below a line '@data'");
    }
    return reading.sequences;
  }

  private void line(String place, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (inData) {
      sequences.add(sequence(place, line));
    } else if (line.startsWith("@")) {
      header(place, line.substring(1).split("\\s+", -1));
    } else {
      throw new MistakeException(
          place + ": expected a line that begins with '@' or '#' before '@data'");
    }
  }

  private void header(String place, String[] words) {
    String value = words.length > 1 ? words[1] : "";
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "data" -> {
        inData = true;
        if (!labelled) {
          throw new MistakeException(
              place + ": no line '@classLabel true' with the labels before '@data'");
        }
      }
      case "timestamps" -> mustBeFalse(place, "@timeStamps", value);
      case "missing" -> mustBeFalse(place, "@missing", value);
      case "dimensions" -> dimensions = Optional.of((int) number(place + ": '@dimensions'", value));
      case "dimension" -> dimensions = Optional.of((int) number(place, value));
      case "classlabel" -> {
        labelled = value.equalsIgnoreCase("true");
        labels.addAll(Arrays.asList(words).subList(Math.min(2, words.length), words.length));
      }
      default -> {} // names, and what follows from the sequences
    }
  }

  private static void mustBeFalse(String place, String key, String value) {
    if (!value.equalsIgnoreCase("false")) {
      throw new MistakeException(
          "%s: '%s' is '%s'; only files with '%s false' can be read"
              .formatted(place, key, value, key));
    }
  }

  private LabelledSequence sequence(String place, String line) {
    List<String> parts = Arrays.asList(line.split(COLON, -1));
    int last = parts.size() - 1;
    String label = parts.get(last).strip();
    if (last < 1) {
      throw new MistakeException(
          place + ": expected dimensions and a label, separated by ':'; found none");
    }
    if (!labels.isEmpty() && !labels.contains(label)) {
      throw new MistakeException(
          "%s: label '%s'; the header has %s".formatted(place, label, String.join(", ", labels)));
    }
    int expected = sequences.isEmpty() ? dimensions.orElse(last) : sequences.get(0).inputSize();
    if (last != expected) {
      throw new MistakeException(
          "%s: has %d dimensions and a label; expected %d".formatted(place, last, expected));
    }
    float[][] values = new float[last][];
    for (int i = 0; i < last; i++) {
      values[i] = dimension(place + ": dimension " + (i + 1), parts.get(i));
      if (values[i].length != values[0].length) {
        throw new MistakeException(
            "%s: dimension %d has %d values, but dimension 1 has %d"
                .formatted(place, i + 1, values[i].length, values[0].length));
      }
    }
    return new LabelledSequence(values, label, place);
  }

  private static float[] dimension(String place, String text) {
    String[] fields = text.split(",", -1);
    float[] values = new float[fields.length];
    for (int step = 0; step < fields.length; step++) {
      values[step] = number(place + ", value " + (step + 1), fields[step].strip());
    }
    return values;
  }

  private static float number(String place, String text) {
    float value =
        Numbers.parse(text)
            .map(Double::floatValue)
            .orElseThrow(
                () -> new MistakeException(place + " is '" + text + "'; expected a number"));
    if (Float.isInfinite(value)) {
      throw new MistakeException(
          place + " is '" + text + "'; expected a number from -3.4e38 to 3.4e38");
    }
    return value;
  }
}
