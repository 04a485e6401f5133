package io.github.rnncompare.data;

import io.github.rnncompare.spec.Excerpt;
import io.github.rnncompare.spec.UserErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads a text as numbers, one per character. */
public final class Characters {
  private final Path file;
  private final Map<Integer, Integer> indices = new HashMap<>();
  private long line = 1;
  private long column = 1;

  private Characters(Path file, String alphabet) {
    this.file = file;
    alphabet.codePoints().forEach(point -> indices.putIfAbsent(point, indices.size()));
  }

  /**
   * The characters in order, one row each: its index in the alphabet. A character is a Unicode code
   * point; a Windows line end '\r\n' counts as '\n'.
   *
   * @param alphabet all characters that the text may have, from index 0; duplicates are ignored
   * @return [characters, 1]
   * @throws UserErrorException naming file, line and column (from 1, in characters) of a character
   *     that is not in the alphabet
   */
  public static NumberTable read(DataContent file, String alphabet) throws IOException {
    Characters reading = new Characters(file.path(), alphabet);
    NumberTable table = new NumberTable(1);
    double[] row = new double[1];
    try (CodePoints text = CodePoints.open(file)) {
      for (int point = text.next(); point != CodePoints.END; point = text.next()) {
        row[0] = reading.index(point);
        table.append(row);
      }
    }
    return table;
  }

  private int index(int point) {
    Integer index = indices.get(point);
    if (index == null) {
      throw new UserErrorException(
          String.format(
              Locale.ROOT,
              "%s:%d:%d: character '%s' (%s) is not in the alphabet; add it to alphabet, or remove it from the text",
              file,
              line,
              column,
              Excerpt.of(Character.toString(point)),
              Excerpt.number(point)));
    }
    boolean lineEnd = point == '\n';
    line += lineEnd ? 1 : 0;
    column = lineEnd ? 1 : column + 1;
    return index;
  }
}
