package io.github.rnncompare.archive;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The lines of an ARFF file of Weka with sequences, as the UEA and UCR archive has them: comments
 * ({@code %}), a header as {@link ArffHeader} describes it, then a row for each sequence. Missing
 * values are {@code ?}; at the end of a sequence they only fill it up. Sparse rows (in braces) are
 * not read.
 */
final class ArffLines extends ArchiveText {
  private static final String MISSING = "?";

  private final ArffHeader header = new ArffHeader(this);
  private long dataLine;

  private ArffLines(DataContent file) throws IOException {
    super(file, "%");
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws UserErrorException if the header has no {@code @data}, or attributes that are not read
   */
  static ArffLines open(DataContent file) throws IOException {
    ArffLines lines = new ArffLines(file);
    if (!lines.readHeader(lines.header::isLast)) {
      lines.close();
      throw lines.noSequences();
    }
    lines.dataLine = lines.number();
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
    if (layout.target() != ArchiveTarget.NONE && layout.target() != header.target()) {
      throw error(
          dataLine,
          layout.target() == ArchiveTarget.NUMBER
              ? "no numeric attribute 'target' before '@data', which numeric targets need; for labels, name their classes"
              : "no attribute with a list of labels before '@data'");
    }
    if (header.relationalField().isEmpty() && layout.inputSize() != 1) {
      throw error(
          dataLine,
          String.format(
              Locale.ROOT,
              "has one dimension, as no attribute is relational, but input_size is %d",
              layout.inputSize()));
    }
  }

  @Override
  Optional<ArchiveLine> next() throws IOException {
    String line = nextLine();
    if (line == null) {
      return Optional.empty();
    }
    if (line.startsWith("{")) {
      throw error("is a sparse row; save the file with all values");
    }
    List<String> fields = new ArrayList<>(new ArffText(line, this::error).fields());
    if (fields.size() != header.fields()) {
      throw error(
          String.format(
              Locale.ROOT,
              "has %d fields; the header has %d attributes",
              fields.size(),
              header.fields()));
    }
    Optional<String> target =
        header.targetField() < 0 ? Optional.empty() : Optional.of(fields.get(header.targetField()));
    Optional<Integer> relational = header.relationalField();
    if (relational.isPresent()) {
      List<List<String>> dimensions = dimensions(fields.get(relational.get()));
      return Optional.of(new ArchiveLine(withoutPadding(dimensions, MISSING), target));
    }
    if (header.targetField() >= 0) {
      fields.remove(header.targetField());
    }
    return Optional.of(new ArchiveLine(withoutPadding(List.of(fields), MISSING), target));
  }

  private List<List<String>> dimensions(String field) {
    List<List<String>> dimensions = new ArrayList<>();
    for (String row : field.strip().split("\n", -1)) {
      List<String> values = Arrays.stream(row.split(",", -1)).map(String::strip).toList();
      dimensions.add(values);
      if (values.size() != header.steps()) {
        throw error(
            String.format(
                Locale.ROOT,
                "dimension %d has %d values; the header has %d attributes for them",
                dimensions.size(),
                values.size(),
                header.steps()));
      }
    }
    return dimensions;
  }

  @Override
  String place(int dimension, int step) {
    String attribute = "attribute '" + Excerpt.of(header.step(step)) + "'";
    return header.relationalField().isPresent()
        ? "dimension " + (dimension + 1) + ", " + attribute
        : attribute;
  }

  @Override
  void checkLabel(String label) {
    if (!header.classes().contains(label)) {
      throw error(
          String.format(
              Locale.ROOT, "label '%s' is not in the list of its attribute", Excerpt.of(label)));
    }
  }
}
