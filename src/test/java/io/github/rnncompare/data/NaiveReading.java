package io.github.rnncompare.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads data files all at once and as simply as can be, to compare with: what it cannot read is an
 * exception of any kind, and what could be read in several ways is empty.
 */
final class NaiveReading {
  private NaiveReading() {}

  static String text(byte[] content) throws IOException {
    boolean packed = content.length > 1 && content[0] == 0x1f && content[1] == (byte) 0x8b;
    byte[] unpacked =
        packed ? new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes() : content;
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(unpacked)).toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  static List<String> lines(String text) {
    return Arrays.stream(text.split("\r\n|\r|\n", -1)).filter(line -> !line.isEmpty()).toList();
  }

  /** The rows below the header, each a field by its column; with quotes it depends. */
  static Optional<List<Map<String, String>>> csv(String text) {
    List<String> lines = lines(text);
    List<String> separators = new ArrayList<>(List.of(",", ";", "\t"));
    separators.sort((a, b) -> Integer.compare(fields(lines, b), fields(lines, a)));
    String separator = separators.get(0);
    if (text.contains("\"") || fields(lines, separator) == fields(lines, separators.get(1))) {
      return Optional.empty();
    }
    String[] header = lines.get(0).split(separator, -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(separator, -1);
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < header.length; i++) {
        row.put(header[i].strip(), fields[i]);
      }
      rows.add(row);
    }
    return Optional.of(rows);
  }

  private static int fields(List<String> lines, String separator) {
    return lines.get(0).split(separator, -1).length;
  }

  static String text(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column).strip();
  }

  static double number(Map<String, String> row, String column) {
    return Double.parseDouble(text(row, column));
  }

  /** Rows of [features, class] of the sequences behind "@data". */
  static List<double[]> ts(String text, int inputSize, List<String> classes) {
    List<double[]> rows = new ArrayList<>();
    boolean inData = false;
    for (String line : lines(text)) {
      if (line.isBlank() || line.strip().startsWith("#")) {
        continue;
      }
      if (inData) {
        String[] parts = line.split(":", -1);
        for (int t = 0; t < parts[0].split(",", -1).length; t++) {
          double[] row = new double[inputSize + 1];
          for (int i = 0; i < inputSize; i++) {
            row[i] = Double.parseDouble(parts[i].split(",", -1)[t].strip());
          }
          row[inputSize] = classes.indexOf(parts[inputSize].strip());
          rows.add(row);
        }
      }
      inData |= line.strip().toLowerCase(Locale.ROOT).matches("@data(\\s.*)?");
    }
    return rows;
  }

  static List<double[]> characters(String text, String alphabet) {
    List<Integer> known = alphabet.codePoints().boxed().toList();
    return text.replace("\r\n", "\n")
        .codePoints()
        .mapToObj(point -> new double[] {known.indexOf(point)})
        .toList();
  }
}
