package io.github.rnncompare.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;

/**
 * The characters of a text, for whoever does not know them yet; '\r\n' counts as '\n', as {@link
 * Characters} has it.
 *
 * @param characters each once, by their code points
 * @param length of the text in characters
 */
public record Alphabet(String characters, long length) {
  private static final int END = -1;

  /** Looks through a text. */
  public static Alphabet of(Path file) throws IOException {
    TreeSet<Integer> points = new TreeSet<>();
    long length = 0;
    try (BufferedReader text = DataText.open(file)) {
      int next = text.read();
      while (next != END) {
        int point = next;
        next = text.read();
        if (point == '\r' && next == '\n') {
          continue;
        }
        if (Character.isHighSurrogate((char) point)) { // strict UTF-8 has no single ones
          point = Character.toCodePoint((char) point, (char) next);
          next = text.read();
        }
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
