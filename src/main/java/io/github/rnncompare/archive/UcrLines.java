package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of a file as in the UCR archive (2018): the label of a sequence, then its values, with
 * tabs, semicolons, commas or blanks between; elsewhere the label stands behind them. All lines
 * have as many fields; a shorter sequence ends with {@code NaN}. A first line of names is skipped,
 * and with it a field in front that only names the sequence, see {@link UcrHeader}.
 */
final class UcrLines extends ArchiveText {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

  private final boolean labelLast;
  private String separator = "";
  private Optional<UcrHeader> header = Optional.empty();
  private int fields;
  private int from;

  private UcrLines(DataContent file, boolean labelLast) throws IOException {
    super(file, "");
    this.labelLast = labelLast;
  }

  /**
   * Opens a file.
   *
   * @param labelLast whether the label stands behind the values
   */
  static UcrLines open(DataContent file, boolean labelLast) throws IOException {
    return new UcrLines(file, labelLast);
  }

  /** The separator of a line; blanks where it has none of the others. */
  static String separator(String line) {
    return Stream.of("\t", ";", ",").filter(line::contains).findFirst().orElse("\\s+");
  }

  /** The fields of a line, without blanks and quotes around them. */
  static List<String> fields(String line, String separator) {
    return Arrays.stream(line.split(separator, -1))
        .map(String::strip)
        .map(text -> text.length() > 1 && QUOTED.matcher(text).matches() ? unquoted(text) : text)
        .toList();
  }

  private static String unquoted(String text) {
    return text.substring(1, text.length() - 1).strip();
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
    if (separator.isEmpty()) {
      separator = separator(line);
      header = UcrHeader.of(fields(line, separator), labelLast);
      line = header.isPresent() ? nextLine() : line;
      if (line == null) {
        return Optional.empty();
      }
    }
    List<String> found = fields(line, separator);
    if (fields == 0) {
      begin(found.size());
    }
    if (found.size() != fields) {
      throw error(
          String.format(
              Locale.ROOT,
              "has %d fields, the first line %d; fill a shorter sequence up with NaN at its end",
              found.size(),
              fields));
    }
    int end = labelLast ? fields - 1 : fields;
    while (end > from && found.get(end - 1).equalsIgnoreCase("nan")) {
      end--;
    }
    if (end == from) {
      throw error("has a label and no value");
    }
    String label = found.get(labelLast ? fields - 1 : from - 1);
    return Optional.of(new ArchiveLine(List.of(found.subList(from, end)), Optional.of(label)));
  }

  /** Finds where the values begin, at the first line that has some. */
  private void begin(int count) {
    int named = header.map(names -> names.names().size()).orElse(count);
    if (named != count && named + 1 != count) {
      throw error(String.format(Locale.ROOT, "has %d fields, but the header has %d", count, named));
    }
    int id = header.map(names -> names.idFields(labelLast, count)).orElse(0);
    if (count < id + 2) {
      throw error("expected a label and values, with tabs, commas or blanks between; found one");
    }
    fields = count;
    from = labelLast ? id : id + 1;
  }

  @Override
  String place(int dimension, int step) {
    return "field " + (from + step + 1);
  }

  @Override
  UserErrorException noSequences() {
    return error(1, "no sequences; expected a label and its values in each line");
  }
}
