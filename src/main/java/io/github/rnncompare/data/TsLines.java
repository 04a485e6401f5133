package io.github.rnncompare.data;

import io.github.rnncompare.spec.UserErrorException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a {@code .ts} file of the UCR and UEA archive: comments ({@code #}) and a header
 * ({@code @key value …}) that ends with {@code @data}, then a sequence in each line.
 */
final class TsLines implements Closeable {
  private static final String DATA = "data";

  /**
   * A line of the header.
   *
   * @param line its number, from 1
   * @param key in lower case, without {@code @}
   * @param values the words after it
   */
  record Entry(long line, String key, List<String> values) {
    /** The first word after the key, or "". */
    String value() {
      return values.isEmpty() ? "" : values.get(0);
    }

    boolean isTrue() {
      return value().equalsIgnoreCase("true");
    }
  }

  private final Path file;
  private final BufferedReader text;
  private final List<Entry> header = new ArrayList<>();
  private long number;

  private TsLines(DataContent file) throws IOException {
    this.file = file.path();
    this.text = DataText.open(file);
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws UserErrorException if another line stands in the header
   */
  static TsLines open(DataContent file) throws IOException {
    TsLines lines = new TsLines(file);
    try {
      lines.readHeader();
      return lines;
    } catch (IOException | RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  private void readHeader() throws IOException {
    boolean more = true;
    while (more) {
      String line = next();
      if (line == null) {
        return;
      }
      if (!line.startsWith("@")) {
        throw userError(number, "expected a line that begins with '@' or '#' before '@data'");
      }
      List<String> words = Arrays.asList(line.substring(1).split("\\s+", -1));
      Entry entry =
          new Entry(number, words.get(0).toLowerCase(Locale.ROOT), words.subList(1, words.size()));
      header.add(entry);
      more = !entry.key().equals(DATA);
    }
  }

  /** The lines of the header in their order; {@code @data} is the last, if there is one. */
  List<Entry> header() {
    return List.copyOf(header);
  }

  /** The next sequence: its dimensions and its label, which colons separate; empty at the end. */
  Optional<String[]> sequence() throws IOException {
    return Optional.ofNullable(next()).map(line -> line.split(":", -1));
  }

  /** The next line that is neither empty nor a comment, without white space around it. */
  private @Nullable String next() throws IOException {
    while (true) {
      String line = text.readLine();
      if (line == null) {
        return null;
      }
      number++;
      String stripped = line.strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        return stripped;
      }
    }
  }

  /** The number of the line that was read last. */
  long number() {
    return number;
  }

  UserErrorException userError(long line, String message) {
    return new UserErrorException(file + ":" + line + ": " + message);
  }

  UserErrorException noSequences() {
    return new UserErrorException(file + ": no sequences below a line '@data'");
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
