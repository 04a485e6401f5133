package io.github.rnncompare.data;

import java.io.IOException;
import java.util.TreeSet;

/**
 * The characters of a text, for whoever does not know them yet; '\r\n' counts as '\n', as {@link
 * Characters} has it.
 *
 * @param characters each once, by their code points
 * @param length of the text in characters
 */
public record Alphabet(String characters, long length) {
  /** Looks through a text. */
  public static Alphabet of(DataContent file) throws IOException {
    TreeSet<Integer> points = new TreeSet<>();
    long length = 0;
    try (CodePoints text = CodePoints.open(file)) {
      for (int point = text.next(); point != CodePoints.END; point = text.next()) {
        points.add(point);
        length++;
      }
    }
    StringBuilder characters = new StringBuilder();
    points.forEach(characters::appendCodePoint);
    return new Alphabet(characters.toString(), length);
  }

  /** How many different characters there are. */
  public int size() {
    return characters.codePointCount(0, characters.length());
  }
}
