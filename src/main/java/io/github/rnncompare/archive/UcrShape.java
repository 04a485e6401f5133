package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.data.DataText;
import io.github.rnncompare.data.Fields;
import io.github.rnncompare.spec.Numbers;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a file without a header looks like one of the UCR archive: a label, then the values of a
 * sequence, in each line.
 */
public final class UcrShape {
  private static final int LEAST_VALUES = 8;
  private static final int LOOKED_AT = 10_000;

  /** The lines whose second field is one more than in the line before, of the same label. */
  private int counting;

  private String label = "";
  private double step;
  private final Set<String> labels = new HashSet<>();
  private int lines;
  private int fields;

  private UcrShape() {}

  /**
   * Whether all lines have as many fields, of which the first repeats and the others are numbers.
   */
  public static boolean isOf(Path file) throws IOException {
    UcrShape shape = new UcrShape();
    try (BufferedReader text = DataText.open(DataContent.of(file))) {
      String line = text.readLine();
      Optional<String> separator = Optional.ofNullable(line).map(UcrLines::separator);
      while (line != null && shape.lines < LOOKED_AT) {
        if (!line.isBlank() && !shape.accept(line.strip().split(separator.orElseThrow(), -1))) {
          return false;
        }
        line = text.readLine();
      }
    }
    // Rows of a sequence's name and its step are none of the archive.
    boolean steps = 2 * shape.counting > shape.lines;
    return !steps && shape.labels.size() > 1 && 2 * shape.labels.size() <= shape.lines;
  }

  private boolean accept(String[] texts) {
    fields = lines == 0 ? texts.length : fields;
    lines++;
    labels.add(texts[0].strip());
    counting += texts.length > 1 && isNextStep(texts[0].strip(), texts[1].strip()) ? 1 : 0;
    return texts.length == fields
        && fields > LEAST_VALUES
        && List.of(texts).subList(1, fields).stream().allMatch(UcrShape::isValue);
  }

  private boolean isNextStep(String next, String text) {
    double number = Numbers.parse(text).orElse(Double.NaN);
    boolean follows = next.equals(label) && number == step + 1;
    label = next;
    step = number;
    return follows;
  }

  private static boolean isValue(String text) {
    String value = text.strip();
    return Fields.PLAIN.isMissing(value) || Numbers.parse(value).isPresent();
  }
}
