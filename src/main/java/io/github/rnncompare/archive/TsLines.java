package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The lines of a {@code .ts} file of the UEA and UCR archive, as sktime and aeon write them:
 * comments ({@code #}), a header that ends with {@code @data}, then a sequence in each line. Colons
 * separate its dimensions, commas the values of a dimension. Last comes a class label ({@code
 * @classLabel true}), a number ({@code @targetLabel true}), or nothing. Missing values are {@code
 * ?}. Time stamps are not read.
 */
final class TsLines extends ArchiveText {
  private final TsHeader header = new TsHeader(this);
  private int firstSteps;

  private TsLines(DataContent file) throws IOException {
    super(file, "#");
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws UserErrorException if another line stands in the header
   */
  static TsLines open(DataContent file) throws IOException {
    TsLines lines = new TsLines(file);
    lines.readHeader(lines.header::isLast);
    return lines;
  }

  @Override
  Optional<ArchiveTarget> target() {
    return Optional.of(header.target());
  }

  @Override
  List<String> classes() {
    return header.classes();
  }

  @Override
  void check(ArchiveLayout layout) {
    header.check(layout);
  }

  @Override
  Optional<ArchiveLine> next() throws IOException {
    String line = nextLine();
    if (line == null) {
      return Optional.empty();
    }
    List<String> fields = List.of(line.split(":", -1));
    boolean labelled = header.target() != ArchiveTarget.NONE;
    int dimensions = fields.size() - (labelled ? 1 : 0);
    if (dimensions < 1) {
      throw error("expected dimensions and a label, separated by ':'; found none");
    }
    List<List<String>> values =
        fields.subList(0, dimensions).stream()
            .map(field -> Arrays.stream(field.split(",", -1)).map(String::strip).toList())
            .toList();
    int steps = values.get(0).size();
    if (!labelled && dimensions > 1 && steps > 1 && values.get(dimensions - 1).size() == 1) {
      header.checkNoLabel(values.get(dimensions - 1).get(0));
    }
    header.checkNoTimes();
    header.checkDimensions(dimensions);
    firstSteps = firstSteps == 0 ? steps : firstSteps;
    header.checkLength(steps, firstSteps);
    return Optional.of(
        new ArchiveLine(
            values, labelled ? Optional.of(fields.get(dimensions).strip()) : Optional.empty()));
  }

  @Override
  String place(int dimension, int step) {
    return String.format(Locale.ROOT, "dimension %d, value %d", dimension + 1, step + 1);
  }

  @Override
  void checkMissing(int dimension, int step) {
    header.checkMissing(place(dimension, step));
  }

  @Override
  void checkLabel(String label) {
    header.checkLabel(label);
  }
}
