package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The lines of a file of the UCR archive (2018): the label of a sequence, then its values, with
 * tabs, commas or blanks between. All lines have as many fields; a shorter sequence ends with
 * {@code NaN}.
 */
final class UcrLines extends ArchiveText {
  private String separator = "";
  private int fields;

  private UcrLines(DataContent file) throws IOException {
    super(file, "");
  }

  static UcrLines open(DataContent file) throws IOException {
    return new UcrLines(file);
  }

  /** The separator of a line; blanks where it has none of the others. */
  static String separator(String line) {
    return line.contains("\t") ? "\t" : line.contains(",") ? "," : "\\s+";
  }

  @Override
  Optional<ArchiveTarget> target() {
    return Optional.empty();
  }

  @Override
  List<String> classes() {
    return List.of();
  }

  @Override
  void check(ArchiveLayout layout) {
    if (layout.inputSize() != 1) {
      throw error(
          1,
          String.format(
              Locale.ROOT,
              "is read as one dimension, as in the UCR archive, but input_size is %d",
              layout.inputSize()));
    }
  }

  @Override
  Optional<ArchiveLine> next() throws IOException {
    String line = nextLine();
    if (line == null) {
      return Optional.empty();
    }
    separator = separator.isEmpty() ? separator(line) : separator;
    List<String> found = Arrays.stream(line.split(separator, -1)).map(String::strip).toList();
    fields = fields == 0 ? found.size() : fields;
    if (found.size() < 2) {
      throw error("expected a label and values, with tabs, commas or blanks between; found one");
    }
    if (found.size() != fields) {
      throw error(
          String.format(
              Locale.ROOT,
              "has %d fields, the first line %d; fill a shorter sequence up with NaN at its end",
              found.size(),
              fields));
    }
    int end = fields;
    while (end > 1 && found.get(end - 1).equalsIgnoreCase("nan")) {
      end--;
    }
    if (end == 1) {
      throw error("has a label and no value");
    }
    return Optional.of(new ArchiveLine(List.of(found.subList(1, end)), Optional.of(found.get(0))));
  }

  @Override
  String place(int dimension, int step) {
    return "field " + (step + 2);
  }

  @Override
  UserErrorException noSequences() {
    return error(1, "no sequences; expected a label and its values in each line");
  }
}
