package io.github.rnncompare.draft;

import io.github.rnncompare.data.DataContent;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Formats that are not read, by how their files begin. */
final class OtherFormat {
  private static final int BEGINNING = 512;

  /** What a file is that begins with these characters, each standing for a byte. */
  private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

  static {
    BEGINNINGS.put("PK\u0003\u0004", "an Excel workbook, or another packed file");
    BEGINNINGS.put("\u00d0\u00cf\u0011\u00e0", "an Excel workbook of an old kind");
    BEGINNINGS.put("PAR1", "a Parquet file");
    BEGINNINGS.put("ARROW1", "an Arrow file");
    BEGINNINGS.put("FEA1", "a Feather file");
    BEGINNINGS.put("\u0089HDF", "an HDF5 file");
    BEGINNINGS.put("MATLAB 5.0 MAT-file", "a MATLAB file");
    BEGINNINGS.put("SQLite format 3", "a SQLite database");
    BEGINNINGS.put("\u0089PNG", "a picture");
    BEGINNINGS.put("\u00ff\u00d8\u00ff", "a picture");
    BEGINNINGS.put("GIF8", "a picture");
    BEGINNINGS.put("%PDF", "a PDF document");
    BEGINNINGS.put("BZh", "packed by bzip2");
    BEGINNINGS.put("\u00fd7zXZ", "packed by xz");
    BEGINNINGS.put("(\u00b5/\u00fd", "packed by zstd");
    BEGINNINGS.put("\u0080\u0003", "a Python pickle");
    BEGINNINGS.put("\u0080\u0004", "a Python pickle");
    BEGINNINGS.put("\u0080\u0005", "a Python pickle");
  }

  private OtherFormat() {}

  /**
   * Refuses files of formats that are not read.
   *
   * @throws UserErrorException that says what the file is
   */
  static void refuse(Path file) throws IOException {
    String beginning;
    try (InputStream bytes = DataContent.of(file).open()) {
      beginning = new String(bytes.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
    }
    for (Map.Entry<String, String> known : BEGINNINGS.entrySet()) {
      if (beginning.startsWith(known.getKey())) {
        throw notRead(file, known.getValue());
      }
    }
    String text = beginning.stripLeading();
    if (text.startsWith("<?xml")
        || text.toLowerCase(Locale.ROOT).matches("(?s)<(!doctype )?html.*")) {
      throw notRead(file, text.startsWith("<?xml") ? "XML" : "HTML");
    }
    boolean json =
        file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(json|jsonl|ndjson)(\\.gz)?");
    if (json || text.startsWith("{\"") || text.matches("(?s)\\[\\s*[{\\[].*")) {
      throw notRead(file, "JSON");
    }
  }

  private static UserErrorException notRead(Path file, String what) {
    return new UserErrorException(
        String.format(Locale.ROOT, "%s: is %s, which is not read; save it as CSV", file, what));
  }
}
