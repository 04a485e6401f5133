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
    List<String> below = new ArrayList<>(lines.subList(1, lines.size()));
    while (!below.isEmpty() && below.get(0).matches("\\D*") && !below.get(0).contains(separator)) {
      below.remove(0); // a line of text alone is no row
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : below) {
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

  /** Rows of [feature, class] of lines with a label, then values, as many in each line. */
  static List<double[]> ucr(String text, List<String> classes) {
    List<double[]> rows = new ArrayList<>();
    String separator = text.lines().findFirst().orElseThrow().contains("\t") ? "\t" : "[,\\s]+";
    int fields = 0;
    for (String line : lines(text)) {
      if (line.isBlank()) {
        continue;
      }
      String[] parts = line.strip().split(separator, -1);
      require(fields == 0 || fields == parts.length, line);
      fields = parts.length;
      int end = fields;
      while (parts[end - 1].strip().equalsIgnoreCase("NaN")) {
        end--;
      }
      require(end > 1, line);
      for (int t = 1; t < end; t++) {
        rows.add(
            new double[] {Double.parseDouble(parts[t].strip()), label(parts[0].strip(), classes)});
      }
    }
    return rows;
  }

  private static void require(boolean holds, String line) {
    if (!holds) {
      throw new IllegalStateException(line);
    }
  }

  private static double label(String text, List<String> classes) {
    String label = text.replaceAll("^(['\"])(.*)\\1$", "$2");
    require(classes.contains(label), text);
    return classes.indexOf(label);
  }

  private static List<String> behindData(String text) {
    List<String> data = new ArrayList<>();
    boolean inData = false;
    for (String line : lines(text)) {
      if (inData && !line.isBlank() && !line.strip().startsWith("%")) {
        data.add(line.strip());
      }
      inData |= line.strip().toLowerCase(Locale.ROOT).matches("@data(\\s.*)?");
    }
    return data;
  }

  /** The values behind the last of two colons in each line. */
  static List<double[]> tsf(String text) {
    List<double[]> rows = new ArrayList<>();
    for (String line : behindData(text)) {
      if (!line.startsWith("#")) {
        for (String value : line.substring(line.lastIndexOf(':') + 1).split(",", -1)) {
          rows.add(new double[] {Double.parseDouble(value.strip())});
        }
      }
    }
    return rows;
  }

  /** Rows of [feature, class] of ARFF lines of values and a label; "?" at the end is no step. */
  static List<double[]> arff(String text, int steps, List<String> classes) {
    List<double[]> rows = new ArrayList<>();
    for (String line : behindData(text)) {
      String[] parts = line.split(",", -1);
      require(parts.length == steps + 1, line);
      double label = label(parts[steps].strip(), classes);
      int end = steps;
      while (unquoted(parts[end - 1]).equals("?")) {
        end--;
      }
      for (int t = 0; t < end; t++) {
        rows.add(new double[] {Double.parseDouble(unquoted(parts[t])), label});
      }
    }
    return rows;
  }

  private static String unquoted(String text) {
    return text.strip().replaceAll("^(['\"])(.*)\\1$", "$2").strip();
  }

  /** Rows of [features, class] of ARFF lines with a quoted field of two dimensions. */
  static List<double[]> relational(String text, List<String> classes) {
    List<double[]> rows = new ArrayList<>();
    for (String line : behindData(text)) {
      int end = line.lastIndexOf(line.charAt(0));
      double label = label(line.substring(end + 1).strip().substring(1).strip(), classes);
      String[] dimensions = line.substring(1, end).split("\\\\n", -1);
      require(dimensions.length == 2, line);
      String[] first = dimensions[0].split(",", -1);
      String[] second = dimensions[1].split(",", -1);
      require(first.length == 2 && second.length == 2, line);
      for (int t = 0; t < 2; t++) {
        if (!first[t].strip().equals("?") || !second[t].strip().equals("?")) {
          rows.add(
              new double[] {
                Double.parseDouble(first[t].strip()), Double.parseDouble(second[t].strip()), label
              });
        }
      }
    }
    return rows;
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
          double[] row = new double[inputSize + (classes.isEmpty() ? 0 : 1)];
          for (int i = 0; i < inputSize; i++) {
            row[i] = Double.parseDouble(parts[i].split(",", -1)[t].strip());
          }
          if (!classes.isEmpty()) {
            row[inputSize] = classes.indexOf(parts[inputSize].strip());
          }
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
