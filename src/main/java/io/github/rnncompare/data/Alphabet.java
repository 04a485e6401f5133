package io.github.rnncompare.data;

import java.io.IOException;
import java.util.TreeSet;

/**
 * The different characters of a text. As in {@link Characters}, '\r\n' counts as '\n'.
 *
 * @param characters each once, sorted by code point
 * @param length of the text in characters
 * @param visible how many of them are no white space
 * @param letters how many of them are letters
 */
public record Alphabet(String characters, long length, long visible, long letters) {
  /** Reads a text to find its characters. */
  public static Alphabet of(DataContent file) throws IOException {
    TreeSet<Integer> points = new TreeSet<>();
    long length = 0;
    long visible = 0;
    long letters = 0;
    try (CodePoints text = CodePoints.open(file)) {
      for (int point = text.next(); point != CodePoints.END; point = text.next()) {
        points.add(point);
        length++;
        visible += Character.isWhitespace(point) ? 0 : 1;
        letters += Character.isLetter(point) ? 1 : 0;
      }
    }
    StringBuilder characters = new StringBuilder();
    points.forEach(characters::appendCodePoint);
    return new Alphabet(characters.toString(), length, visible, letters);
  }

  /** The number of different characters. */
  public int size() {
    return characters.codePointCount(0, characters.length());
  }
}
